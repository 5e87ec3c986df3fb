# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The filters beside the directory of organisations, each with how many fit."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from cop.community.queries.organisations import FACETS, Filters

Choice = tuple[str, str, int, bool]
"""Value, label, how many organisations, and whether it is chosen."""


def choices(
    tallies: Sequence[Any], filters: Filters, label: Callable[[str, str], str]
) -> dict[str, list[Choice]]:
    """The values of each facet, counted among what the other facets leave over."""
    return {facet: _of(facet, tallies, filters, label) for facet in FACETS}


def total(tallies: Sequence[Any], filters: Filters) -> int:
    """How many organisations fit all that was chosen."""
    fitting = (row for row in tallies if all(_fits(row, n, getattr(filters, n)) for n in FACETS))
    return sum(row.found for row in fitting)


def _of(
    facet: str, tallies: Sequence[Any], filters: Filters, label: Callable[[str, str], str]
) -> list[Choice]:
    counted: Counter[str] = Counter()
    others = [name for name in FACETS if name != facet]
    for row in tallies:
        if all(_fits(row, name, getattr(filters, name)) for name in others):
            counted.update(dict.fromkeys(_values(row, facet), row.found))
    chosen = getattr(filters, facet)
    found = [(value, label(facet, value), counted[value], value in chosen) for value in counted]
    return sorted(found, key=lambda choice: choice[1])


def _fits(row: Any, facet: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(value in wanted for value in _values(row, facet))


def _values(row: Any, facet: str) -> list[str]:
    if facet == "part":
        return [name for name in ("partner", "frontrunner") if getattr(row, name)]
    value = str(getattr(row, facet) or "")
    return [value] if value else []
