# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One page of a list, with how many there are in all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy import Select, func, literal, select

from cop.db import db

PER_PAGE = 20
DEEPEST = 500
"""The last page that can be asked for."""


@dataclass(frozen=True)
class Page:
    """The rows of one page."""

    rows: Sequence[Any]
    number: int
    total: int
    per_page: int = PER_PAGE

    @property
    def pages(self) -> int:
        return min(DEEPEST, -(-self.total // self.per_page))


def asked_number() -> int:
    """The number in ?page=, or 1 for anything that is none."""
    given = request.args.get("page", "1")
    number = min(int(given), DEEPEST) if given.isdecimal() and len(given) < 6 else 1
    return max(number, 1)


def page_of(
    listed: Select[*tuple[Any, ...]],
    counted: Select[*tuple[Any, ...]] | int,
    per_page: int = PER_PAGE,
) -> Page:
    """The page that ?page= asks for.

    `counted` is the same list without its columns and order, or how many there are in all.
    """
    number = asked_number()
    rows = db.session.execute(listed.limit(per_page).offset((number - 1) * per_page)).all()
    if number == 1 and len(rows) < per_page:
        return Page(rows, number, len(rows), per_page)
    if isinstance(counted, int):
        return Page(rows, number, counted, per_page)
    only = counted.order_by(None).with_only_columns(literal(1), maintain_column_froms=True)
    total = db.session.scalar(select(func.count()).select_from(only.subquery()))
    return Page(rows, number, total or 0, per_page)
