# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The facets of the library: several values of one are "or", several facets are "and"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, String, func, literal, or_, select, type_coerce, union_all

from cop.contributions.models import Contribution, Theme, Themed
from cop.contributions.queries import visible_to
from cop.library.models import Solution
from cop.library.parts import SolutionTerm
from cop.people.models import Person

COLUMNS: dict[str, Any] = {
    "kind": Solution.solution_kind,
    "programme": Solution.programme,
    "country": Solution.country,
}
TERMS = {
    "target": "target_group",
    "support": "support_kind",
    "info": "info_type",
    "region": "usable_in",
}
FACETS = ("kind", "theme", "target", "support", "info", "programme", "country", "region")
"""In the order of the page; each is also the name of its parameter in the address."""
MOST_VALUES = 20


@dataclass(frozen=True)
class Search:
    """What is asked of the library: words and the values of each facet."""

    words: Sequence[str] = ()
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def without(self, name: str) -> "Search":
        """The same without one facet, to count what its values would give."""
        rest = {facet: values for facet, values in self.chosen.items() if facet != name}
        return Search(self.words, rest)

    @property
    def count(self) -> int:
        return sum(len(values) for values in self.chosen.values())


def words_of(text: str) -> list[str]:
    """The first five words of a text."""
    return re.findall(r"\w+", text[:200].lower())[:5]


def narrowed(solutions: Select[*tuple[Any, ...]], search: Search) -> Select[*tuple[Any, ...]]:
    """Those that have every word, and one of the values of every chosen facet."""
    for word in search.words:
        fields = (Contribution.title, Solution.subtitle, Contribution.excerpt, Contribution.body)
        found = [func.lower(each).contains(word, autoescape=True) for each in fields]
        solutions = solutions.where(or_(*found))
    for name, values in search.chosen.items():
        if values:
            solutions = solutions.where(_having(name, values))
    return solutions


def country_of(region: str) -> str:
    """The country of a region of ISO 3166-2; what can be used in all of it has its code."""
    return region.partition("-")[0]


def counts(person: Person | None, search: Search) -> Select[*tuple[Any, ...]]:
    """Rows of (facet, code, number): what choosing each value would give.

    A region's number is that of its own code and of its country's code together.
    """
    found = _ids(person, search).cte("found")
    parts = [
        _counted(
            name,
            _ids(person, search.without(name)) if name in search.chosen else select(found.c.id),
        )
        for name in FACETS
    ]
    return select(union_all(*parts).subquery())


def _having(name: str, values: Sequence[str]) -> Any:
    if name in COLUMNS:
        return type_coerce(COLUMNS[name], String).in_(values)
    if name == "theme":
        themed = select(Themed.contribution_id).join(Theme, Theme.id == Themed.theme_id)
        return Contribution.id.in_(themed.where(Theme.code.in_(values)))
    codes = {*values, *(country_of(value) for value in values)} if name == "region" else values
    return Contribution.id.in_(
        select(SolutionTerm.solution_id).where(
            SolutionTerm.vocabulary == TERMS[name], SolutionTerm.code.in_(list(codes))
        )
    )


def _ids(person: Person | None, search: Search) -> Any:
    return narrowed(visible_to(person, Solution), search).with_only_columns(Solution.id)


def _counted(name: str, ids: Any) -> Select[*tuple[Any, ...]]:
    number = func.count().label("number")
    if name in COLUMNS:
        code = type_coerce(COLUMNS[name], String).label("code")
        table = Solution.__table__
        counted = select(literal(name).label("facet"), code, number).select_from(table)
        return counted.where(table.c.id.in_(ids), code != "").group_by(code)
    if name == "theme":
        counted = select(literal(name).label("facet"), Theme.code.label("code"), number)
        joined = counted.join(Themed, Themed.theme_id == Theme.id)
        return joined.where(Themed.contribution_id.in_(ids)).group_by(Theme.code)
    code = SolutionTerm.code.label("code")
    counted = select(literal(name).label("facet"), code, number)
    return counted.where(
        SolutionTerm.vocabulary == TERMS[name], SolutionTerm.solution_id.in_(ids)
    ).group_by(code)
