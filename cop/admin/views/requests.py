# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Requests for information that nobody answered yet, about every entry of the library."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from cop.admin import queries
from cop.admin.gates import organising
from cop.people.session import the_person
from cop.web.paging import page_of

bp = Blueprint("admin_requests", __name__, url_prefix="/admin/requests")


@bp.get("")
@organising
def index() -> ResponseReturnValue:
    waiting = queries.open_requests(the_person())
    return render_template("admin/requests.html", page=page_of(waiting, waiting))
