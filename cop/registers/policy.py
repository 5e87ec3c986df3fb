# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what in the registers; reading follows the reports."""

from typing import Any

from cop.meetings import policy as meetings
from cop.people.models import Person


def may_set_state(person: Person | None, decision: Any) -> bool:
    """Organisers say whether a decision is in force."""
    return meetings.may_report(person)


def may_settle(person: Person | None, action: Any) -> bool:
    return meetings.may_settle(person, action)


def sees_all(person: Person | None) -> bool:
    """Organisers look after all actions."""
    return person is not None and person.organises
