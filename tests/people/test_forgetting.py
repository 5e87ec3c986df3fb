# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the worker forgets once an hour."""

from datetime import timedelta

from sqlalchemy import func, select

from cop import worker
from cop.db import db
from cop.people.credentials import BrowserSession, Token
from cop.people.models import Person
from cop.people.queries import by_email
from cop.web.counting import DatabaseStorage, RateCount
from tests import make
from tests.people.mailbox import link_in, mail_to
from tests.people.test_joining import ADDRESS, NOOR


def count(model: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


def tidy() -> None:
    worker.tidy()
    db.session.commit()


def test_a_request_that_nobody_confirmed_is_forgotten_after_a_week(visitor, ana, later):
    visitor.post("/join", data=NOOR)
    visitor.post("/sign-in", data={"email": ADDRESS, "password": "niet het goede woord"})
    page = link_in(mail_to(ADDRESS)[-1])

    later(timedelta(days=6))
    tidy()
    assert db.session.scalar(by_email(ADDRESS)) is not None
    later(timedelta(days=2))
    tidy()

    assert db.session.scalar(by_email(ADDRESS)) is None
    assert count(Person) == 1
    assert count(Token) == 0
    assert visitor.get(page).status_code == 409


def test_old_sessions_and_counts_are_forgotten_and_the_living_kept(app, as_, ana, later):
    as_(ana)
    DatabaseStorage().incr("tries", 60)
    tidy()
    assert (count(BrowserSession), count(RateCount)) == (1, 1)

    later(timedelta(days=31))
    as_(make.person("Bea"))
    tidy()

    assert (count(BrowserSession), count(RateCount)) == (1, 0)


def test_it_is_done_once_an_hour(app, ana, later):
    tidy()
    DatabaseStorage().incr("tries", 60)
    later(timedelta(minutes=59))
    tidy()
    assert count(RateCount) == 1

    later(timedelta(minutes=2))
    tidy()
    assert count(RateCount) == 0
