# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of meetings."""

from collections.abc import Collection
from typing import Any, TypeAlias

from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from cop import clock
from cop.contributions import rows
from cop.contributions.models import Attachment, Contribution
from cop.contributions.queries import page_of, visible_to
from cop.db import Rows
from cop.discussion.queries import thanked_by, thanks_given
from cop.meetings.models import AgendaItem, ItemFile, Meeting, Report, Series
from cop.meetings.registrations import Coming, Place, Registration
from cop.meetings.report_queries import columns_of, latest_report, open_actions, readable
from cop.people.models import Person
from cop.people.queries import readable_groups

__all__ = ["latest_report", "next_meeting", "open_actions"]

Meetings: TypeAlias = Select[Meeting]

LISTED = (
    Meeting.starts_at, Meeting.ends_at, Meeting.timezone, Meeting.place, Meeting.cancelled_at,
    Meeting.cancelled_reason, Meeting.sequence,
)  # fmt: skip


def of_group(meetings: Meetings, group_id: int) -> Meetings:
    return meetings.where(Meeting.group_id == group_id)


def upcoming(meetings: Meetings, now: Any) -> Meetings:
    """Those that have not ended and go on."""
    return meetings.where(Meeting.ends_at > now, Meeting.cancelled_at.is_(None))


def all_of_them(person: Person | None, now: Any) -> Rows:
    """The list of every meeting."""
    return listed(person, visible_to(person, Meeting), now)


def listed(person: Person | None, meetings: Meetings, now: Any) -> Rows:
    """Rows for a list: what is to come, the soonest first; then what was, the latest first."""
    is_past = Meeting.ends_at <= now
    is_now = ~is_past & (Meeting.starts_at <= now)
    return rows.rows_of(
        meetings,
        *LISTED,
        is_past.label("is_past"),
        is_now.label("is_now"),
        _coming_count().label("coming"),
        _report_of(person).label("report_id"),
    ).order_by(is_past, case((~is_past, Meeting.starts_at)), Meeting.starts_at.desc(), Meeting.id)


def not_begun(meetings: Meetings, now: Any) -> Meetings:
    """Those that have not begun and go on: their agendas can still grow."""
    return meetings.where(Meeting.starts_at > now, Meeting.cancelled_at.is_(None))


def to_plan(person: Person | None, now: Any) -> Rows:
    """The rows of those that have not begun, the soonest first."""
    return listed(person, not_begun(visible_to(person, Meeting), now), now)


def next_meeting(person: Person | None, now: Any) -> Rows:
    """The row of the next meeting this person may read, for the front page."""
    return listed(person, upcoming(visible_to(person, Meeting), now), now).limit(1)


def page(person: Person | None, meeting_id: Any) -> Rows:
    """The row of a meeting's own page; where it is online only for people who take part."""
    takes_part = person is not None and person.takes_part
    return rows.rows_of(
        page_of(person, Meeting, meeting_id).outerjoin(Series, Series.id == Meeting.series_id),
        *rows.TEXT,
        *LISTED,
        (Meeting.online_url if takes_part else literal("")).label("online_url"),
        (Meeting.online_url != "").label("is_online"),
        *(Meeting.series_id, Meeting.is_event, Series.title.label("series_title")),
        *(Meeting.capacity, Meeting.closes_at, Meeting.attendance_code),
        _coming_count().label("coming"),
        _report_of(person).label("report_id"),
        thanks_given().label("thanks"),
        thanked_by(person).label("thanked"),
    )


def agenda(person: Person | None, meeting_id: Any) -> Rows:
    """The items in order, and what each is about as far as the person may read that.

    An item about what was hidden has no title: most have the title of what they are about.
    """
    about = readable(person)
    hidden = select(Contribution.id).where(Contribution.hidden_at.is_not(None))
    about_hidden = AgendaItem.contribution_id.in_(hidden)
    title = case((about_hidden, ""), else_=AgendaItem.title).label("title")
    return (
        select(
            *(AgendaItem.id, title, AgendaItem.kind),
            *(AgendaItem.minutes, AgendaItem.presenter, AgendaItem.under, AgendaItem.room),
            *(AgendaItem.begins, AgendaItem.explanation, AgendaItem.contribution_id),
            *columns_of(about),
        )
        .outerjoin(about, about.c.id == AgendaItem.contribution_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    )


def item_files(person: Person | None, meeting_id: Any) -> Rows:
    """The files of the items of a meeting that is shown anyway, by name."""
    return (
        select(ItemFile.item_id, Attachment.id, Attachment.name, Attachment.size)
        .join(Attachment, Attachment.id == ItemFile.attachment_id)
        .join(AgendaItem, AgendaItem.id == ItemFile.item_id)
        .where(AgendaItem.meeting_id == meeting_id, Attachment.removed_at.is_(None))
        .order_by(Attachment.name, Attachment.id)
    )


def item_of(meeting_id: int, item_id: int) -> Select[AgendaItem]:
    """An item of the agenda of a meeting."""
    return select(AgendaItem).where(AgendaItem.id == item_id, AgendaItem.meeting_id == meeting_id)


def series_of(group_ids: Any) -> Select[Series]:
    """The series of groups, by title."""
    return select(Series).where(Series.group_id.in_(group_ids)).order_by(Series.title, Series.id)


def one_series(person: Person | None, series_id: int) -> Select[Series]:
    """A series of a group that the person reads."""
    return series_of(readable_groups(person)).where(Series.id == series_id)


def in_series(person: Person | None, series_id: Any, now: Any) -> Rows:
    """The meetings of a series that the person may read, what is to come first."""
    meetings = visible_to(person, Meeting).where(Meeting.series_id == series_id)
    return listed(person, meetings, now)


def items(meeting: Meeting) -> Select[AgendaItem]:
    """The items in order as entities, to change them."""
    return items_of([meeting.id])


def items_of(meeting_ids: Collection[int]) -> Select[AgendaItem]:
    """The items of some meetings, those of each in order."""
    wanted = select(AgendaItem).where(AgendaItem.meeting_id.in_(meeting_ids))
    return wanted.order_by(AgendaItem.position, AgendaItem.id)


def coming(meeting_id: int) -> Rows:
    """The ids of the people who come and have a place."""
    return select(Registration.person_id).where(
        Registration.meeting_id == meeting_id,
        Registration.place == Place.IN,
        Registration.person_id.is_not(None),
    )


def concerned(meeting_id: int) -> Rows:
    """The ids of the people who did not say that they stay away."""
    return select(Registration.person_id).where(
        Registration.meeting_id == meeting_id,
        Registration.coming != Coming.NO,
        Registration.person_id.is_not(None),
    )


def attended(meeting_id: int) -> Rows:
    """Who was there: the person's id, or none for a guest."""
    return select(Registration.person_id).where(
        Registration.meeting_id == meeting_id, Registration.attended_at.is_not(None)
    )


def to_change(person: Person | None, meeting_id: int) -> Meetings:
    """The meeting as an entity, for actions on it."""
    return page_of(person, Meeting, meeting_id).options(
        joinedload(Meeting.group),
        joinedload(Meeting.author),
        selectinload(Meeting.themes),
        selectinload(Meeting.tags),
    )


def unreported(person: Person | None, keep: int | None = None) -> Rows:
    """The meetings that began and have no report yet, and the one to keep; the latest first."""
    reported = select(Report.meeting_id).where(Report.meeting_id.is_not(None))
    wanted = (Meeting.starts_at < clock.now()) & Meeting.id.not_in(reported)
    return (
        visible_to(person, Meeting)
        .with_only_columns(
            Meeting.id, Meeting.title, Meeting.starts_at, Meeting.timezone, Meeting.group_id,
            maintain_column_froms=True,
        )
        .where(wanted | (Meeting.id == keep))
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    )  # fmt: skip


def _coming_count() -> Any:
    return (
        select(func.count())
        .where(Registration.meeting_id == Meeting.id, Registration.place == Place.IN)
        .correlate(Meeting)
        .scalar_subquery()
    )


def _report_of(person: Person | None) -> Any:
    """The report of the meeting, if this person may read it."""
    report, spine = aliased(Report.__table__), aliased(Contribution.__table__)
    return (
        select(report.c.id)
        .join(spine, spine.c.id == report.c.id)
        .where(
            report.c.meeting_id == Meeting.id,
            spine.c.hidden_at.is_(None),
            spine.c.group_id.in_(readable_groups(person)),
        )
        .correlate(Meeting)
        .scalar_subquery()
    )
