# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The signed addresses of somebody's feeds: the key to what they may read, until they renew it."""

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import select

from cop.calendars.models import CalendarKey
from cop.db import db
from cop.people.models import Person
from cop.people.queries import taking_part


def key_of(person: Person) -> str:
    """The key in the addresses of this person's feeds."""
    return str(_signer().dumps([person.id, _number(person.id)]))


def owner_of(key: str) -> Person | None:
    """Whose key it is; None when it is none of ours, was renewed, or its owner left."""
    try:
        person_id, number = _signer().loads(key)
    except (BadData, TypeError, ValueError):
        return None
    if number != _number(person_id):
        return None
    return db.session.scalar(taking_part().where(Person.id == person_id))


def renew(person: Person) -> None:
    """Give the person other addresses; the old ones are dead at once."""
    key = db.session.get(CalendarKey, person.id)
    if key is None:
        db.session.add(CalendarKey(person_id=person.id, number=1))
    else:
        key.number += 1
    db.session.flush()


def _number(person_id: int) -> int:
    """The number that counts now; 0 until the first renewal."""
    wanted = select(CalendarKey.number).where(CalendarKey.person_id == person_id)
    return db.session.scalar(wanted) or 0


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="calendar")
