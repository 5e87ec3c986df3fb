# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The directory of organisations, and who takes part for one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, or_, select

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.db import Rows
from cop.people.models import Organisation, OrganisationKind, Person
from cop.people.queries import taking_part
from cop.practices.models import Practice

FACETS = ("kind", "country", "region", "part")
"""By what the directory is narrowed; `part` is partner or frontrunner."""


@dataclass(frozen=True)
class Filters:
    """What was chosen in the directory; several values of one facet widen it."""

    words: str = ""
    kind: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    part: tuple[str, ...] = ()

    @property
    def chosen(self) -> int:
        return sum(len(getattr(self, facet)) for facet in FACETS)


def narrowed(filters: Filters) -> Select[Organisation]:
    found = named(filters.words)
    for facet in ("kind", "country", "region"):
        if wanted := getattr(filters, facet):
            found = found.where(getattr(Organisation, facet).in_(wanted))
    parts = {
        "partner": Organisation.partner_since.is_not(None),
        "frontrunner": Organisation.frontrunner_since.is_not(None),
    }
    wanted = [parts[name] for name in filters.part if name in parts]
    return found.where(or_(*wanted)) if wanted else found


def named(words: str) -> Select[Organisation]:
    """The organisations whose name has all of the words."""
    found = select(Organisation)
    for word in words.lower().split()[:5]:
        found = found.where(func.lower(Organisation.name).contains(word, autoescape=True))
    return found


def listed(organisations: Select[Organisation]) -> Rows:
    """Rows of (id): partner municipalities first, then other partners, then the rest."""
    ids = organisations.with_only_columns(Organisation.id, maintain_column_froms=True)
    return ids.order_by(*_order())


def rows(person: Person | None, ids: Any) -> Rows:
    """The same in full, with what each has."""
    done = _practices_of(ids, person)
    return (
        select(
            Organisation.id, Organisation.name, Organisation.kind, Organisation.country,
            Organisation.region, Organisation.partner_since, Organisation.frontrunner_since,
            func.coalesce(done.c.practices, 0).label("practices"), _people_count().label("people"),
        )
        .outerjoin(done, done.c.municipality_id == Organisation.id)
        .where(Organisation.id.in_(ids))
        .order_by(*_order())
    )  # fmt: skip


def _order() -> tuple[Any, ...]:
    town = Organisation.kind == OrganisationKind.MUNICIPALITY
    place = case((Organisation.partner_since.is_(None), 2), (town, 0), else_=1)
    return place, Organisation.name, Organisation.id


def tallies(words: str) -> Rows:
    """How many organisations there are of each combination of facets."""
    partner = case((Organisation.partner_since.is_not(None), 1), else_=0)
    frontrunner = case((Organisation.frontrunner_since.is_not(None), 1), else_=0)
    columns = (Organisation.kind, Organisation.country, Organisation.region)
    return (
        named(words)
        .with_only_columns(
            *columns, partner.label("partner"), frontrunner.label("frontrunner"),
            func.count().label("found"),
            maintain_column_froms=True,
        )
        .group_by(*columns, partner, frontrunner)
    )  # fmt: skip


def people_of(organisation: Organisation) -> Rows:
    """Who takes part for an organisation."""
    return (
        taking_part()
        .with_only_columns(
            Person.id, Person.name, Person.function, Person.role, Person.photo,
        )
        .where(Person.organisation_id == organisation.id)
        .order_by(Person.name, Person.id)
        .limit(48)
    )  # fmt: skip


def unveiled_for(person: Person | None) -> Any:
    """Whether the reader may know who wrote the contribution of the enclosing select."""
    if person is not None and person.organises:
        return Contribution.id.is_not(None)
    return ~Contribution.veiled | (Contribution.author_id == (person.id if person else 0))


def _practices_of(ids: Any, person: Person | None) -> Any:
    counted = Practice.municipality_id, func.count().label("practices")
    return (
        visible_to(person, Practice)
        .with_only_columns(*counted, maintain_column_froms=True)
        .where(Practice.municipality_id.in_(ids))
        .group_by(Practice.municipality_id)
        .subquery()
    )


def _people_count() -> Any:
    return (
        select(func.count())
        .where(
            Person.organisation_id == Organisation.id,
            Person.approved_at.is_not(None),
            Person.disabled_at.is_(None),
        )
        .correlate(Organisation)
        .scalar_subquery()
    )
