# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who wrote something, as this reader may see it: the one place that lifts a veil."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import Flask
from flask_babel import gettext as _

from cop.people.models import Role
from cop.people.policy import sees_who
from cop.people.regions import region_name
from cop.people.session import current_person
from cop.web.filters import number
from cop.web.urls import slug

SIZES = (10_000, 25_000, 50_000, 100_000, 250_000)
"""Size classes of municipalities, upper bounds in inhabitants."""


@dataclass(frozen=True)
class Byline:
    """What is shown of an author."""

    name: str
    url: str = ""
    function: str = ""
    organisation: str = ""
    organisation_url: str = ""
    photo: str = ""
    expert: bool = False
    veiled: bool = False


def init_app(app: Flask) -> None:
    """Give templates `byline(row)`."""
    app.jinja_env.globals["byline"] = byline


def byline(row: Any) -> Byline:
    """The author of a row of `rows.rows_of`; a veiled one only as a size class and a region.

    Organisers and the author see the name, with a note that others do not.
    """
    if row.veiled and not sees_who(current_person(), row.author_id):
        return Byline(name=like_ours(row.population, region_name(row.region or "")), veiled=True)
    organisation = (row.organisation_id, row.organisation_name or "")
    person = (row.author_id, row.author_name, row.author_function, row.author_photo or "")
    return _signed(person, organisation, row.author_role == Role.EXPERT, row.veiled)


@lru_cache(4096)
def _signed(
    person: tuple[int, str, str, str], organisation: tuple[int, str], expert: bool, veiled: bool
) -> Byline:
    person_id, name, function, photo = person
    organisation_id, town = organisation
    return Byline(
        name=name,
        url=f"/people/{person_id}-{slug(name)}",
        function=function,
        organisation=town,
        organisation_url=f"/organisations/{organisation_id}-{slug(town)}" if town else "",
        photo=photo,
        expert=expert,
        veiled=veiled,
    )


def like_ours(population: int | None, region: str) -> str:
    """A municipality by its size class and region."""
    if not population:
        return str(
            _("A municipality in %(region)s", region=region) if region else _("A municipality")
        )
    bound = next((size for size in SIZES if population < size), None)
    if bound is None:
        size = _("more than 250,000 inhabitants")
    else:
        size = _("fewer than %(count)s inhabitants", count=number(bound))
    if not region:
        return str(_("A municipality of %(size)s", size=size))
    return str(_("A municipality in %(region)s, %(size)s", region=region, size=size))
