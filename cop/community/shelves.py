# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Fill shelves with rows, in two queries however many shelves there are."""

from typing import Any

from cop.community.queries import shelves as queries
from cop.db import db
from cop.people.models import Person


def filled(
    person: Person | None, chosen: dict[str, queries.Shelf], lively: frozenset[str] = frozenset()
) -> dict[str, list[Any]]:
    """The rows on each shelf: the newest first, on `lively` ones where something happened last."""
    places = db.session.execute(queries.places(chosen)).all()
    ids = {place.id for place in places}
    rows = {row.id: row for row in db.session.execute(queries.rows(person, ids))} if ids else {}
    shelves: dict[str, list[Any]] = {name: [] for name in chosen}
    for place in places:
        if place.id in rows:
            shelves[place.shelf].append(rows[place.id])
    for name, found in shelves.items():
        moment = "active_at" if name in lively else "created_at"
        found.sort(key=lambda row: (row._mapping[moment], row.id), reverse=True)
    return shelves
