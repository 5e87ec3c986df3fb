# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with questions and answers; `question` and `answer` are entities or rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cop.people.models import Person
from cop.people.policy import sees_who


@dataclass(frozen=True)
class May:
    """What a reader may do with one text on a question's page; equal for equal readers."""

    edit: bool = False
    accept: bool = False
    asked: bool = False
    thank: bool = False
    comment: bool = False
    organises: bool = False
    id: int = 0
    """The reader, when comments under the text are the reader's own."""
    veiled: int = 0
    """The author whose own comments stay veiled."""


def may(person: Person | None, question: Any, row: Any, comments: Iterable[Any]) -> May:
    """Everything at once, for the template."""
    shy = question.veiled and not sees_who(person, question.author_id)
    veiled = question.author_id if shy else 0
    if person is None or not person.takes_part:
        return May(veiled=veiled)
    own = any(comment.author_id == person.id for comment in comments)
    return May(
        edit=may_edit(person, row),
        accept=row is not question and may_accept(person, question),
        asked=question.author_id == person.id,
        thank=row.author_id != person.id,
        comment=True,
        organises=person.organises,
        id=person.id if own else 0,
        veiled=veiled,
    )


def may_ask(person: Person | None) -> bool:
    return person is not None and person.takes_part


def may_reply(person: Person | None) -> bool:
    """Everybody who takes part; while a question is closed, an answer waits as a draft."""
    return person is not None and person.takes_part


def may_edit(person: Person | None, contribution: Any) -> bool:
    """The author, always; organisers, with their name in the versions."""
    return (
        person is not None
        and person.takes_part
        and (contribution.author_id == person.id or person.organises)
    )


def may_veil(person: Person | None, question: Any) -> bool:
    """Only the asker decides whether others see who asks."""
    return person is not None and question.author_id == person.id


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
