# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of the registers: replace and withdraw decisions, drop actions and hand them over."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import delete

from cop.contributions.models import Contribution
from cop.db import db
from cop.errors import Refused
from cop.meetings import reporting
from cop.meetings.models import Action, ActionState, Decision, DecisionState
from cop.notify.actions import settled, tell
from cop.people.models import Person
from cop.registers.models import ActionReminder


def set_state(decision: Decision, state: DecisionState, successor: Decision | None = None) -> None:
    """Say that a decision is in force, replaced by another one, or withdrawn."""
    if state is DecisionState.REPLACED:
        _refuse_circle(decision, successor)
    decision.state = state
    decision.replaced_by_id = (
        successor.id if successor and state is DecisionState.REPLACED else None
    )
    db.session.flush()


def drop(action: Action, reason: str, *, by: Person) -> None:
    """Drop an action, with the reason; it is carried to no agenda any more."""
    reporting.settle(action, ActionState.DROPPED, by=by, reason=reason)


def hand_over(
    action: Action,
    *,
    by: Person,
    owner_id: int | None,
    organisation_id: int | None,
    due_on: date | None,
) -> None:
    """Give an open action another owner or day; a new owner is told."""
    if action.state is not ActionState.OPEN:
        raise Refused(_("This action is not open any more. Open it again first."))
    report = db.session.get_one(Contribution, action.report_id)
    if (action.owner_id, action.organisation_id, action.due_on) != (
        owner_id, organisation_id, due_on,
    ):  # fmt: skip
        db.session.execute(delete(ActionReminder).where(ActionReminder.action_id == action.id))
        settled("action_due", report, action.anchor)
    is_new = owner_id is not None and owner_id != action.owner_id
    action.owner_id, action.organisation_id, action.due_on = owner_id, organisation_id, due_on
    db.session.flush()
    if is_new and owner_id is not None:
        tell([owner_id], "action_given", report, by=by, anchor=action.anchor)


def _refuse_circle(decision: Decision, successor: Decision | None) -> None:
    """A decision is replaced by another one, and that not by this."""
    seen = {decision.id}
    while successor is not None:
        if successor.id in seen:
            raise Refused(_("That decision was itself replaced by this one."))
        seen.add(successor.id)
        following = successor.replaced_by_id
        successor = db.session.get(Decision, following) if following else None
    if len(seen) == 1:
        raise Refused(_("Choose the decision that replaces this one."))
