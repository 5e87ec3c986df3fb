# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who is away gets no mail, and reads on their return what they missed, once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.notify import overviews
from cop.notify.actions import tell
from tests import make
from tests.together import twice_at_once

ZONE = "Europe/Amsterdam"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    """Sets the clock to a number of days and hours after a Monday."""

    def set_to(days=0, hours=0):
        moment = MONDAY + timedelta(days=days, hours=hours)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to


def leaves(browser, until="2026-11-30"):
    return browser.post("/settings/away", data={"until": until}).status_code


def mails():
    db.session.rollback()
    return db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)).all()


def worker():
    make.letters()
    overviews.catch_up(ZONE)
    while overviews.make_due(ZONE):
        pass


def test_mail_waits_and_one_overview_comes_on_the_return(at, as_, ana, bea, eva):
    at()
    question = make.question(ana, "Before the holidays of Ana")
    tell([ana.id], "commented", question, by=bea)
    at(hours=1)
    assert leaves(as_(ana)) == 303
    assert "You are away until 30 November 2026" in as_(ana).get("/settings/away").text

    at(days=1)  # a Tuesday, with weekly overviews
    make.answer(question, eva)
    tell([ana.id], "thanked", question, by=bea)
    worker()
    assert [mail for mail in mails() if mail.person_id == ana.id] == []
    at(days=7, hours=-4)
    worker()
    assert [mail for mail in mails() if mail.person_id == ana.id] == []
    at(days=7)
    worker()
    worker()

    [mail] = [mail for mail in mails() if mail.person_id == ana.id]
    assert "Welcome back. This happened while you were away." in mail.text
    assert "Eva answered" in mail.text
    assert "Bea (Anderdorp) finds this useful" in mail.text
    assert "commented" not in mail.text  # that was before
    make.answer(question, bea, "Something else.")
    at(days=8)
    worker()
    *_earlier, weekly = [mail for mail in mails() if mail.person_id == ana.id]
    assert "commented" in weekly.text
    assert "Eva answered" not in weekly.text


def test_nothing_missed_is_no_mail(at, as_, ana):
    at()
    leaves(as_(ana))
    at(days=7)
    worker()

    assert mails() == []
    db.session.refresh(ana)
    assert (ana.away_until, ana.away_since) == (None, None)


def test_who_is_back_earlier_says_so(at, as_, ana, bea):
    at()
    browser = as_(ana)
    leaves(browser)
    tell([ana.id], "thanked", make.question(ana), by=bea)
    db.session.commit()

    assert browser.post("/settings/away/delete").status_code == 303
    assert "You are away until" not in browser.get("/settings/away").text
    worker()

    assert len(mails()) == 1


def test_a_day_in_the_past_or_no_day_is_refused(at, as_, ana):
    at()
    for until in ("2026-11-23", "2025-01-01", "2029-01-01", "soon", ""):
        assert leaves(as_(ana), until) == 422


def test_two_workers_at_once_welcome_somebody_once(app, at, as_, ana, bea):
    at()
    leaves(as_(ana))
    tell([ana.id], "thanked", make.question(ana), by=bea)
    db.session.commit()
    at(days=7)
    twice_at_once(app, lambda: overviews.catch_up(ZONE))

    assert len(mails()) == 1
