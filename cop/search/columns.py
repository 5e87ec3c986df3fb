# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What filters, facets and ranking look at, in arrays by contribution id.

A common word is in a third of all contributions; asking the database for the kind, theme and town
of each would cost more than all else. The arrays take some 50 bytes a contribution, and a set of
bits for each value of a facet says what has it; they belong to one build and are brought up to
date with what was written since.
"""

import threading
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from sqlalchemy import select

from cop.db import read
from cop.search import sets
from cop.search.analysis import LANGUAGES
from cop.search.builds import Build
from cop.search.models import SearchDocument as Row
from cop.search.sets import Ids

NUMBERS = ("group_id", "organisation_id", "author_id", "day", "stale_day", "thanks", "length")
NAMES = ("kind", "standing", "language", "country", "themes")
_WANTED = (Row.contribution_id, Row.serial, *(getattr(Row, name) for name in (*NUMBERS, *NAMES)))
_NEWER = select(*_WANTED).order_by(Row.serial)
COLUMN = {
    "state": "standing",
    "theme": "themes",
    "organisation": "organisation_id",
    "author": "author_id",
    "group": "group_id",
    "year": "day",
}
"""The columns of what is filtered by, where they are called otherwise."""
MANY = ("organisation", "author")
"""What has so many values that a set for each would take much memory."""
NOBODY = 0
"""The group of what is not found."""


class Columns:
    """One array for each attribute, the contribution id its place."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.serial = 0
        self.numbers = {name: array("i") for name in NUMBERS}
        self.codes = {name: array("i") for name in NAMES}
        self.values: dict[str, list[str]] = {name: [""] for name in NAMES}
        self._code_of: dict[str, dict[str, int]] = {name: {"": 0} for name in NAMES}
        self.total: dict[str, int] = dict.fromkeys(LANGUAGES, 0)
        self.words: dict[str, int] = dict.fromkeys(LANGUAGES, 0)
        self._having: dict[str, dict[Any, Ids]] = {}
        self._changing = threading.RLock()

    def __len__(self) -> int:
        return len(self.numbers["group_id"])

    def average(self, language: str) -> float:
        """Words of a document, on average over those in a language."""
        return max(1.0, self.words[language] / max(1, self.total[language]))

    def documents(self, language: str) -> int:
        return self.total[language]

    def value(self, name: str, id: int) -> str:
        """What an attribute with a name is for an id that is not larger than any seen."""
        return self.values[name][self.codes[name][id]]

    def having(self, name: str, values: Collection[Any]) -> Ids:
        """What has one of these values of what is filtered by, such as a theme or a year."""
        if name in MANY:
            return sets.of([id for id, each in enumerate(self._column(name)) if each in values])
        having = self._kept(name)
        return reduce(or_, (having.get(value, 0) for value in values), 0)

    def counts(self, name: str, ids: Ids) -> Mapping[Any, int]:
        """How many of the ids have each value."""
        if name in MANY:
            return Counter(map(self._column(name).__getitem__, sets.members(ids)))
        having = self._kept(name).items()
        return {value: count for value, has in having if (count := (has & ids).bit_count())}

    def _kept(self, name: str) -> Mapping[Any, Ids]:
        """For each value what has it, as it is now: another thread may take in what is newer."""
        with self._changing:
            if name not in self._having:
                self._having[name] = self._sets(name)
            return dict(self._having[name])

    def _sets(self, name: str) -> dict[Any, Ids]:
        by_number: dict[int, list[int]] = defaultdict(list)
        for id, number in enumerate(self._column(name)):
            by_number[number].append(id)
        by_value: dict[Any, list[int]] = defaultdict(list)
        for number, ids in by_number.items():
            for value in self._meant(name, number):
                by_value[value] += ids
        return {value: sets.of(ids) for value, ids in by_value.items()}

    def _column(self, name: str) -> "array[int]":
        column = COLUMN.get(name, name)
        return self.numbers[column] if column in self.numbers else self.codes[column]

    def _meant(self, name: str, number: int) -> Sequence[Any]:
        """The values that a number in a column stands for."""
        if name == "year":
            return [date.fromordinal(number).year] if number else []
        if name == "theme":
            return theme_ids(self.values["themes"][number])
        column = COLUMN.get(name, name)
        return [self.values[column][number] if column in self.values else number]

    def read_newer(self, build: Build) -> None:
        """Take in what was written since the last time."""
        newer = _NEWER.where(Row.build_id == build.id, Row.serial > self.serial)
        for row in read(newer):
            self.take(row)

    def take(self, row: Any) -> None:
        """Take in what a row says now of a contribution."""
        id = row.contribution_id
        with self._changing:
            if id >= len(self):
                more = id + 1 - len(self)
                for column in (*self.numbers.values(), *self.codes.values()):
                    column.frombytes(bytes(4 * more))
            self._count(id, -1)
            self._toggle(id)
            for name in NUMBERS:
                self.numbers[name][id] = getattr(row, name)
            for name in NAMES:
                self.codes[name][id] = self._code(name, getattr(row, name))
            self._toggle(id)
            self._count(id, 1)
            self.serial = row.serial

    def _toggle(self, id: int) -> None:
        """Put an id into the sets of the values that it has, or take it out."""
        for name, having in self._having.items():
            for value in self._meant(name, self._column(name)[id]):
                having[value] = having.get(value, 0) ^ 1 << id

    def _count(self, id: int, by: int) -> None:
        if self.numbers["group_id"][id] != NOBODY:
            language = self.value("language", id)
            self.total[language] += by
            self.words[language] += by * self.numbers["length"][id]

    def _code(self, name: str, value: str) -> int:
        known = self._code_of[name]
        if value not in known:
            known[value] = len(self.values[name])
            self.values[name].append(value)
        return known[value]


_columns: dict[int, Columns] = {}
_lock = threading.Lock()


def of(build: Build) -> Columns:
    """The columns of a build as the database has them now; older builds are forgotten."""
    with _lock:
        kept = _columns.get(build.id)
        if kept is None or kept.token != build.token:
            _columns.clear()
            kept = _columns[build.id] = Columns(build.token)
        kept.read_newer(build)
        return kept


def theme_ids(value: str) -> Sequence[int]:
    """The themes that a value of the column of themes stands for."""
    return [int(id) for id in value.split(",") if id]
