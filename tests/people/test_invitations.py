# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Invitations: by whom, to what, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from cop import clock
from cop.db import db
from cop.people.actions import invitations
from cop.people.models import AuditEvent, Person, Role
from cop.people.queries import by_email
from tests import make
from tests.people.mailbox import PASSWORD, link_in, mail_to

GUEST = "gast@anderdorp.example"
ENTRY = {"name": "Gast van Anderdorp", "password": PASSWORD}


@pytest.fixture
def invited(app, oda):
    """The path of an invitation that Oda sent."""

    def send(role: Role = Role.MEMBER, **rest) -> str:
        organisation = make.organisation("Anderdorp")
        invitations.invite(GUEST, organisation, role, by=oda, locale="en", **rest)
        db.session.commit()
        return link_in(mail_to(GUEST)[-1])

    return send


def guest() -> Person:
    return db.session.scalars(by_email(GUEST)).one()


def test_an_invitation_makes_an_account_with_its_role_and_organisation(visitor, invited):
    page = invited(Role.EXPERT)

    shown = visitor.get(page)
    assert GUEST in shown.text
    assert "Anderdorp" in shown.text
    done = visitor.post(page, data=ENTRY | {"role": "administrator", "email": "x@evil.example"})

    assert (done.status_code, done.headers["Location"]) == (303, "/")
    assert guest().takes_part
    assert guest().role is Role.EXPERT
    assert guest().organisation_id is not None
    assert visitor.get("/settings").status_code == 200
    assert visitor.get(page).status_code == 409


def test_somebody_who_waited_is_let_in_by_an_invitation(visitor, invited):
    make.person("Gast", email=GUEST, approved_at=None, refused_at=clock.now())

    visitor.post(invited(), data=ENTRY)

    assert guest().takes_part
    assert guest().name == "Gast van Anderdorp"


def test_an_invitation_lets_nobody_back_in_who_was_shut_out(visitor, invited):
    page = invited()
    make.person("Gast", email=GUEST, disabled_at=clock.now())

    assert visitor.post(page, data=ENTRY).status_code == 409
    assert guest().disabled_at is not None


def test_an_invitation_ends_after_a_week(visitor, invited, later):
    page = invited()
    later(timedelta(days=8))

    assert visitor.get(page).status_code == 409


def test_what_is_no_invitation_is_a_clear_page(visitor):
    for secret in ("x", "é" * 50, "a" * 4000, "%00", "..%2f..%2f", "' OR 1=1 --"):
        answer = visitor.get(f"/invitations/{secret}")
        assert answer.status_code in (400, 404, 409)
        assert "<h1>" in answer.text


def test_of_twenty_uses_at_once_one_succeeds(app, invited):
    page = invited()

    def accept(number: int) -> int:
        return app.test_client().post(page, data=ENTRY).status_code

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(accept, range(20)))

    db.session.rollback()  # to read what was committed meanwhile
    assert sorted(answers) == [303, *[409] * 19]
    assert db.session.scalar(select(func.count()).where(Person.email == GUEST)) == 1
    entered = select(func.count()).where(AuditEvent.kind == "let_in")
    assert db.session.scalar(entered) == 1
