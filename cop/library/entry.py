# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Everything the page of one entry shows, in a number of queries that does not depend on it.

Where partners name practices, it is one more.
"""

from collections import defaultdict
from typing import Any

from cop import clock
from cop.contributions import rows
from cop.contributions.linking import at_addresses
from cop.contributions.models import Contribution
from cop.contributions.prepared import run
from cop.db import db
from cop.discussion import queries as discussion
from cop.i18n import reader_locale
from cop.library import queries, showing
from cop.library.models import stage
from cop.people.models import Person


def shown(person: Person | None, solution: Any) -> dict[str, Any]:
    """The values of the page's template, for a row of `queries.page`."""
    related = run(
        queries.related,
        person,
        solution_id=solution.id,
        programme=solution.programme,
        kind=solution.solution_kind,
    ).all()
    trimmings = rows.trimmings([solution.id, *(row.id for row in related)])
    return {
        "solution": solution,
        "person": person,
        "trimmings": trimmings,
        "comments": discussion.on([solution.id], person),
        "links": run(queries.predecessors, person, solution_id=solution.id).all(),
        "related": _reasoned(solution, related, trimmings),
        **_facts(person, solution, trimmings[solution.id].files),
    }


def _facts(person: Person | None, solution: Any, files: list[Any]) -> dict[str, Any]:
    details: dict[str, list[Any]] = defaultdict(list, solution.details)
    locale, phases = reader_locale(), details["phases"]
    parts = run(queries.parts, None, solution_id=solution.id).all()
    named = [part for part in parts if part.what == "partner"]
    return {
        "terms": showing.grouped((each.kind, each.name) for each in parts if each.what == "term"),
        "details": details,
        "stage": stage(solution.starts_on, solution.ends_on, clock.today()),
        "total": showing.span(showing.total(phases), locale),
        "total_before": showing.span(showing.total(phases, before=True), locale),
        "partners": showing.partners(named, solution.partner_count, details["partner_counts"]),
        "practices": _practices(person, named),
        "materials": showing.materials(details["materials"], files),
        "downloads": _downloads(files),
    }


def _practices(person: Person | None, partners: list[Any]) -> dict[str, Contribution]:
    """What the partners name, by its address, as far as the reader may read it."""
    addresses = [partner.address for partner in partners if partner.address]
    return at_addresses(addresses, person) if addresses else {}


def _reasoned(solution: Any, related: Any, trimmings: Any) -> list[tuple[Any, list[str]]]:
    mine = {theme.id for theme in trimmings[solution.id].themes}
    locale = reader_locale()
    return [(row, showing.reasons(row, mine, trimmings[row.id].themes, locale)) for row in related]


def _downloads(files: list[Any]) -> dict[int, int]:
    if not files:
        return {}
    counted = db.session.execute(queries.downloads([file.id for file in files]))
    return {row.attachment_id: row.number for row in counted}
