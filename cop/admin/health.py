# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the site is well: for load balancers and for whoever is called at night."""

from datetime import timedelta

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from cop import clock
from cop.db import db
from cop.search import feeding
from cop.search.models import Heartbeat
from cop.web import limits

bp = Blueprint("health", __name__)
LATE = timedelta(minutes=1)
"""How long a worker may be silent."""


@bp.get("/healthz")
@limits.pages.exempt
def healthz() -> ResponseReturnValue:
    """200 when pages can be served, else 503; index and worker are told but do not fail it."""
    worker, database, index = "silent", "ok", "unavailable"
    try:
        seen = db.session.scalar(select(Heartbeat.at).where(Heartbeat.name == "worker"))
        if seen is not None:
            worker = "ok" if clock.now() - seen < LATE else "silent"
        index = "ok" if feeding.usable() else "rebuilding"
    except SQLAlchemyError:
        seen, database = None, "unavailable"
    found = {
        "database": database,
        "index": index,
        "worker": worker,
        "worker_seen_at": seen.isoformat() if seen else None,
    }
    return jsonify(found), 200 if database == "ok" else 503
