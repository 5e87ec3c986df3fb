# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what stands in calendars."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, select

from cop import clock
from cop.attending.queries import stands_in_calendars
from cop.calendars.models import MeetingReminder
from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.db import Rows
from cop.meetings.models import AgendaItem, Meeting
from cop.meetings.registrations import Coming, Registration
from cop.notify.models import Follow, Level
from cop.people.models import Access, Group, Membership, Person

PAST = timedelta(days=365)
"""How far back a feed goes."""
MOST = 500
"""Meetings in a feed; the latest ones."""


def in_feed(person: Person | None) -> Select[Meeting]:
    """What this person may read of the past year and what is to come, the latest first."""
    recent = visible_to(person, Meeting).where(Meeting.ends_at > clock.now() - PAST)
    return recent.order_by(Meeting.starts_at.desc(), Meeting.id).limit(MOST)


def of_group(person: Person | None, group_id: int) -> Select[Meeting]:
    return in_feed(person).where(Meeting.group_id == group_id)


def own(person: Person) -> Select[Meeting]:
    """Those that somebody comes to or follows, but none that they said no to."""
    said = select(Registration.meeting_id).where(Registration.person_id == person.id)
    follows = select(Follow.contribution_id).where(
        Follow.person_id == person.id, Follow.level == Level.FOLLOWING
    )
    comes = Meeting.id.in_(said.where(stands_in_calendars()))
    declined = Meeting.id.in_(said.where(Registration.coming == Coming.NO))
    return in_feed(person).where(comes | (Meeting.id.in_(follows) & ~declined))


def agendas(ids: Iterable[int]) -> Rows:
    """The items of some meetings in order, without those about what was hidden."""
    hidden = select(Contribution.id).where(Contribution.hidden_at.is_not(None))
    about_hidden = AgendaItem.contribution_id.in_(hidden)
    shown = AgendaItem.contribution_id.is_(None) | ~about_hidden
    return (
        select(
            AgendaItem.meeting_id,
            AgendaItem.title,
            AgendaItem.minutes,
            AgendaItem.under,
            AgendaItem.room,
            AgendaItem.begins,
        )
        .where(AgendaItem.meeting_id.in_(list(ids)), shown)
        .order_by(AgendaItem.meeting_id, AgendaItem.position, AgendaItem.id)
    )


def group_open_to(person: Person | None, group_id: int) -> Select[Group]:
    """The group, if this person (or a visitor) may read it."""
    found = select(Group).where(Group.id == group_id)
    if person is None:
        return found.where(Group.access == Access.PUBLIC)
    return found.where(Group.id.in_(_groups_of(person)) | (Group.access != Access.PRIVATE))


def own_groups(person: Person) -> Select[Group]:
    """The groups that somebody is a member of."""
    return select(Group).where(Group.id.in_(_groups_of(person))).order_by(Group.name)


def _groups_of(person: Person) -> Select[int]:
    return select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.joined_at.is_not(None)
    )


def near(now: Any, latest: Any) -> Rows:
    """Who comes to a meeting that begins before a moment, since when, and when that is."""
    return (
        select(
            Registration.id,
            Registration.meeting_id,
            Registration.person_id,
            Registration.created_at,
            Meeting.starts_at,
        )
        .join(Registration, Registration.meeting_id == Meeting.id)
        .where(Meeting.starts_at > now, Meeting.starts_at <= latest)
        .where(Meeting.cancelled_at.is_(None), Meeting.hidden_at.is_(None))
        .where(stands_in_calendars())
        .order_by(Meeting.starts_at, Meeting.id, Registration.id)
    )


def reminded(now: Any) -> Rows:
    """The reminders of meetings that are still to come."""
    return select(
        MeetingReminder.registration_id, MeetingReminder.starts_at, MeetingReminder.step
    ).where(MeetingReminder.starts_at > now)  # fmt: skip


def to_remind(meeting_id: int, starts_at: Any) -> Select[Meeting]:
    """The meeting, if it still begins then."""
    return select(Meeting).where(
        Meeting.id == meeting_id, Meeting.starts_at == starts_at,
        Meeting.cancelled_at.is_(None), Meeting.hidden_at.is_(None),
    )  # fmt: skip
