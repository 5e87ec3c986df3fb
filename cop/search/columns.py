# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What filters, facets and ranking look at, in arrays by contribution id.

A common word is in a third of all contributions; asking the database for the kind, theme and town
of each would cost more than all else. The arrays take some 50 bytes a contribution, belong to one
build and are brought up to date with what was written since.
"""

import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from cop.db import read
from cop.search.analysis import LANGUAGES
from cop.search.builds import Build
from cop.search.models import SearchDocument as Row

NUMBERS = ("group_id", "organisation_id", "author_id", "day", "stale_day", "thanks", "length")
NAMES = ("kind", "standing", "language", "country", "themes")
_WANTED = (Row.contribution_id, Row.serial, *(getattr(Row, name) for name in (*NUMBERS, *NAMES)))
_NEWER = select(*_WANTED).order_by(Row.serial)
PROFILE = ("kind", "standing", "language", "country")
"""Attributes with few values: what has them all in common is counted at once."""
NOBODY = 0
"""The group of what is not found."""


class Columns:
    """One array for each attribute, the contribution id its place."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.serial = 0
        self.numbers = {name: array("i") for name in NUMBERS}
        self.codes = {name: array("i") for name in NAMES}
        self.codes["profile"] = array("i")
        self.profiles: dict[tuple[int, ...], int] = {(0,) * len(PROFILE): 0}
        """Which codes of PROFILE each code of a profile stands for."""
        self.values: dict[str, list[str]] = {name: [""] for name in NAMES}
        self._code_of: dict[str, dict[str, int]] = {name: {"": 0} for name in NAMES}
        self.total: dict[str, int] = dict.fromkeys(LANGUAGES, 0)
        self.words: dict[str, int] = dict.fromkeys(LANGUAGES, 0)

    def __len__(self) -> int:
        return len(self.numbers["group_id"])

    def average(self, language: str) -> float:
        """Words of a document, on average over those in a language."""
        return max(1.0, self.words[language] / max(1, self.total[language]))

    def documents(self, language: str) -> int:
        return self.total[language]

    def getter(self, name: str) -> Callable[[int], int]:
        """What gives the number of an attribute for an id that is not larger than any seen."""
        return (self.numbers if name in self.numbers else self.codes)[name].__getitem__

    def of_each(self, name: str, ids: Sequence[int]) -> Sequence[int]:
        """The number of an attribute for each of these ids."""
        if len(ids) < 2:
            return [self.getter(name)(id) for id in ids]
        found: Sequence[int] = itemgetter(*ids)(self.numbers.get(name) or self.codes[name])
        return found

    def codes_of(self, name: str, values: Iterable[str]) -> set[int]:
        """The numbers under which these values stand."""
        known = self._code_of[name]
        return {known[value] for value in values if value in known}

    def read_newer(self, build: Build) -> None:
        """Take in what was written since the last time."""
        newer = _NEWER.where(Row.build_id == build.id, Row.serial > self.serial)
        for row in read(newer):
            self._take(row)
            self.serial = row.serial

    def _take(self, row: Any) -> None:
        id = row.contribution_id
        if id >= len(self):
            more = id + 1 - len(self)
            for column in (*self.numbers.values(), *self.codes.values()):
                column.frombytes(bytes(4 * more))
        self._count(id, -1)
        for name in NUMBERS:
            self.numbers[name][id] = getattr(row, name)
        for name in NAMES:
            self.codes[name][id] = self._code(name, getattr(row, name))
        codes = tuple(self.codes[name][id] for name in PROFILE)
        self.codes["profile"][id] = self.profiles.setdefault(codes, len(self.profiles))
        self._count(id, 1)

    def _count(self, id: int, by: int) -> None:
        if self.numbers["group_id"][id] != NOBODY:
            language = self.values["language"][self.codes["language"][id]]
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


def ids_in(ids: Iterable[int], columns: Columns, name: str, codes: set[int]) -> list[int]:
    """Those of the ids whose attribute is one of these numbers."""
    get = columns.getter(name)
    return [id for id in ids if get(id) in codes]


def theme_ids(value: str) -> Sequence[int]:
    """The themes that a value of the column of themes stands for."""
    return [int(id) for id in value.split(",") if id]
