# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What letters say of a meeting: when and where it is, and which action is yours."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from cop.db import db
from cop.meetings.models import Action, ActionState, Meeting
from cop.notify.quoting import Quote
from cop.people.models import Person
from cop.web.filters import show_date, show_hours


def when_and_where(reader: Person, row: Any) -> list[Quote]:
    """Day, hours and place, or why it is cancelled."""
    meeting = db.session.get_one(Meeting, row.id)
    if meeting.cancelled_at:
        return [Quote("", [meeting.cancelled_reason])] if meeting.cancelled_reason else []
    zone = meeting.timezone
    day = show_date(meeting.starts_at, zone, "full")
    hours = show_hours(meeting.starts_at, meeting.ends_at, zone)
    return [Quote("", [f"{day}, {hours}", *filter(None, [meeting.place])])]


def own_actions(reader: Person, row: Any) -> list[Quote]:
    """The open actions of the reader in a report, with their dates."""
    mine = (
        select(Action)
        .where(Action.report_id == row.id, Action.owner_id == reader.id)
        .where(Action.state == ActionState.OPEN)
        .order_by(Action.position)
    )
    return [Quote("", [_due(action)]) for action in db.session.scalars(mine)]


def _due(action: Action) -> str:
    if action.due_on is None:
        return action.text
    return str(_("%(text)s – before %(day)s", text=action.text, day=show_date(action.due_on)))
