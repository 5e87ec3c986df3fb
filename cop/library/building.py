# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an entry builds on, as its form shows and changes it."""

from collections.abc import Sequence
from typing import Any

from cop.contributions.linking import connect, disconnect
from cop.contributions.models import Contribution, Link, LinkKind
from cop.contributions.prepared import run
from cop.db import db
from cop.library import queries
from cop.library.models import Solution
from cop.people.models import Person


def built_on(solution: Solution, person: Person) -> list[Any]:
    """Rows of the pages that an entry builds on, as far as the person may read them."""
    near = run(queries.predecessors, person, solution_id=solution.id).all()
    return [row for row in near if row.before and row.part_of_id is None]


def build_on(solution: Solution, others: Sequence[Contribution], *, by: Person) -> None:
    """Tie an entry to these, and untie it from any other that the person may read."""
    chosen = {other.id for other in others}
    for row in built_on(solution, by):
        if row.id not in chosen:
            disconnect(db.session.get_one(Link, row.link_id))
    for other in others:
        connect(solution, other, LinkKind.BUILDS_ON, by=by)
