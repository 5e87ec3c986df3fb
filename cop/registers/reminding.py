# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the worker says when a day comes: a round is over, an action is due."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import update

from cop import clock
from cop.batches import one_by_one
from cop.contributions.models import Contribution
from cop.db import db, reading
from cop.meetings.models import Action, Report
from cop.notify.actions import tell
from cop.people.models import Person
from cop.people.queries import organisers
from cop.registers import reminder_queries as queries
from cop.registers.models import ActionReminder, Reminder

BATCH = 100
WEEK = timedelta(days=7)
LATE = timedelta(days=7)
"""How long after its day a reminder is still sent, after the worker stood still."""
MOST_OF_ORGANISATION = 3
"""People of an organisation who are reminded when none of them attended."""


def remind(zone: str) -> int:
    """Remind of a batch of actions a week before and after their day; answers of how many.

    Two workers may do so at once: a reminder has one row, and the second finds it there.
    """
    today = clock.today(zone)
    with reading():
        rows = db.session.execute(queries.to_remind(today - WEEK - LATE, today + WEEK)).all()
    sent = {(row.id, row.which) for row in rows}
    days = {row.id: (row.due_on, row.created_at.astimezone(ZoneInfo(zone)).date()) for row in rows}
    due = [
        (id, which)
        for id, (due_on, agreed_on) in days.items()
        if (which := reminder_on(today, due_on, agreed_on)) and (id, which) not in sent
    ]
    return one_by_one(due[:BATCH], _remind)


def reminder_on(today: date, due_on: date, agreed_on: date) -> Reminder | None:
    """Which reminder falls on a day; none before the day of what was agreed within the week."""
    if due_on - WEEK <= today <= due_on and agreed_on < due_on - WEEK:
        return Reminder.BEFORE
    return Reminder.AFTER if due_on + WEEK <= today <= due_on + WEEK + LATE else None


def ask_to_adopt(zone: str) -> int:
    """Tell those who wrote a report or organise that its round is over; answers of how many."""
    today = clock.today(zone)
    with reading():
        ids = db.session.scalars(queries.rounds_over(today).with_only_columns(Report.id)).all()
    return one_by_one(ids[:BATCH], _ask_to_adopt)


def _remind(due: tuple[int, Reminder]) -> bool:
    """Remind of an action, if it is still open."""
    action_id, which = due
    action = db.session.scalar(queries.to_remind_of(action_id))
    if action is not None:
        db.session.add(ActionReminder(action_id=action.id, which=which, at=clock.now()))
        db.session.flush()
        report = db.session.get_one(Contribution, action.report_id)
        tell(_owners(action), "action_due", report, anchor=action.anchor)
    return action is not None


def _owners(action: Action) -> list[int]:
    """The owner, or those of the organisation who attended, or else some of its people."""
    if action.owner_id:
        return [action.owner_id]
    rows = db.session.execute(queries.of_the_organisation(action)).all()
    attended = [row.id for row in rows if row.attended]
    return attended or [row.id for row in rows][:MOST_OF_ORGANISATION]


def _ask_to_adopt(report_id: int) -> bool:
    """Claim the reminder of a report and send it."""
    claimed = db.session.execute(
        update(Report.__table__)  # type: ignore[arg-type]  # a table is what is updated
        .where(Report.__table__.c.id == report_id)
        .where(Report.__table__.c.asked_to_adopt_at.is_(None))
        .values(asked_to_adopt_at=clock.now())
    ).rowcount  # type: ignore[attr-defined]  # of an update
    report = db.session.get_one(Contribution, report_id)
    if claimed:
        organising = db.session.scalars(organisers().with_only_columns(Person.id))
        tell([report.author_id, *organising], "round_over", report)
    return bool(claimed)
