# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is new, of every kind."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cop.community.queries import activity as queries
from cop.db import db
from cop.people.session import current_person
from cop.web.paging import page_of
from cop.web.urls import query_string

bp = Blueprint("activity", __name__, url_prefix="/activity")


@bp.get("")
def index() -> ResponseReturnValue:
    person, given = current_person(), request.args
    kind, code = given.get("kind", ""), given.get("theme", "")[:80]
    written = queries.written(person, kind, code)
    found = db.session.execute(queries.counts(queries.written(person, theme=code))).all()
    return render_template(
        "community/activity/index.html",
        page=page_of(queries.listed(written), written),
        kind=kind if kind in queries.KINDS else "",
        kinds=queries.KINDS,
        counts={row.kind: row.found for row in found},
        theme=db.session.scalar(queries.theme(code)) if code else None,
        query=query_string(kind=kind, theme=code),
    )
