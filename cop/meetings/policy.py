# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with meetings and reports; arguments are entities or rows."""

from typing import Any

from cop import clock
from cop.meetings.models import ActionState, ReportState
from cop.meetings.moments import goes_on, is_now, is_upcoming
from cop.people.models import Person

__all__ = ["goes_on", "is_now", "is_upcoming"]


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


def sees_names(person: Person | None) -> bool:
    """Who comes, who attended and where it is online is for people who take part."""
    return person is not None and person.takes_part


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


def may_edit_report(person: Person | None, report: Any) -> bool:
    """Who may edit, until it is adopted."""
    return report.state == ReportState.ROUND and may_edit(person, report)


def may_adopt(person: Person | None, report: Any) -> bool:
    """Who may edit it adopts it, and settles the corrections that are proposed."""
    return may_edit_report(person, report)


def round_is_over(report: Any) -> bool:
    """Whether the days for corrections have passed."""
    return report.round_until is not None and report.round_until < clock.today()


def may_correct(person: Person | None, report: Any, *, attended: bool) -> bool:
    """During the round: who attended, the author and organisers."""
    return not round_is_over(report) and sees_corrections(person, report, attended=attended)


def sees_corrections(person: Person | None, report: Any, *, attended: bool) -> bool:
    """Until it is adopted: who attended, the author and organisers."""
    takes_part = person is not None and person.takes_part
    return report.state == ReportState.ROUND and takes_part and (
        attended or may_edit(person, report)
    )  # fmt: skip


def may_note(person: Person | None, report: Any, *, attended: bool) -> bool:
    """Once it is adopted: who attended, and organisers."""
    takes_part = person is not None and person.takes_part
    return report.state == ReportState.ADOPTED and takes_part and (
        attended or (person is not None and person.organises)
    )  # fmt: skip


def may_remove_note(person: Person | None, note: Any) -> bool:
    """Who wrote it, and organisers."""
    return person is not None and person.takes_part and (
        note.by_id == person.id or person.organises
    )  # fmt: skip


def may_summarise(person: Person | None) -> bool:
    return may_report(person)
