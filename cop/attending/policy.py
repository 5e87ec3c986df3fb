# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what about who comes; `meeting` is an entity or a row."""

from datetime import timedelta
from typing import Any

from cop import clock
from cop.meetings.models import Meeting
from cop.meetings.moments import is_closed, is_upcoming
from cop.meetings.registrations import Coming, Registration
from cop.people.models import Access, Person

BEFORE = timedelta(minutes=30)
AFTER = timedelta(hours=2)
"""How long before a meeting begins and after it ends the code of the screen is taken."""


def may_register(person: Person | None, meeting: Any) -> bool:
    """Everybody who takes part and may read the meeting, until it begins."""
    return person is not None and person.takes_part and is_upcoming(meeting)


def may_organise(person: Person | None) -> bool:
    """See remarks and addresses, add and remove people, note who was there."""
    return person is not None and person.organises


def may_come_as_guest(person: Person | None, meeting: Any) -> bool:
    """Visitors, of a meeting that everybody may read, until registration closes."""
    access = getattr(meeting, "group_access", None) or meeting.group.access
    return person is None and access == Access.PUBLIC and not is_closed(meeting)


def may_change_place(guest: Registration, meeting: Meeting) -> bool:
    """Between room and online: a guest who comes, where there are both, while one can register."""
    return (
        guest.confirmed_at is not None
        and guest.coming == Coming.YES
        and bool(meeting.place and meeting.online_url)
        and not is_closed(meeting)
    )


def takes_code(meeting: Any) -> bool:
    """Around the hours of a meeting that has a code."""
    return (
        bool(meeting.attendance_code)
        and meeting.cancelled_at is None
        and meeting.starts_at - BEFORE <= clock.now() <= meeting.ends_at + AFTER
    )


def may_check_in(person: Person | None, meeting: Any) -> bool:
    """Everybody who takes part, while the code is taken."""
    return person is not None and person.takes_part and takes_code(meeting)


def may_check_in_guest(guest: Registration, meeting: Meeting) -> bool:
    """A guest who confirmed, while the code is taken."""
    return guest.confirmed_at is not None and takes_code(meeting)


def may_have_certificate(attended: Any, meeting: Any) -> bool:
    """Who was there, once the meeting is over; `attended` is anything true of who was."""
    return bool(attended) and meeting.cancelled_at is None and meeting.ends_at <= clock.now()
