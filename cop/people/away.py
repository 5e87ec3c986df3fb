# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Being away: mail and invitations wait until a day, and what was missed is told once after it."""

from datetime import date, datetime

from sqlalchemy import Select, select, update

from cop import clock
from cop.db import db
from cop.people.models import Person


def leave(person: Person, until: date) -> None:
    """Let mail and invitations wait until a day; another day may be chosen meanwhile."""
    person.away_since = person.away_since or clock.now()
    person.away_until = until


def come_back(person: Person, today: date) -> None:
    """Be back before the day that was given; what was missed is told as on that day."""
    if person.away_until is not None:
        person.away_until = min(person.away_until, today)


def is_away(person: Person, today: date) -> bool:
    return person.away_until is not None and person.away_until > today


def returning(today: date) -> Select[int]:
    """The ids of the people who are back and were not told yet what they missed."""
    return select(Person.id).where(Person.away_until <= today).order_by(Person.id)


def welcome(person_id: int, today: date) -> datetime | None:
    """Note that somebody is back; answers since when they were away, to one worker only."""
    back = (Person.id == person_id) & (Person.away_until <= today)
    since = db.session.scalar(select(Person.away_since).where(back).with_for_update())
    if since is not None:
        taken = update(Person).where(back).values(away_since=None, away_until=None)
        db.session.execute(taken.execution_options(synchronize_session="fetch"))
    return since
