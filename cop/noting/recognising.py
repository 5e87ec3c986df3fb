# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The decisions, actions and questions in a note, with the owners of actions as far as known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from cop.errors import Refused
from cop.meetings.moments import local
from cop.minutes.shortcuts import Kind, Place, Shortcut, recognise
from cop.people import names
from cop.people.names import Named, Names

MOST_OFFERED = 5
_NEXT_WORD = re.compile(r"\s+[\w.’'-]+")
_IN_BRACKETS = re.compile(r"\s?\(([^()]{2,80})\)")
_MOST_WORDS = 5
"""How many words after the first may belong to a name in the text."""


@dataclass(frozen=True)
class Task:
    """An action as it is recognised; without an owner, those whose name it may be."""

    text: str
    line: str
    said: str
    """The name that was written."""
    due_on: date | None
    owner: Named | None = None
    written: str = ""
    """The owner as the form of a report reads it."""
    offered: tuple[str, ...] = ()

    @property
    def unknown(self) -> str:
        """The name that was written, when nobody here has it."""
        return "" if self.owner or self.offered else self.said

    @property
    def as_typed(self) -> dict[str, Any]:
        """The fields of a row of the form of a report; a name that is not known is in the text."""
        unknown = self.unknown
        text = f"{self.text} ({unknown})" if unknown and unknown not in self.text else self.text
        owner = "" if unknown else self.written or self.said
        return {"text": text, "owner": owner, "due_on": self.due_on}


@dataclass(frozen=True)
class Recognised:
    """What a note holds besides its text."""

    decisions: list[str] = field(default_factory=list)
    actions: list[Task] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


class Known:
    """Whom an action can be given to: looked up once, and only when an action names somebody."""

    def __init__(self, meeting: Any) -> None:
        self.day = local(meeting.starts_at, meeting.timezone).date()

    def task(self, said: Shortcut, line: str) -> Task:
        """The action with its owner: by a whole name, or by words that only one name has.

        Who is not known is there for the organisation in brackets after the name.
        """
        near = self._near(said, line) if said.owner_at else []
        owner, offered = (near[0], near[:0]) if len(near) == 1 else (None, near[:MOST_OFFERED])
        return Task(
            said.text,
            line,
            said.owner,
            said.due_on,
            owner,
            self.names.written(owner) if owner else "",
            tuple(map(self.names.written, offered)),
        )

    @cached_property
    def names(self) -> Names:
        return Names(self._everybody)

    @cached_property
    def _everybody(self) -> list[Named]:
        return [*names.people(), *names.organisations()]

    def _near(self, said: Shortcut, line: str) -> list[Named]:
        for name in (*_longer_names(said, line), *_organisation(said, line)):
            try:
                return [self.names.find(name)]
            except Refused:
                continue
        words = set(said.owner.casefold().split())
        return [each for each in self._everybody if words <= set(each.name.casefold().split())]


def recognised(text: str, known: Known) -> Recognised:
    """The decisions, actions and questions in a note, in order."""
    found = Recognised()
    for line in text.splitlines():
        said = recognise(line, known.day)
        if said is None:
            continue
        if said.kind is Kind.ACTION:
            found.actions.append(known.task(said, line))
        else:
            (found.decisions if said.kind is Kind.DECISION else found.questions).append(said.text)
    return found


def with_owner(line: str, owner: str, known: Known) -> str:
    """The line of an action with the whole name in the place of the one that was written."""
    said = recognise(line, known.day)
    at = said.owner_at if said else None
    return f"{line[: at.start]}{owner}{line[at.end :]}" if at else line


def _longer_names(said: Shortcut, line: str) -> Iterator[str]:
    """The owner with as many of the next words as may belong to the name, the longest first."""
    at = said.owner_at or Place(0, 0)
    ends = [at.end]
    while len(ends) <= _MOST_WORDS and (word := _NEXT_WORD.match(line, ends[-1])):
        ends.append(word.end())
    return (line[at.start : end] for end in reversed(ends))


def _organisation(said: Shortcut, line: str) -> Iterator[str]:
    """What stands in brackets at the end of the owner, or right after it."""
    at = said.owner_at or Place(0, 0)
    beside = _IN_BRACKETS.search(line, at.start)
    if beside and beside.start() <= at.end:
        yield beside[1]
