# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What waits, how the site is, and the log."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cop import clock
from cop.admin import queries
from cop.admin.gates import administering, organising
from cop.admin.health import LATE
from cop.admin.numbers import counted
from cop.people.events import NAMES
from cop.people.queries import listed_events
from cop.people.session import the_person
from cop.web.paging import page_of

bp = Blueprint("admin", __name__, url_prefix="/admin")


@bp.get("")
@organising
def index() -> ResponseReturnValue:
    numbers = counted(the_person())
    seen = numbers.worker_seen_at
    alive = seen is not None and clock.now() - seen < LATE
    return render_template(
        "admin/index.html", numbers=numbers, worker_alive=alive, person=the_person()
    )


@bp.get("/log")
@administering
def log() -> ResponseReturnValue:
    kind, words = request.args.get("kind", "")[:60], request.args.get("q", "").strip()[:100]
    events = queries.events(kind if kind in NAMES else "", words)
    return render_template(
        "admin/log.html",
        page=page_of(listed_events(events), events, 50),
        names=NAMES,
        kind=kind,
        words=words,
    )
