# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What narrows a search: filters that were typed, facets that were ticked, and their counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import ge, le
from typing import Any

from cop.search import sets
from cop.search.columns import COLUMN, Columns
from cop.search.documents import Document
from cop.search.sets import Ids

FACETS = ("kind", "state", "theme", "organisation", "country", "language", "year")
MOST_OPTIONS = 12
"""Values of a facet that are shown; the others are in fewer results."""


@dataclass(frozen=True)
class Restriction:
    """Only what has one of these values, or none of them."""

    name: str
    values: frozenset[Any]
    ticked: bool = False
    """Whether it was chosen as a facet, whose other values then keep their counts."""
    barred: bool = False
    """Whether what has one of the values does not pass."""

    def narrowed(self, ids: Ids, columns: Columns) -> Ids:
        """Those of the ids that pass."""
        having = self._having(columns)
        return ids & ~having if self.barred else ids & having

    def holds(self, document: Document) -> bool:
        """Whether a document passes, by what it says itself."""
        return self._has(document) != self.barred

    def _having(self, columns: Columns) -> Ids:
        """What has one of the values."""
        if self.name in ("since", "until"):
            [day], compared = self.values, ge if self.name == "since" else le
            days = enumerate(columns.numbers["day"])
            return sets.of([id for id, each in days if compared(each, day)])
        return columns.having(self.name, self.values)

    def _has(self, document: Document) -> bool:
        day = document.day
        if self.name == "since":
            return all(day >= each for each in self.values)
        if self.name == "until":
            return all(day <= each for each in self.values)
        if self.name == "year":
            return any(_day(year) <= day < _day(year + 1) for year in self.values)
        if self.name == "theme":
            return not self.values.isdisjoint(document.theme_ids)
        return getattr(document, COLUMN.get(self.name, self.name)) in self.values


def passing(ids: Ids, columns: Columns, wanted: Iterable[Restriction]) -> Ids:
    """The ids that pass all restrictions."""
    for each in wanted:
        ids = each.narrowed(ids, columns)
    return ids


def counts(
    ids: Ids, columns: Columns, wanted: Sequence[Restriction]
) -> dict[str, list[tuple[Any, int]]]:
    """For each facet the values with how many a tick would give, most first.

    What is ticked in a facet does not narrow its own counts: its values are "or". `ids` passed
    what was typed.
    """
    found: dict[str, list[tuple[Any, int]]] = {}
    passed = passing(ids, columns, wanted)
    for name in FACETS:
        own = [each for each in wanted if each.name == name]
        others = [each for each in wanted if each.name != name]
        counted = columns.counts(name, passing(ids, columns, others) if own else passed)
        found[name] = _options(name, counted, {value for each in own for value in each.values})
    return found


def _options(name: str, counted: Mapping[Any, int], chosen: set[Any]) -> list[tuple[Any, int]]:
    named = [(value, number) for value, number in counted.items() if value]
    order = sorted(named, key=lambda item: (-item[1], item[0]))
    if name == "year":
        order.sort(key=lambda item: -item[0])
    shown = order[:MOST_OPTIONS]
    known = {value for value, _number in shown}
    return shown + [(value, counted.get(value, 0)) for value in sorted(chosen - known, key=str)]


def _day(year: int) -> int:
    return date(min(max(year, 1), 9999), 1, 1).toordinal()
