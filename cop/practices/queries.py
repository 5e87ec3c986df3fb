# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of practices."""

from collections.abc import Callable
from functools import cache
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
from cop.contributions.models import Contribution
from cop.contributions.queries import page_of, visible_to
from cop.contributions.vocabulary import Theme, Themed
from cop.db import Rows
from cop.discussion.queries import thanked_by, thanks_given
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


FILTERS: dict[str, Callable[[Any], Any]] = {
    "theme": lambda codes: Practice.id.in_(_on(codes)),
    "outcome": Practice.outcome.in_,
    "country": Town.country.in_,
    "region": Town.region.in_,
    "municipality": Practice.municipality_id.in_,
}
"""What each filter of the list lets through: any of its values will do."""


def narrowed(person: Person | None, chosen: dict[str, Any]) -> Practices:
    """The practices that the person may read and that pass every filter."""
    practices = visible_to(person, Practice).outerjoin(Town, Town.id == Practice.municipality_id)
    return practices.where(*(FILTERS[name](values) for name, values in chosen.items()))


@cache
def listing(names: tuple[str, ...]) -> Callable[..., Rows]:
    """What selects the list with these filters in force; made once, so that it is built once."""

    def practices(person: Person | None, **chosen: Any) -> Rows:
        return listed(narrowed(person, {name: chosen[name] for name in names}))

    return practices


def listed(practices: Practices) -> Rows:
    """Rows for a list, newest first."""
    return rows.rows_of(practices, *LISTED).order_by(
        Contribution.created_at.desc(), Contribution.id.desc()
    )


@cache
def facets(names: tuple[str, ...]) -> Callable[..., CompoundSelect[Any]]:
    """What counts how many practices each value of each filter would leave, the others in force.

    Rows of (facet, value, label, names, found).
    """

    def counts(person: Person | None, **chosen: Any) -> CompoundSelect[Any]:
        def but(facet: str) -> dict[str, Any]:
            return {name: chosen[name] for name in names if name != facet}

        town = Practice.municipality_id
        return union_all(
            _counted(person, but("theme"), "theme", Theme.code, Theme.names),
            _counted(person, but("outcome"), "outcome", Practice.outcome),
            _counted(person, but("country"), "country", Town.country),
            _counted(person, but("region"), "region", Town.region),
            _counted(person, but("municipality"), "municipality", town, label=Town.name),
        ).order_by("facet", "label", "value")

    return counts


def page(person: Person | None, practice_id: Any) -> Rows:
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


def _on(codes: Any) -> Select[Any]:
    return (
        select(Themed.contribution_id)
        .join(Theme, Theme.id == Themed.theme_id)
        .where(Theme.code.in_(codes))
    )


def _counted(
    person: Person | None, chosen: dict[str, Any], facet: str, *value: Any, label: Any = None
) -> Select[Any]:
    """The part of `facets` of one filter; the columns have one type in every part."""
    code, names = (*value, type_coerce(null(), JSON))[:2]
    label = literal("") if label is None else label
    practices = narrowed(person, chosen)
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
