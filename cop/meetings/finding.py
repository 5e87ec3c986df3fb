# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Find a meeting, report or action for an action on it, or answer 404."""

from flask import abort

from cop.db import db
from cop.meetings import queries, report_queries
from cop.meetings.models import Action, Meeting, Report
from cop.people.session import current_person


def meeting_of(meeting_id: int) -> Meeting:
    """The meeting, if this reader may open it."""
    meeting = db.session.scalar(queries.to_change(current_person(), meeting_id))
    return meeting or abort(404)


def report_of(report_id: int) -> Report:
    """The report, if this reader may open it."""
    report = db.session.scalar(report_queries.to_change(current_person(), report_id))
    return report or abort(404)


def action_of(action_id: int) -> Action:
    """The action, if this reader may open its report."""
    action = db.session.scalar(report_queries.action_to_change(current_person(), action_id))
    return action or abort(404)
