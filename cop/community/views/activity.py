# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is new, of every kind."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cop import changes
from cop.community.queries import activity as queries
from cop.db import db
from cop.people.models import Person
from cop.people.session import current_person
from cop.web.paging import page_of
from cop.web.urls import query_string
from cop.web.visitors import same_for_visitors

bp = Blueprint("activity", __name__, url_prefix="/activity")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    person, given = current_person(), request.args
    kind, code = given.get("kind", ""), given.get("theme", "")[:80]
    kind = kind if kind in queries.KINDS else ""
    counts = changes.kept(("activity", person and person.id, code), lambda: _counts(person, code))
    total = counts.get(kind, 0) if kind else sum(counts.values())
    return render_template(
        "community/activity/index.html",
        page=page_of(queries.listed(queries.written(person, kind, code)), total),
        kind=kind,
        kinds=queries.KINDS,
        counts=counts,
        theme=db.session.scalar(queries.theme(code)) if code else None,
        query=query_string(kind=kind, theme=code),
    )


def _counts(person: Person | None, code: str) -> dict[str, int]:
    found = db.session.execute(queries.counts(queries.written(person, theme=code)))
    return {row.kind: row.found for row in found}
