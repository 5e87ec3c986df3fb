# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whose lines went away by a choice of somebody else: told until they write in that note again."""

from dataclasses import dataclass
from typing import Any

from cop.db import db
from cop.noting import queries
from cop.people.models import Person


@dataclass(frozen=True)
class Replaced:
    """Lines that somebody saved and another replaced; `version` is the last that has them."""

    version: int
    by: str
    lines: list[str]


def replaced(person: Person, meeting_id: int) -> dict[int, Replaced]:
    """What others replaced of the lines of this person, by note: the last choice in each."""
    found: dict[int, Replaced] = {}
    for row in db.session.execute(queries.choices_after(person, meeting_id)):
        if lines := _gone(row):
            found[row.note_id] = Replaced(row.version, row.by, lines)
    return found


def _gone(row: Any) -> list[str]:
    """The lines that stood there until the choice, and came back neither with it nor since."""
    mine = set(row.mine.splitlines())
    kept = {*row.chosen.splitlines(), *row.newest.splitlines()}
    return [line for line in row.before.splitlines() if line.strip() and line in mine - kept]
