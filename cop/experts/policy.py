# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may invite others to answer; `question` is an entity or a row."""

from typing import Any

from cop.people.models import Person


def may_invite(person: Person | None, question: Any) -> bool:
    """The asker, and organisers."""
    if person is None or not person.takes_part:
        return False
    return question.author_id == person.id or person.organises
