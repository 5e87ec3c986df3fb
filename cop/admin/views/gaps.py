# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Knowledge gaps: what several organisations looked for and nobody has written."""

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from cop.admin import actions
from cop.admin.gates import organising
from cop.db import db
from cop.search import miss_queries as queries
from cop.search.miss_models import SearchMiss
from cop.web.paging import page_of

bp = Blueprint("admin_gaps", __name__, url_prefix="/admin/knowledge-gaps")


@bp.get("")
@organising
def index() -> ResponseReturnValue:
    misses = queries.shown()
    page = page_of(queries.listed(misses), misses)
    return render_template("admin/gaps.html", page=page, fewest=queries.FEWEST)


@bp.post("/<int:miss_id>/dismiss")
@organising
def dismiss(miss_id: int) -> ResponseReturnValue:
    wanted = queries.shown().where(SearchMiss.id == miss_id)
    actions.dismiss_gap(db.session.scalar(wanted) or abort(404))
    return redirect("/admin/knowledge-gaps", 303)
