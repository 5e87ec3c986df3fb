# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with proposals."""

from typing import Any

from cop.meetings.policy import may_plan
from cop.people.models import Person

PROPOSABLE = frozenset(["question", "practice", "solution"])


def may_propose(person: Person | None, contribution: Any = None) -> bool:
    """Everybody who takes part, of a question, practice or solution that they may read."""
    proposable = contribution is None or contribution.kind in PROPOSABLE
    return person is not None and person.takes_part and proposable


def may_vote(person: Person | None) -> bool:
    """For their organisation."""
    return person is not None and person.takes_part and person.organisation_id is not None


def may_settle(person: Person | None) -> bool:
    """Put it on an agenda, or drop it: those who plan meetings."""
    return may_plan(person)
