# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Shelves: the first few of several lists of contributions, of any kind, in one query."""

from typing import Any, TypeAlias

from sqlalchemy import Select, literal, select, union_all

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.rows import rows_of
from cop.db import Rows
from cop.people.models import Person

Shelf: TypeAlias = Select[Any]
A_FEW = 5


def places(chosen: dict[str, Shelf]) -> Any:
    """What stands on each shelf, as rows of (shelf, id)."""
    few = {name: shelf.limit(A_FEW).subquery() for name, shelf in chosen.items()}
    return union_all(
        *(select(literal(name).label("shelf"), found.c.id) for name, found in few.items())
    )


def rows(person: Person | None, ids: Any) -> Rows:
    """The rows of what stands on shelves."""
    return rows_of(visible_to(person, Contribution).where(Contribution.id.in_(ids)))


def newest(contributions: Select[Any]) -> Shelf:
    """A shelf of what was written last."""
    return _ids(contributions).order_by(Contribution.created_at.desc(), Contribution.id.desc())


def liveliest(contributions: Select[Any]) -> Shelf:
    """A shelf of where something happened last."""
    return _ids(contributions).order_by(Contribution.active_at.desc(), Contribution.id.desc())


def _ids(contributions: Select[Any]) -> Shelf:
    return contributions.with_only_columns(Contribution.id, maintain_column_froms=True)
