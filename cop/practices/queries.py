# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of practices."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from sqlalchemy import (
    JSON,
    Select,
    String,
    cast,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import aliased, joinedload, selectinload
from sqlalchemy.sql import CompoundSelect

from cop.contributions import rows
from cop.contributions.models import Contribution, Theme, Themed
from cop.contributions.queries import page_of, visible_to
from cop.discussion.queries import thanked_by, thanks_given
from cop.notify.queries import followed_by
from cop.people.models import Organisation, Person
from cop.practices.models import Practice

Practices: TypeAlias = Select[Practice]
Town = aliased(Organisation)

LISTED = (
    Practice.outcome, Practice.review_on, Practice.reviewed_at, Practice.municipality_id,
    Practice.cost, Town.name.label("municipality"),
)  # fmt: skip
FACTS = (
    Practice.summary, Practice.place, Practice.started_on, Practice.ended_on, Practice.cost_note,
    Practice.hours, Practice.figures, Practice.contact, Practice.urban_form,
    Town.region.label("municipality_region"), Town.country.label("municipality_country"),
)  # fmt: skip


@dataclass(frozen=True)
class Filters:
    """What a reader wants to see; within one of these any value will do."""

    themes: Sequence[str] = ()
    outcomes: Sequence[str] = ()
    countries: Sequence[str] = ()
    regions: Sequence[str] = ()
    municipalities: Sequence[int] = ()

    @property
    def chosen(self) -> int:
        """How many are in force."""
        lists = (
            self.themes, self.outcomes, self.countries, self.regions, self.municipalities,
        )  # fmt: skip
        return sum(map(len, lists))


def narrowed(person: Person | None, filters: Filters) -> Practices:
    """The practices that the person may read and that pass every filter."""
    practices = visible_to(person, Practice).outerjoin(Town, Town.id == Practice.municipality_id)
    if filters.themes:
        practices = practices.where(Practice.id.in_(_on(filters.themes)))
    if filters.outcomes:
        practices = practices.where(Practice.outcome.in_(filters.outcomes))
    if filters.countries:
        practices = practices.where(Town.country.in_(filters.countries))
    if filters.regions:
        practices = practices.where(Town.region.in_(filters.regions))
    if filters.municipalities:
        practices = practices.where(Practice.municipality_id.in_(filters.municipalities))
    return practices


def listed(practices: Practices) -> Select[Any]:
    """Rows for a list, newest first."""
    return rows.rows_of(practices, *LISTED).order_by(
        Contribution.created_at.desc(), Contribution.id.desc()
    )


def facets(person: Person | None, filters: Filters) -> CompoundSelect[Any]:
    """How many practices each value of each filter would leave, the other filters in force.

    Rows of (facet, value, label, names, found).
    """
    return union_all(
        _counted(person, replace(filters, themes=()), "theme", Theme.code, Theme.names),
        _counted(person, replace(filters, outcomes=()), "outcome", Practice.outcome),
        _counted(person, replace(filters, countries=()), "country", Town.country),
        _counted(person, replace(filters, regions=()), "region", Town.region),
        _counted(
            person,
            replace(filters, municipalities=()),
            "municipality",
            Practice.municipality_id,
            label=Town.name,
        ),
    ).order_by("facet", "label", "value")


def page(person: Person | None, practice_id: int) -> Select[Any]:
    """The row of a practice's own page."""
    practice = page_of(person, Practice, practice_id).outerjoin(
        Town, Town.id == Practice.municipality_id
    )
    return rows.rows_of(
        practice,
        *rows.TEXT,
        *LISTED,
        *FACTS,
        thanks_given().label("thanks"),
        thanked_by(person).label("thanked"),
        followed_by(person).label("followed"),
    )


def to_change(person: Person | None, practice_id: int) -> Practices:
    """The practice as an entity, for actions on it."""
    return page_of(person, Practice, practice_id).options(
        joinedload(Practice.group),
        joinedload(Practice.author),
        joinedload(Practice.municipality),
        selectinload(Practice.themes),
        selectinload(Practice.tags),
    )


def newest(person: Person | None, limit: int) -> Select[Any]:
    """The latest practices, for the front page."""
    return listed(narrowed(person, Filters())).limit(limit)


def _on(codes: Sequence[str]) -> Select[Any]:
    return (
        select(Themed.contribution_id)
        .join(Theme, Theme.id == Themed.theme_id)
        .where(Theme.code.in_(codes))
    )


def _counted(
    person: Person | None, filters: Filters, facet: str, *value: Any, label: Any = None
) -> Select[Any]:
    """The part of `facets` of one filter; the columns have one type in every part."""
    code, names = (*value, type_coerce(null(), JSON))[:2]
    label = literal("") if label is None else label
    practices = narrowed(person, filters)
    if facet == "theme":
        themed = Themed.contribution_id == Practice.id
        practices = practices.join(Themed, themed).join(Theme, Theme.id == Themed.theme_id)
    return (
        practices.with_only_columns(
            literal(facet).label("facet"),
            cast(code, String).label("value"),
            label.label("label"),
            names.label("names"),
            func.count().label("found"),
            maintain_column_froms=True,
        )
        .where(code.is_not(None))
        .group_by(code, *([Theme.id] if facet == "theme" else []))
        .group_by(*([label] if facet == "municipality" else []))
    )
