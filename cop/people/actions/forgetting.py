# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forget what no longer serves: dead sessions and links, and requests that nobody confirmed."""

from datetime import timedelta

from sqlalchemy import delete, select

from cop import clock
from cop.db import db
from cop.people.credentials import BrowserSession, Token
from cop.people.models import Person
from cop.web import counting

KEPT = timedelta(days=30)
"""How long a session that ended, or a link that does not work any more, is kept."""
UNCONFIRMED = timedelta(days=7)
"""How long the name and address are kept of somebody who never confirmed the address."""


def tidy() -> None:
    """Forget all of it."""
    counting.forget_ended()
    _forget_sessions()
    _forget_unconfirmed()
    old = delete(Token).where(Token.expires_at < clock.now() - KEPT)
    db.session.execute(old.execution_options(synchronize_session=False))


def _forget_sessions() -> None:
    long_ago = clock.now() - KEPT
    old = delete(BrowserSession).where(
        (BrowserSession.ended_at < long_ago) | (BrowserSession.created_at < long_ago)
    )
    db.session.execute(old.execution_options(synchronize_session=False))


def _forget_unconfirmed() -> None:
    """Nothing else names such a person: without an account nobody writes or is written about."""
    people = select(Person.id).where(
        Person.confirmed_at.is_(None),
        Person.approved_at.is_(None),
        Person.created_at < clock.now() - UNCONFIRMED,
    )
    for forgotten in (
        delete(Token).where(Token.person_id.in_(people)),
        delete(Person).where(Person.id.in_(people)),
    ):
        db.session.execute(forgotten.execution_options(synchronize_session=False))
