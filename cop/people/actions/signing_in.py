# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Recognise who signs in, and begin or end the session of a browser."""

from sqlalchemy import select, update

from cop import clock
from cop.db import db, release
from cop.people import audit, passwords
from cop.people.credentials import BrowserSession
from cop.people.models import Person
from cop.people.queries import by_email


def recognised(email: str, password: str) -> Person | None:
    """The person of this address and password; an unknown address takes as long.

    The lock of the database is given back while the password is worked on.
    """
    kept = db.session.scalar(by_email(email).with_only_columns(Person.password_hash))
    release()
    known = passwords.verified(kept, password)
    renewed = passwords.hashed(password) if known and kept and passwords.outdated(kept) else None
    person = db.session.scalar(by_email(email))
    if not known or person is None or person.password_hash != kept:
        _note_failure("sign_in_failed", person)
        return None
    if person.disabled_at:
        _note_failure("sign_in_refused", person)
        return None
    person.password_hash = renewed or kept
    return person


def _note_failure(kind: str, person: Person | None) -> None:
    audit.note(kind, person=person if person and person.confirmed_at else None)
    db.session.commit()  # the answer will be a refusal, which rolls back: this line must stay


def end_session(session_id: int, *, by: Person) -> None:
    """End one of a person's own sessions; another's is left alone."""
    ended = db.session.scalar(
        update(BrowserSession)
        .where(
            BrowserSession.id == session_id,
            BrowserSession.person_id == by.id,
            BrowserSession.ended_at.is_(None),
        )
        .values(ended_at=clock.now())
        .returning(BrowserSession.id)
    )
    if ended is not None:
        audit.note("session_ended", by=by, person=by)


def sessions_of(person: Person) -> list[BrowserSession]:
    """The sessions that have not ended, the latest used first."""
    return list(
        db.session.scalars(
            select(BrowserSession)
            .where(BrowserSession.person_id == person.id, BrowserSession.ended_at.is_(None))
            .order_by(BrowserSession.seen_at.desc(), BrowserSession.id.desc())
        )
    )
