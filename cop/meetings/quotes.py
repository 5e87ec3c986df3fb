# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What letters say of a meeting: when and where it is, and which action is yours."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from cop.contributions.models import Contribution
from cop.db import db
from cop.meetings import queries
from cop.meetings.life_models import Correction, CorrectionState
from cop.meetings.models import Action, ActionState, AgendaItem, Meeting, Report, ReportState
from cop.meetings.moments import Slot, timed
from cop.notify.quoting import SLACK, Quote
from cop.people.models import Person
from cop.web.filters import show_date, show_hours, show_time


def when_and_where(reader: Person, row: Any) -> list[Quote]:
    """Day, hours and place, or why it is cancelled."""
    meeting = db.session.get_one(Meeting, row.id)
    if meeting.cancelled_at:
        return [Quote("", [meeting.cancelled_reason])] if meeting.cancelled_reason else []
    zone = meeting.timezone
    day = show_date(meeting.starts_at, zone, "full")
    hours = show_hours(meeting.starts_at, meeting.ends_at, zone)
    return [Quote("", [f"{day}, {hours}", *filter(None, [meeting.place])])]


def own_items(reader: Person, row: Any) -> list[Quote]:
    """Which item the reader's text is and when it begins, then when and where the meeting is."""
    lines = _own_lines(reader, [row.id]).get(row.id, [])
    return [*([Quote("", lines)] if lines else []), *when_and_where(reader, row)]


def own_places(reader: Person, meeting_ids: Sequence[int]) -> dict[int, str]:
    """The same in a line for each meeting, for the page of notifications."""
    return {id: " ".join(lines) for id, lines in _own_lines(reader, meeting_ids).items()}


def _own_lines(reader: Person, meeting_ids: Sequence[int]) -> dict[int, list[str]]:
    """Which items of some meetings are the reader's texts, and when they begin."""
    items = defaultdict[int, list[AgendaItem]](list)
    for item in db.session.scalars(queries.items_of(meeting_ids)):
        items[item.meeting_id].append(item)
    named = [item.contribution_id for each in items.values() for item in each]
    mine = select(Contribution.id).where(
        Contribution.author_id == reader.id, Contribution.id.in_([id for id in named if id])
    )
    own = set(db.session.scalars(mine))
    going_on = Meeting.id.in_(meeting_ids) & Meeting.cancelled_at.is_(None)
    return {
        meeting.id: lines
        for meeting in db.session.scalars(select(Meeting).where(going_on))
        if (
            lines := [
                _place(slot, meeting.timezone)
                for slot in timed(items[meeting.id], meeting.starts_at, meeting.timezone)
                if slot.item.contribution_id in own
            ]
        )
    }


def _place(slot: Slot, zone: str) -> str:
    given = {"title": slot.item.title, "number": slot.number}
    if slot.begins is None:
        return str(_("“%(title)s” is item %(number)s.", **given))
    begins = show_time(slot.begins, zone)
    return str(_("“%(title)s” is item %(number)s, at %(time)s.", **given, time=begins))


def own_actions(reader: Person, row: Any) -> list[Quote]:
    """The open actions of the reader in a report, with their dates."""
    return _actions(row, Action.owner_id == reader.id)


def actions_due(reader: Person, row: Any) -> list[Quote]:
    """The same with those of the reader's organisation, as far as they have a date."""
    ours = (Action.owner_id == reader.id) | (
        Action.organisation_id == (reader.organisation_id or 0)
    )
    return _actions(row, ours, Action.due_on.is_not(None))


def until_when(reader: Person, row: Any) -> list[Quote]:
    """Until which day corrections can be proposed."""
    report = db.session.get_one(Report, row.id)
    if report.state is not ReportState.ROUND or report.round_until is None:
        return []
    day = show_date(report.round_until)
    return [Quote("", [_("You can propose corrections until %(day)s.", day=day)])]


def corrections_settled(reader: Person, row: Any) -> list[Quote]:
    """What became of the corrections of the reader since the last letter."""
    mine = (
        select(Correction)
        .where(Correction.report_id == row.id, Correction.by_id == reader.id)
        .where(Correction.settled_at >= row.since - SLACK)
        .order_by(Correction.settled_at)
    )
    return [Quote("", [_settled(correction)]) for correction in db.session.scalars(mine)]


def _settled(correction: Correction) -> str:
    title = correction.title or str(_("Beginning of the report"))
    if correction.state is CorrectionState.TAKEN:
        return str(_("%(title)s – taken over", title=title))
    return str(_("%(title)s – declined: %(reason)s", title=title, reason=correction.answer))


def _actions(row: Any, *which: Any) -> list[Quote]:
    mine = (
        select(Action)
        .where(Action.report_id == row.id, *which)
        .where(Action.state == ActionState.OPEN)
        .order_by(Action.position)
    )
    return [Quote("", [_due(action)]) for action in db.session.scalars(mine)]


def _due(action: Action) -> str:
    if action.due_on is None:
        return action.text
    return str(_("%(text)s – before %(day)s", text=action.text, day=show_date(action.due_on)))
