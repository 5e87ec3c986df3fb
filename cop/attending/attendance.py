# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of who was there: ticked by an organiser, or said with the code of the screen."""

import secrets
from collections.abc import Collection, Iterable

from sqlalchemy import update

from cop import clock
from cop.attending import queries
from cop.db import db
from cop.meetings.models import Meeting
from cop.meetings.registrations import Coming, Registration
from cop.people.models import Person

DIGITS = 6


def tick(meeting: Meeting, there: Collection[int], before: Collection[int]) -> None:
    """Note who was there, by the ids of registrations.

    `before` are those that were ticked on the page: who said so with the code meanwhile stays.
    """
    _note(meeting, set(there) - set(before), there=True)
    _note(meeting, set(before) - set(there), there=False)


def add(meeting: Meeting, people: Iterable[int], others: int) -> None:
    """Note members who came unannounced, and how many others did."""
    for person_id in sorted(set(people)):
        _was_there(meeting, person_id)
    meeting.others_attended = others
    db.session.flush()


def make_code(meeting: Meeting) -> None:
    """Draw a new code for the screen; the earlier one ends."""
    meeting.attendance_code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def holds(meeting: Meeting, code: str) -> bool:
    """Whether this is the code of the screen, however it was spaced."""
    given = "".join(code.split())
    return secrets.compare_digest(given.encode(), (meeting.attendance_code or "").encode())


def check_in(meeting: Meeting, *, by: Person) -> None:
    """Note that somebody who knew the code is there."""
    _was_there(meeting, by.id)


def is_here(registration: Registration) -> None:
    """Note that somebody who is registered is there."""
    if registration.attended_at is None:
        registration.attended_at = clock.now()
    db.session.flush()


def _was_there(meeting: Meeting, person_id: int) -> None:
    registration = db.session.scalar(queries.of_person(meeting.id, person_id))
    if registration is None:
        registration = Registration(
            meeting_id=meeting.id, person_id=person_id, coming=Coming.YES
        )  # without a place: the room is no matter any more
        db.session.add(registration)
    is_here(registration)


def _note(meeting: Meeting, ids: Collection[int], *, there: bool) -> None:
    known = Registration.attended_at.is_(None) if there else Registration.attended_at.is_not(None)
    wanted = update(Registration).where(
        Registration.meeting_id == meeting.id, Registration.id.in_(ids), known
    )
    db.session.execute(wanted.values(attended_at=clock.now() if there else None))
