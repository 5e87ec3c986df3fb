# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reminders of meetings, a week and a day before, to who comes."""

from datetime import datetime, timedelta

from cop import clock
from cop.attending import letters
from cop.batches import one_by_one
from cop.calendars import actions, queries, writing
from cop.calendars.models import MeetingReminder, Near
from cop.db import db, reading
from cop.i18n import speaking
from cop.meetings.registrations import Registration
from cop.notify.actions import tell

BATCH = 200
"""Reminders that are given in one round of the worker."""
AHEAD = {Near.WEEK: timedelta(days=7), Near.DAY: timedelta(days=1)}
UNTIL = {Near.WEEK: timedelta(days=5), Near.DAY: timedelta(hours=2)}
"""How near a meeting may be when the worker stood still and reminds late."""

Due = tuple[int, datetime, Near]
"""Of a registration, for a meeting that begins then."""


def remind() -> int:
    """Give a batch of the reminders that are due, each in a transaction of its own.

    A reminder has one row for a registration and the time of its meeting: of two workers one finds
    it there.
    """
    now = clock.now()
    with reading():
        rows = db.session.execute(queries.near(now, now + AHEAD[Near.WEEK])).all()
        given = {tuple(row) for row in db.session.execute(queries.reminded(now))}
    due: list[Due] = []
    for row in rows:
        step = step_at(now, row.starts_at, row.created_at)
        if step and (row.id, row.starts_at, step) not in given:
            due.append((row.id, row.starts_at, step))
    return one_by_one(due[:BATCH], _remind)


def step_at(now: datetime, starts_at: datetime, registered_at: datetime) -> Near | None:
    """Which reminder is due; none for who said only after that moment that they come."""
    for step, ahead in AHEAD.items():
        if registered_at <= starts_at - ahead <= now < starts_at - UNTIL[step]:
            return step
    return None


def _remind(due: Due) -> bool:
    """Remind one person or guest, unless the meeting moved or was cancelled meanwhile."""
    registration_id, starts_at, step = due
    registration = db.session.get(Registration, registration_id)
    meeting_id = registration.meeting_id if registration else 0
    meeting = db.session.scalar(queries.to_remind(meeting_id, starts_at))
    if meeting is None or registration is None:
        return False
    reminder = MeetingReminder(
        registration_id=registration_id, starts_at=starts_at, step=step, at=clock.now()
    )
    db.session.add(reminder)
    db.session.flush()
    if registration.person_id is not None:
        tell([registration.person_id], "meeting_near", meeting)
    else:
        with speaking(registration.locale):
            agenda = writing.agenda_lines(meeting, actions.agenda_of(meeting))
        letters.remind(meeting, registration, agenda)
    return True
