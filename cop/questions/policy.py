# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with questions and answers; `question` and `answer` are entities or rows."""

from typing import Any

from cop.people.models import Person


def may_ask(person: Person | None) -> bool:
    return person is not None and person.takes_part


def may_answer(person: Person | None, question: Any) -> bool:
    return person is not None and person.takes_part and question.closed_at is None


def may_edit(person: Person | None, contribution: Any) -> bool:
    """The author, always; organisers, with their name in the versions."""
    return (
        person is not None
        and person.takes_part
        and (contribution.author_id == person.id or person.organises)
    )


def may_accept(person: Person | None, question: Any) -> bool:
    """The asker, and organisers on the asker's behalf."""
    return may_edit(person, question)


def may_close(person: Person | None, question: Any) -> bool:
    return may_edit(person, question)


def may_share(person: Person | None, question: Any) -> bool:
    """Somebody of another organisation than the asker's."""
    return (
        person is not None
        and person.takes_part
        and person.organisation_id is not None
        and person.organisation_id != question.organisation_id
    )
