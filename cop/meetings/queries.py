# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of meetings."""

from typing import Any, TypeAlias

from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from cop import clock
from cop.contributions import rows
from cop.contributions.models import Contribution
from cop.contributions.queries import page_of, visible_to
from cop.db import Rows
from cop.discussion.queries import thanked_by, thanks_given
from cop.meetings.models import AgendaItem, Coming, Meeting, Registration, Report
from cop.meetings.report_queries import columns_of, latest_report, open_actions, readable
from cop.people.models import Organisation, Person
from cop.people.queries import readable_groups

__all__ = ["latest_report", "next_meeting", "open_actions"]

Meetings: TypeAlias = Select[Meeting]

LISTED = (
    Meeting.starts_at, Meeting.ends_at, Meeting.timezone, Meeting.place, Meeting.cancelled_at,
    Meeting.cancelled_reason,
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
    return rows.rows_of(
        meetings,
        *LISTED,
        is_past.label("is_past"),
        _coming_count().label("coming"),
        _report_of(person).label("report_id"),
    ).order_by(is_past, case((~is_past, Meeting.starts_at)), Meeting.starts_at.desc(), Meeting.id)


def next_meeting(person: Person | None, now: Any) -> Rows:
    """The row of the next meeting this person may read, for the front page."""
    return listed(person, upcoming(visible_to(person, Meeting), now), now).limit(1)


def page(person: Person | None, meeting_id: Any) -> Rows:
    """The row of a meeting's own page; where it is online only for people who take part."""
    takes_part = person is not None and person.takes_part
    return rows.rows_of(
        page_of(person, Meeting, meeting_id),
        *rows.TEXT,
        *LISTED,
        (Meeting.online_url if takes_part else literal("")).label("online_url"),
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
            *(AgendaItem.minutes, AgendaItem.presenter),
            *columns_of(about),
        )
        .outerjoin(about, about.c.id == AgendaItem.contribution_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    )


def items(meeting: Meeting) -> Select[AgendaItem]:
    """The items in order as entities, to change them."""
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
    return wanted.order_by(AgendaItem.position, AgendaItem.id)


def registrations(person: Person | None, meeting_id: Any) -> Rows:
    """Who said whether they come; what they remarked only for organisers and themselves."""
    own = Registration.person_id == (person.id if person else 0)
    remark = case((own, Registration.remark), else_="")
    return (
        select(
            Registration.person_id.label("id"),
            Registration.coming,
            Person.name,
            Organisation.name.label("organisation"),
            (Registration.remark if person and person.organises else remark).label("remark"),
        )
        .join(Person, Person.id == Registration.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Registration.meeting_id == meeting_id)
        .order_by(Registration.coming.desc(), Person.name, Person.id)
    )


def coming(meeting_id: int) -> Select[int]:
    """The ids of the people who come."""
    return select(Registration.person_id).where(
        Registration.meeting_id == meeting_id, Registration.coming == Coming.YES
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
        .where(Registration.meeting_id == Meeting.id, Registration.coming == Coming.YES)
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
