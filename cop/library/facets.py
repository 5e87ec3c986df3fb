# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The facets of the library: several values of one are "or", several facets are "and"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import String, func, literal, or_, select, type_coerce, union_all

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Theme, Themed
from cop.db import Rows
from cop.library.models import Solution
from cop.library.parts import SolutionTerm
from cop.library.queries import listed
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

    @property
    def given(self) -> dict[str, Any]:
        """The values for `listing` and `counts`, by the name of each."""
        given: dict[str, Any] = {name: list(values) for name, values in self.chosen.items()}
        if "region" in given:
            given["region"] += {country_of(region) for region in given["region"]}
        patterns = [f"%{word.replace('_', '/_')}%" for word in self.words]
        return given | {f"word{n}": pattern for n, pattern in enumerate(patterns)}

    @property
    def count(self) -> int:
        return sum(len(values) for values in self.chosen.values())


def words_of(text: str) -> list[str]:
    """The first five words of a text."""
    return re.findall(r"\w+", text[:200].lower())[:5]


def country_of(region: str) -> str:
    """The country of a region of ISO 3166-2; what can be used in all of it has its code."""
    return region.partition("-")[0]


@cache
def listing(sort: str) -> Callable[..., Rows]:
    """What selects the list in an order; made once, so that it is built once."""

    def solutions(person: Person | None, **given: Any) -> Rows:
        return listed(_narrowed(person, given), sort)

    return solutions


def counts(person: Person | None, **given: Any) -> Rows:
    """Rows of (facet, code, number): what choosing each value would give.

    A region's number is that of its own code and of its country's code together.
    """
    found = _ids(person, given).cte("found")
    all_of_them: Any = select(found.c.id)
    parts = []
    for name in FACETS:
        others = {key: value for key, value in given.items() if key != name}
        parts.append(_counted(name, _ids(person, others) if name in given else all_of_them))
    return select(union_all(*parts).subquery())


def _narrowed(person: Person | None, given: Mapping[str, Any]) -> Any:
    """Entries that have every word, and one of the values of every chosen facet."""
    conditions = [
        _having(name, value) if name in FACETS else _containing(value)
        for name, value in given.items()
    ]
    return visible_to(person, Solution).where(*conditions)


def _containing(pattern: Any) -> Any:
    fields = (Contribution.title, Solution.subtitle, Contribution.excerpt, Contribution.body)
    return or_(*(func.lower(each).like(pattern, escape="/") for each in fields))


def _having(name: str, values: Any) -> Any:
    if name in COLUMNS:
        return type_coerce(COLUMNS[name], String).in_(values)
    if name == "theme":
        themed = select(Themed.contribution_id).join(Theme, Theme.id == Themed.theme_id)
        return Contribution.id.in_(themed.where(Theme.code.in_(values)))
    return Contribution.id.in_(
        select(SolutionTerm.solution_id).where(
            SolutionTerm.vocabulary == TERMS[name], SolutionTerm.code.in_(values)
        )
    )


def _ids(person: Person | None, given: Mapping[str, Any]) -> Any:
    return _narrowed(person, given).with_only_columns(Solution.id)


def _counted(name: str, ids: Any) -> Rows:
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
