# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may write along, name others, and make the report; `meeting` is a row with `takes_minutes`
and `reported` (queries.meeting)."""

from datetime import timedelta
from typing import Any

from cop import clock
from cop.people.models import Person

BEFORE = timedelta(days=1)
"""How long before a meeting begins its notes open."""


def may_read(person: Person | None, meeting: Any) -> bool:
    """Organisers, who wrote the meeting, and whom they named to take minutes."""
    if person is None or not person.takes_part:
        return False
    return person.organises or meeting.author_id == person.id or bool(meeting.takes_minutes)


def may_write(person: Person | None, meeting: Any) -> bool:
    """The same people, while it is open."""
    return may_read(person, meeting) and is_open(meeting)


def may_name_takers(person: Person | None, meeting: Any) -> bool:
    """Organisers and who wrote the meeting."""
    if person is None or not person.takes_part or meeting.reported:
        return False
    return person.organises or meeting.author_id == person.id


def may_make_report(person: Person | None, meeting: Any) -> bool:
    """Organisers, once it has begun, and once only."""
    begun = meeting.cancelled_at is None and meeting.starts_at <= clock.now()
    return person is not None and person.organises and begun and not meeting.reported


def is_open(meeting: Any) -> bool:
    """Whether it begins within a day or has begun, goes on, and has no report yet."""
    begins = meeting.starts_at - BEFORE <= clock.now()
    return bool(begins and meeting.cancelled_at is None and not meeting.reported)
