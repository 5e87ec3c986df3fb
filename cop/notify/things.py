# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What can be followed: how one is found by who may read it, and where it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from cop.contributions.models import Contribution
from cop.contributions.queries import page_of
from cop.contributions.vocabulary import Theme
from cop.i18n import reader_locale
from cop.notify import queries
from cop.people.models import Group, Organisation, Person
from cop.people.queries import readable_groups, taking_part
from cop.web.urls import link, slug

SOUGHT: dict[str, Callable[[Person, int], Select[Any]]] = {
    "contribution": lambda reader, id: page_of(reader, Contribution, id),
    "theme": lambda reader, id: select(Theme).where(Theme.id == id),
    "group": lambda reader, id: select(Group).where(
        Group.id == id, Group.id.in_(readable_groups(reader))
    ),
    "organisation": lambda reader, id: select(Organisation).where(Organisation.id == id),
    "person": lambda reader, id: taking_part().where(Person.id == id, Person.id != reader.id),
}
"""What finds a thing of each sort, if the reader may follow it."""


FOLDERS = {"group": "groups", "organisation": "organisations", "person": "people"}


@dataclass(frozen=True)
class Followed:
    """A line of the list of what somebody follows or muted."""

    thing: str
    id: int
    name: str
    address: str
    row: Any


def followed(row: Any) -> Followed:
    """What a row of `queries.chosen` is about."""
    columns = ((thing, getattr(row, column.key)) for thing, column in queries.THINGS.items())
    [(thing, id)] = [each for each in columns if each[1] is not None]
    name = (row.names.get(reader_locale()) or row.names["nl"]) if row.names else row.title
    if thing == "contribution":
        return Followed(thing, id, name, link(row), row)
    return Followed(thing, id, name, address(thing, id, row.code or name), row)


def address(thing: str, id: int, name: str) -> str:
    """Where a thing that is no contribution is read; a theme goes by its code."""
    return f"/themes/{name}" if thing == "theme" else f"/{FOLDERS[thing]}/{id}-{slug(name)}"
