# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with practices; `practice` is an entity or a row."""

from typing import Any

from cop.people.models import Person


def may_write(person: Person | None) -> bool:
    return person is not None and person.takes_part


def may_edit(person: Person | None, practice: Any) -> bool:
    """The author, always; organisers, with their name in the versions."""
    return (
        person is not None
        and person.takes_part
        and (practice.author_id == person.id or person.organises)
    )


def may_review(person: Person | None, practice: Any) -> bool:
    """Whoever may edit it, and the people of the municipality that did it."""
    if person is None or not person.takes_part:
        return False
    colleague = person.organisation_id is not None and (
        person.organisation_id == practice.municipality_id
    )
    return colleague or may_edit(person, practice)


def may_choose_municipality(person: Person | None) -> bool:
    """Members write about their own municipality."""
    return person is not None and person.organises
