# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of meetings: plan, change, cancel, put on the agenda."""

from collections.abc import Callable, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from cop import clock
from cop.contributions import actions as spine
from cop.contributions import filing
from cop.contributions.files import StoredFile
from cop.contributions.models import Contribution
from cop.db import db
from cop.errors import Refused
from cop.meetings import agenda, queries
from cop.meetings.agenda import Item
from cop.meetings.models import AgendaItem, ItemFile, Meeting, Series
from cop.meetings.moments import is_upcoming
from cop.notify.actions import tell, tell_written
from cop.notify.following import followers, take_part
from cop.notify.models import Because
from cop.people.models import Access, Group, Person

CHANGED: list[Callable[[Meeting, str, Person], object]] = []
"""What higher floors do after a meeting was revised: with the news that people were told, "revised"
when calendars show something else, or nothing."""
SHOWN = ("title", "body", "starts_at", "ends_at", "timezone", "place", "online_url")
"""What calendars show of a meeting."""


def plan(
    by: Person,
    facts: dict[str, Any],
    items: Sequence[Item] = (),
    *,
    every_months: int = 0,
    after: Meeting | None = None,
    language: str = "nl",
    **rest: Any,
) -> Meeting:
    """Plan a meeting; `every_months` says how often it comes back, `after` which it follows.

    `facts` are its columns, `rest` is what `contributions.actions.post` takes.
    """
    meeting = Meeting(**facts, language=language, agenda_text=agenda.lines(items))
    meeting.follows_id = after.id if after else None
    posted = spine.post(meeting, by=by, **rest)
    if posted is not meeting:
        return posted  # the same form, sent again
    repeat(meeting, every_months, after=after)
    agenda.arrange(meeting, items, by=by)
    take_part(by, meeting, Because.WRITTEN)
    tell_written(meeting, by=by)
    return meeting


def revise(
    meeting: Meeting,
    *,
    by: Person,
    facts: dict[str, Any],
    items: Sequence[Item],
    every_months: int | None = None,
    **rest: Any,
) -> None:
    """Save what changed; those who come are told when it moves to another time or place."""
    before = (meeting.starts_at, meeting.place)
    shown = [getattr(meeting, name) for name in SHOWN]
    named = spine.revise(meeting, by=by, **facts, agenda_text=agenda.lines(items), **rest)
    tell(named, "mentioned", meeting, by=by)
    if every_months is not None:
        repeat(meeting, every_months)
    agenda.arrange(meeting, items, by=by)
    moved = (meeting.starts_at, meeting.place) != before and is_upcoming(meeting)
    if moved:
        tell(concerned(meeting), "meeting_moved", meeting, by=by)
    other = shown != [getattr(meeting, name) for name in SHOWN]
    _changed(meeting, "meeting_moved" if moved else "revised" if other else "", by)


def repeat(meeting: Meeting, every_months: int, *, after: Meeting | None = None) -> None:
    """Let it come back every so many months, in the series of the one before; 0 stands alone."""
    series = db.session.get(Series, (after or meeting).series_id or 0)
    if not every_months:
        meeting.series_id = None
        return
    if series is None:
        series = Series(
            group_id=meeting.group_id, title=(after or meeting).title, every_months=every_months
        )
        db.session.add(series)
        db.session.flush()
    series.every_months, meeting.series_id = every_months, series.id
    if after is not None:
        after.series_id = series.id
    db.session.flush()


def add_files(
    meeting: Meeting, item: AgendaItem, stored: Sequence[StoredFile], *, by: Person
) -> None:
    """Put files with an item of the agenda."""
    added = filing.add(meeting, stored, by=by)
    db.session.flush()
    db.session.add_all(ItemFile(item_id=item.id, attachment_id=file.id) for file in added)
    db.session.flush()


def put_on_agenda(
    meeting: Meeting, contribution: Contribution, *, by: Person, minutes: int | None = None
) -> None:
    """Add something to the agenda, once; its author is told.

    Without minutes it takes as long as is usual, so that it and what follows have a time.
    """
    if contribution.id == meeting.id or not contribution.title:
        raise Refused(_("This cannot be put on an agenda."))
    if contribution not in [item.about for item in written(meeting)]:
        refuse_to_tell_secrets(contribution, meeting.group_id)
        add_item(meeting, agenda.item_about(contribution, minutes), by=by)


def add_item(meeting: Meeting, item: Item, *, by: Person) -> None:
    """Add an item to the agenda of a meeting that is still to come, before any other business."""
    if not is_upcoming(meeting):
        raise Refused(_("The agenda of this meeting is closed: it has begun or was cancelled."))
    items = agenda.with_item(written(meeting), item)
    if len(items) > agenda.MOST_ITEMS:
        raise Refused(_("An agenda holds at most %(count)s items.", count=agenda.MOST_ITEMS))
    spine.revise(meeting, by=by, since=meeting.version, agenda_text=agenda.lines(items))
    agenda.arrange(meeting, items, by=by)


def refuse_to_tell_secrets(contribution: Contribution, group_id: int) -> None:
    """Refuse to show a title from a closed group to the readers of another one."""
    own, other = (db.session.get_one(Group, id) for id in (contribution.group_id, group_id))
    wider = [Access.PUBLIC] if other.access == Access.PUBLIC else [Access.PUBLIC, Access.MEMBERS]
    if own.id != other.id and own.access not in wider:
        raise Refused(
            _("“%(title)s” stands in a group that not all readers of this page may read.",
              title=contribution.title)
        )  # fmt: skip


def written(meeting: Meeting) -> list[Item]:
    """The present items as somebody would write them."""
    present = db.session.scalars(queries.items(meeting)).all()
    ids = [item.contribution_id for item in present if item.contribution_id]
    found = db.session.scalars(select(Contribution).where(Contribution.id.in_(ids)))
    about = {contribution.id: contribution for contribution in found}
    return [
        Item(
            title=item.title, kind=item.kind, minutes=item.minutes, presenter=item.presenter,
            about=about.get(item.contribution_id or 0), under=item.under, room=item.room,
            begins=item.begins, explanation=item.explanation, id=item.id,
        )
        for item in present
    ]  # fmt: skip


def concerned(meeting: Meeting) -> Sequence[int]:
    """The ids of the people who come, perhaps come, or wait for a place."""
    return db.session.scalars(queries.concerned(meeting.id)).all()


def cancel(meeting: Meeting, *, by: Person, reason: str) -> None:
    """Cancel a meeting that has not begun; those who come and follow are told."""
    if not is_upcoming(meeting):
        raise Refused(_("Only a meeting that is still to come can be cancelled."))
    meeting.cancelled_at, meeting.cancelled_reason = clock.now(), reason
    agenda.taken_off(meeting, [item.about.id for item in written(meeting) if item.about])
    tell([*concerned(meeting), *followers(meeting)], "meeting_cancelled", meeting, by=by)
    _changed(meeting, "meeting_cancelled", by)


def reinstate(meeting: Meeting, *, by: Person) -> None:
    """Let a cancelled meeting go on after all; those who come and follow are told."""
    if meeting.cancelled_at:
        meeting.cancelled_at, meeting.cancelled_reason = None, ""
        for item in written(meeting):
            if item.about:
                agenda.put_on(meeting, item.about)
        tell([*concerned(meeting), *followers(meeting)], "meeting_reinstated", meeting, by=by)
        _changed(meeting, "meeting_reinstated", by)


def _changed(meeting: Meeting, news: str, by: Person) -> None:
    if news:  # also of what is no text, such as where it is online
        meeting.edited_at = clock.now()
    for follow_up in CHANGED:
        follow_up(meeting, news, by)
