# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what the worker has to remind people of."""

from typing import Any

from sqlalchemy import Select, case, exists, select

from cop.contributions.models import Contribution
from cop.db import Rows
from cop.meetings.models import Action, ActionState, Attendance, Report, ReportState
from cop.people.models import Person
from cop.people.queries import taking_part
from cop.registers.models import ActionReminder


def to_remind(earliest: Any, latest: Any) -> Rows:
    """The open actions with a day between these, and which reminders of them were sent."""
    return (
        select(Action.id, Action.due_on, Contribution.created_at, ActionReminder.which)
        .join(Report, Report.id == Action.report_id)
        .outerjoin(ActionReminder, ActionReminder.action_id == Action.id)
        .where(Action.state == ActionState.OPEN, Action.due_on.between(earliest, latest))
        .where(Contribution.hidden_at.is_(None))
        .order_by(Action.due_on, Action.id)
    )


def to_remind_of(action_id: int) -> Select[Action]:
    """The action if it is still open, kept as it is until the transaction ends."""
    return (
        select(Action)
        .where(Action.id == action_id, Action.state == ActionState.OPEN)
        .with_for_update(key_share=True)
    )


def of_the_organisation(action: Action) -> Rows:
    """The people of the organisation that owns an action, those who attended first."""
    attended = exists().where(
        Attendance.report_id == action.report_id, Attendance.person_id == Person.id
    )
    return (
        taking_part()
        .where(Person.organisation_id == action.organisation_id)
        .with_only_columns(Person.id, attended.label("attended"))
        .order_by(case((attended, 0), else_=1), Person.id)
    )


def rounds_over(today: Any) -> Select[Report]:
    """The reports whose round is over and of which nobody was told so."""
    return select(Report).where(
        Report.state == ReportState.ROUND, Report.round_until < today,
        Report.asked_to_adopt_at.is_(None), Report.hidden_at.is_(None),
    )  # fmt: skip
