# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who decides about a question that waits; `question` is an entity or a row."""

from typing import Any

from cop.db import db
from cop.people.models import Person
from cop.waiting import queries


def may_forward(person: Person | None, question: Any) -> bool:
    """Organisers, and who leads the group in which it was asked."""
    if person is None or not person.takes_part:
        return False
    return (
        person.organises or db.session.scalar(queries.leads(person, question.group_id)) is not None
    )


def may_say_helped(person: Person | None, question: Any) -> bool:
    """Only the asker knows whether it was answered."""
    return person is not None and person.takes_part and question.author_id == person.id
