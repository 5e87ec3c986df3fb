# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The next meeting of a series, as a copy of the one before."""

import calendar
from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from cop.db import db
from cop.meetings import actions
from cop.meetings.agenda import USUAL_MINUTES, Item
from cop.meetings.carrying import carried_from
from cop.meetings.forms import MeetingForm
from cop.meetings.models import Action, ActionState, ItemKind, Meeting, Report, Series
from cop.meetings.moments import local

USUALLY = 2
"""Months to the next meeting, where nothing is said of it."""


def copied(form: MeetingForm, last: Meeting) -> MeetingForm:
    """The form filled in as the meeting after this one: its shape, and the actions still open."""
    series = db.session.get(Series, last.series_id or 0)
    months = series.every_months if series else USUALLY
    starts = local(last.starts_at, last.timezone)
    form.day.data = months_later(starts.date(), months)
    form.starts.data = starts.time()
    form.ends.data = local(last.ends_at, last.timezone).time()
    for name in (
        "title", "timezone", "place", "online_url", "capacity", "body", "is_event",
        "language", "group_id",
    ):  # fmt: skip
        form[name].data = getattr(last, name)
    form.themes.data = [theme.id for theme in last.themes]
    form.every_months.data, form.after.data = months, str(last.id)
    _copy_agenda(form, last)
    return form


def months_later(day: date, months: int) -> date:
    """The same weekday of the month so many months later: of a third Tuesday the third Tuesday."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    first, length = calendar.monthrange(year, month + 1)
    found = 1 + (day.weekday() - first) % 7 + (day.day - 1) // 7 * 7
    return date(year, month + 1, found if found <= length else found - 7)


def _copy_agenda(form: MeetingForm, last: Meeting) -> None:
    """The items but for what they were about, with the open actions where these stood before."""
    carried = str(_("Open actions"))
    items = [item for item in actions.written(last) if item.about is None]
    if not _any_open_actions(last):
        items = [item for item in items if item.title != carried]
    elif carried not in [item.title for item in items]:
        at = _after_opening(items)
        items = [*items[:at], Item(carried, ItemKind.NOTICE, USUAL_MINUTES), *items[at:]]
    rows = [
        {
            "title": item.title, "kind": item.kind, "under": item.under,
            "minutes": item.minutes or (USUAL_MINUTES if item.title == carried else None),
            "presenter": item.presenter, "room": item.room, "begins": item.begins,
        }
        for item in items
    ]  # fmt: skip
    form.items.fill(rows or [{}])


def _after_opening(items: Sequence[Item]) -> int:
    """Where the first item ends that opens the meeting: an announcement, or a short one."""
    if not items:
        return 0
    if items[0].kind is not ItemKind.NOTICE and (items[0].minutes or 60) > USUAL_MINUTES:
        return 0
    return next((at for at, item in enumerate(items) if at and not item.under), len(items))


def _any_open_actions(last: Meeting) -> bool:
    """Whether an action of this meeting, or of those before it, is not done yet."""
    found = (
        select(Action.id)
        .join(Report, Report.id == Action.report_id)
        .where(
            Action.state == ActionState.OPEN,
            Report.hidden_at.is_(None),
            Report.meeting_id.in_(carried_from(last.id)),
        )
    )
    return db.session.scalar(found.limit(1)) is not None
