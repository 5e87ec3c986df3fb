# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may change a contribution; reading is decided by `queries.visible_to`."""

from cop.contributions.models import Contribution
from cop.people.models import Person


def may_post(person: Person | None) -> bool:
    return person is not None and person.takes_part


def may_edit(person: Person | None, contribution: Contribution) -> bool:
    """The author, always; organisers, with their name in the versions."""
    if person is None or not person.takes_part:
        return False
    return contribution.author_id == person.id or person.organises


def may_hide(person: Person | None, contribution: Contribution) -> bool:
    return person is not None and person.organises and contribution.hidden_at is None


def may_restore(person: Person | None, contribution: Contribution) -> bool:
    return person is not None and person.organises and contribution.hidden_at is not None


def may_link(person: Person | None) -> bool:
    return may_post(person)
