# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may comment, change a comment and say thanks."""

from typing import Any

from cop.people.models import Person


def may_comment(person: Person | None) -> bool:
    return person is not None and person.takes_part


def may_edit(person: Person | None, comment: Any) -> bool:
    """The author of the comment, always."""
    return person is not None and person.takes_part and comment.author_id == person.id


def may_hide(person: Person | None) -> bool:
    return person is not None and person.organises


def may_thank(person: Person | None, contribution: Any) -> bool:
    """Everybody who takes part, but not for one's own text."""
    return person is not None and person.takes_part and contribution.author_id != person.id
