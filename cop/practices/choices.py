# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The filters of the list as a reader sees them: (value, label, how many, chosen)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from babel import Locale

from cop import changes
from cop.contributions.prepared import run
from cop.i18n import reader_locale
from cop.people.models import Person
from cop.people.regions import region_name
from cop.practices import queries
from cop.practices.forms import OUTCOMES

Option = tuple[str, str, int, bool]
MOST_TOWNS = 15


def of(person: Person | None, filters: dict[str, list[Any]]) -> dict[str, list[Option]]:
    """The options of each filter, for what was chosen already."""
    given = tuple((name, tuple(values)) for name, values in filters.items())
    key = ("practices", person and person.id, reader_locale(), given)
    facets = queries.facets(tuple(filters))
    return changes.kept(key, lambda: _options(run(facets, person, **filters), filters))


def _options(facets: Iterable[Any], filters: dict[str, list[Any]]) -> dict[str, list[Option]]:
    chosen = {name: set(map(str, values)) for name, values in filters.items()}
    locale = reader_locale()
    found: dict[str, list[Option]] = defaultdict(list)
    for row in facets:
        if row.value:
            is_chosen = row.value in chosen.get(row.facet, ())
            found[row.facet].append((row.value, _label(row, locale), row.found, is_chosen))
    found["municipality"] = _busiest(found["municipality"])
    return {name: sorted(options, key=_by_label) for name, options in found.items()}


def _label(row: Any, locale: str) -> str:
    if row.facet == "theme":
        return str(row.names.get(locale) or row.names["nl"])
    if row.facet == "outcome":
        return str(OUTCOMES[row.value])
    if row.facet == "country":
        return str(Locale.parse(locale).territories.get(row.value, row.value))
    if row.facet == "region":
        return region_name(row.value)
    return str(row.label or row.value)


def _busiest(towns: list[Option]) -> list[Option]:
    """The chosen ones, and those with most practices."""
    return sorted(towns, key=lambda option: (not option[3], -option[2]))[:MOST_TOWNS]


def _by_label(option: Option) -> str:
    return option[1].casefold()
