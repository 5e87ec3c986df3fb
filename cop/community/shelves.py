# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Fill shelves with rows, in two queries however many shelves there are."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from cop.community.queries import shelves as queries
from cop.contributions.prepared import run
from cop.people.models import Person


def filled(
    person: Person | None,
    chosen: Callable[..., dict[str, queries.Shelf]],
    lively: frozenset[str] = frozenset(),
    **values: Any,
) -> dict[str, list[Any]]:
    """The rows on each shelf that `chosen(person, **values)` selects.

    The newest stand first, on `lively` ones those where something happened last.
    """
    places = run(_places(chosen), person, **values).all()
    ids = list({place.id for place in places})
    rows = {row.id: row for row in run(queries.rows, person, ids=ids)} if ids else {}
    shelves: dict[str, list[Any]] = defaultdict(list)
    for place in places:
        if place.id in rows:
            shelves[place.shelf].append(rows[place.id])
    for name, found in shelves.items():
        moment = "active_at" if name in lively else "created_at"
        found.sort(key=lambda row: (row._mapping[moment], row.id), reverse=True)
    return shelves


@cache
def _places(chosen: Callable[..., dict[str, queries.Shelf]]) -> Callable[..., Any]:
    """What selects what stands where; made once, so that it is built once."""

    def places(person: Person | None, **values: Any) -> Any:
        return queries.places(chosen(person, **values))

    return places
