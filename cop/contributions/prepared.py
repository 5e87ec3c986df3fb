# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Selects of hot pages, built once for each kind of reader: building costs more than running."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import Integer, Result, bindparam

from cop.db import db
from cop.people.models import Person


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
    return db.session.execute(_built(build, reader, tuple(values), lists), given)


@cache
def _built(
    build: Callable[..., Any],
    reader: AnyReader | None,
    names: tuple[str, ...],
    lists: frozenset[str],
) -> Any:
    given: dict[str, Any] = {
        name: bindparam(f"given_{name}", expanding=name in lists) for name in names
    }
    return build(reader, **given)
