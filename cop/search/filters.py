# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What narrows a search: filters that were typed, facets that were ticked, and their counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cop.search.columns import PROFILE, Columns, theme_ids
from cop.search.documents import Document

FACETS = ("kind", "state", "theme", "organisation", "country", "language", "year")
COLUMN = {
    "kind": "kind",
    "state": "standing",
    "theme": "themes",
    "organisation": "organisation_id",
    "author": "author_id",
    "group": "group_id",
    "country": "country",
    "language": "language",
    "year": "day",
    "since": "day",
    "until": "day",
}
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

    def test(self, columns: Columns) -> Callable[[int], bool]:
        """What tells of an id whether it passes."""
        has = self._test(columns)
        return (lambda id: not has(id)) if self.barred else has

    def holds(self, document: Document) -> bool:
        """Whether a document passes, by what it says itself."""
        return self._has(document) != self.barred

    def _test(self, columns: Columns) -> Callable[[int], bool]:
        get = columns.getter(COLUMN[self.name])
        if self.name in ("since", "until"):
            [day] = self.values
            return (
                (lambda id: get(id) >= day) if self.name == "since" else (lambda i: get(i) <= day)
            )
        if self.name == "year":
            spans = [(_day(year), _day(year + 1)) for year in self.values]
            return lambda id: any(begin <= get(id) < end for begin, end in spans)
        codes = self._codes(columns)
        return lambda id: get(id) in codes

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
        return getattr(document, COLUMN[self.name]) in self.values

    def _codes(self, columns: Columns) -> frozenset[int] | set[int]:
        if self.name == "theme":
            known = enumerate(columns.values["themes"])
            return {code for code, value in known if self.values.intersection(theme_ids(value))}
        column = COLUMN[self.name]
        return columns.codes_of(column, self.values) if column in columns.codes else self.values


def passing(ids: Iterable[int], columns: Columns, wanted: Iterable[Restriction]) -> list[int]:
    """The ids that pass all restrictions."""
    kept = list(ids)
    for each in wanted:
        kept = list(filter(each.test(columns), kept))
    return kept


def counts(
    ids: Sequence[int], columns: Columns, wanted: Sequence[Restriction]
) -> dict[str, list[tuple[Any, int]]]:
    """For each facet the values with how many a tick would give, most first.

    What is ticked in a facet does not narrow its own counts: its values are "or". `ids` passed
    what was typed.
    """
    ticked = {each.name for each in wanted if each.ticked}
    passed = passing(ids, columns, wanted)
    profiled = _profiled(passed, columns)
    found: dict[str, list[tuple[Any, int]]] = {}
    for name in FACETS:
        if name in ticked:
            others = [each for each in wanted if each.name != name]
            counted = _counted(name, passing(ids, columns, others), columns)
        else:
            counted = profiled.get(name) or _counted(name, passed, columns)
        chosen = {v for each in wanted if each.name == name and each.ticked for v in each.values}
        found[name] = _options(name, counted, chosen)
    return found


def _options(name: str, counted: Counter[Any], chosen: set[Any]) -> list[tuple[Any, int]]:
    counted.pop("", None)
    counted.pop(0, None)
    order = sorted(counted.items(), key=lambda item: (-item[1], str(item[0])))
    if name == "year":
        order.sort(key=lambda item: -item[0])
    shown = order[:MOST_OPTIONS]
    known = {value for value, _number in shown}
    return shown + [(value, counted.get(value, 0)) for value in sorted(chosen - known, key=str)]


def _profiled(ids: Sequence[int], columns: Columns) -> dict[str, Counter[Any]]:
    """How many of the ids have each value of the facets whose columns make up a profile."""
    times = Counter(columns.of_each("profile", ids))
    found: dict[str, Counter[Any]] = {}
    for name in FACETS:
        if COLUMN[name] in PROFILE:
            at, values = PROFILE.index(COLUMN[name]), columns.values[COLUMN[name]]
            parts = ((values[codes[at]], times[code]) for codes, code in columns.profiles.items())
            found[name] = _summed(part for part in parts if part[1])
    return found


def _counted(name: str, ids: Sequence[int], columns: Columns) -> Counter[Any]:
    """How many of the ids have each value."""
    column = COLUMN[name]
    raw = Counter(columns.of_each(column, ids))
    if name == "year":
        return _summed((date.fromordinal(day).year, n) for day, n in raw.items() if day)
    if column not in columns.codes:
        return raw
    values = columns.values[column]
    if name == "theme":
        return _summed((id, n) for code, n in raw.items() for id in theme_ids(values[code]))
    return _summed((values[code], n) for code, n in raw.items())


def _summed(pairs: Iterable[tuple[Any, int]]) -> Counter[Any]:
    total: Counter[Any] = Counter()
    for value, number in pairs:
        total[value] += number
    return total


def _day(year: int) -> int:
    return date(min(max(year, 1), 9999), 1, 1).toordinal()
