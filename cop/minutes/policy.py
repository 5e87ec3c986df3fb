# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may make a report of minutes that were written elsewhere."""

from typing import Any

from cop.meetings import policy
from cop.minutes.models import State
from cop.people.models import Person


def may_import(person: Person | None) -> bool:
    """Whoever may write a report."""
    return policy.may_report(person)


def may_review(person: Person | None, minutes: Any) -> bool:
    """Whoever gave them and may write a report, as long as it is not there."""
    is_theirs = person is not None and minutes.person_id == person.id
    return is_theirs and may_import(person) and minutes.state == State.WAITING
