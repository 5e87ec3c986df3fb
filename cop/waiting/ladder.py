# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ladder: what the worker does for questions that nobody answers, and for those answered."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cop import clock
from cop.batches import one_by_one
from cop.db import db, reading
from cop.notify.actions import tell
from cop.waiting import actions, helped_queries, queries, steps
from cop.waiting.models import Asking, HelpedStep, Step

BATCH = 100
"""Questions for which something is done in one round of the worker."""
DAYS = {Asking.DAY_3: 3, Asking.DAY_10: 10, Asking.DAY_30: 30}
LATE = 7
"""How many days later the asker is still asked, after the worker stood still."""


def climb(zone: str) -> int:
    """Take a batch of the steps that are due, each in a transaction of its own; answers how many.

    Two workers may do so at once: a step has one row, and the second finds it there.
    """
    today = steps.today(clock.now(), zone)
    with reading():
        rows = db.session.execute(queries.ladder()).all()
    following = [(row.id, steps.next_step(row, zone)) for row in rows]
    due = [(id, each.step) for id, each in following if each and each.day <= today]
    return one_by_one(due[:BATCH], _take)


def ask_whether_it_helped(zone: str) -> int:
    """Ask a batch of askers whether their question is answered; answers how many."""
    now, today = clock.now(), steps.today(clock.now(), zone)
    earliest = now - timedelta(days=DAYS[Asking.DAY_30] + LATE + 1)
    with reading():
        latest = now - timedelta(days=DAYS[Asking.DAY_3] - 1)
        rows = db.session.execute(helped_queries.unsaid(earliest, latest)).all()
        said = set(db.session.execute(helped_queries.said([row.answer_id for row in rows])))
        known = {(row.answer_id, row.step) for row in said}
    due = [
        (row.id, row.answer_id, step)
        for row in rows
        if (step := asking_on(today, row.answered_at, zone))
        and not known & {(row.answer_id, step), (row.answer_id, Asking.NO)}
    ]
    return one_by_one(due[:BATCH], _ask)


def asking_on(today: date, answered_at: datetime, zone: str) -> Asking | None:
    """Which of the reminders falls on a day."""
    age = (today - answered_at.astimezone(ZoneInfo(zone)).date()).days
    return next((each for each, day in DAYS.items() if day <= age < day + LATE), None)


def _take(due: tuple[int, Step]) -> bool:
    """Take a step unless somebody answered, closed or hid the question."""
    question_id, step = due
    question = db.session.scalar(queries.to_take(question_id))
    if question is not None:
        actions.take(question, step)
    return question is not None


def _ask(due: tuple[int, int, Asking]) -> bool:
    """Ask whether the question is answered, if it still may be."""
    question_id, answer_id, step = due
    question = db.session.scalar(helped_queries.to_ask(question_id))
    if question is not None:
        db.session.add(HelpedStep(answer_id=answer_id, step=step, at=clock.now()))
        db.session.flush()
        tell([question.author_id], "helped_asked", question, anchor="helped")
    return question is not None
