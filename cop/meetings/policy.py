# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with meetings and reports; arguments are entities or rows."""

from typing import Any

from cop import clock
from cop.meetings.models import ActionState
from cop.meetings.moments import is_upcoming
from cop.people.models import Person


def may_plan(person: Person | None) -> bool:
    return person is not None and person.organises


def may_edit(person: Person | None, contribution: Any) -> bool:
    """The author, always; organisers, with their name in the versions."""
    return (
        person is not None
        and person.takes_part
        and (contribution.author_id == person.id or person.organises)
    )


def may_put_on_agenda(person: Person | None, meeting: Any) -> bool:
    return may_plan(person) and is_upcoming(meeting)


def may_register(person: Person | None, meeting: Any) -> bool:
    """Everybody who takes part and may read the meeting, until it begins."""
    return person is not None and person.takes_part and is_upcoming(meeting)


def sees_names(person: Person | None) -> bool:
    """Who comes, who attended and where it is online is for people who take part."""
    return person is not None and person.takes_part


def sees_remarks(person: Person | None) -> bool:
    return person is not None and person.organises


def may_report(person: Person | None) -> bool:
    return person is not None and person.organises


def may_settle(person: Person | None, action: Any) -> bool:
    """The owner, the people of the organisation that owns it, and organisers."""
    if person is None or not person.takes_part:
        return False
    ours = person.organisation_id is not None and action.organisation_id == person.organisation_id
    return ours or action.owner_id == person.id or person.organises


def is_overdue(action: Any) -> bool:
    """Whether it should have been done by now."""
    return (
        action.state == ActionState.OPEN
        and action.due_on is not None
        and action.due_on < clock.today()
    )
