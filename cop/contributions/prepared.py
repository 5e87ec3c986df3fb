# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Selects of hot pages, built once for each kind of reader: building costs more than running."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, ClassVar

from sqlalchemy import Integer, Result, bindparam, func, literal, select

from cop import changes
from cop.db import db, read
from cop.people.models import Person
from cop.web.paging import PER_PAGE, Page, asked_number

MOST_COUNTED = 1_000_000
MOST_BUILT = 256
"""Selects that are kept; filters of an address make thousands of different ones."""


@dataclass(frozen=True)
class AnyReader:
    """Stands for whoever reads while a select is built; the id comes in when it runs."""

    organises: bool

    takes_part: ClassVar[bool] = True
    id: ClassVar[Any] = bindparam("reader", type_=Integer())


def run(build: Callable[..., Any], person: Person | None, **values: Any) -> Result[Any]:
    """Run the select that `build(person, **values)` makes; lists are for `in_`.

    `build` may look at nothing of the person but `takes_part`, `organises` and `id`.
    """
    lists = frozenset(name for name, value in values.items() if isinstance(value, list))
    given = {f"given_{name}": value for name, value in values.items()}
    reader = None
    if person is not None and person.takes_part:
        reader, given["reader"] = AnyReader(person.organises), person.id
    statement, of_columns = _built(build, reader, tuple(values), lists)
    return read(statement, given) if of_columns else db.session.execute(statement, given)


def kept(build: Callable[..., Any], person: Person | None, **values: Any) -> Sequence[Any]:
    """All rows of `run`, kept for this reader until something changes; for sums over many rows."""
    reader = person.id if person is not None and person.takes_part else None
    given = tuple((n, tuple(v) if isinstance(v, list) else v) for n, v in values.items())
    return changes.kept((build, reader, given), lambda: run(build, person, **values).all())


def page(
    build: Callable[..., Any], person: Person | None, total: int | None = None, /, **values: Any
) -> Page:
    """The page that ?page= asks for of the list that `build(person, **values)` selects.

    `total` is how many there are in all, where that is known.
    """
    number = asked_number()
    rows = _rows(build, person, number, values)
    if number == 1 and len(rows) < PER_PAGE:
        return Page(rows, number, len(rows))
    if total is None:
        [[total]] = kept(_total(build), person, **values)
    if not rows and total:  # beyond the end: the last page there is
        number = -(-total // PER_PAGE)
        rows = _rows(build, person, number, values)
    return Page(rows, number, total)


def _rows(
    build: Callable[..., Any], person: Person | None, number: int, values: dict[str, Any]
) -> Sequence[Any]:
    start = (number - 1) * PER_PAGE
    return run(_part(build), person, limit=PER_PAGE, offset=start, **values).all()


@cache
def _part(build: Callable[..., Any]) -> Callable[..., Any]:
    def part(person: Any, limit: Any, offset: Any, **values: Any) -> Any:
        return build(person, **values).limit(limit).offset(offset)

    return part


@cache
def _total(build: Callable[..., Any]) -> Callable[..., Any]:
    def total(person: Any, **values: Any) -> Any:
        only = build(person, **values).order_by(None)
        only = only.with_only_columns(literal(1), maintain_column_froms=True)
        # The limit keeps SQLite from counting joined rows: joins nobody needs are left out.
        return select(func.count()).select_from(only.limit(MOST_COUNTED).subquery())

    return total


@lru_cache(MOST_BUILT)
def _built(
    build: Callable[..., Any],
    reader: AnyReader | None,
    names: tuple[str, ...],
    lists: frozenset[str],
) -> tuple[Any, bool]:
    """The select, and whether it is one of columns."""
    given: dict[str, Any] = {
        name: bindparam(f"given_{name}", expanding=name in lists) for name in names
    }
    statement = build(reader, **given)
    described = getattr(statement, "column_descriptions", ())
    return statement, all(each["expr"] is not each["entity"] for each in described)
