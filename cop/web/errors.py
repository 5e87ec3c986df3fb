# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every error as a readable page in the reader's language, domain errors too."""

import logging
import uuid
from typing import Any

from flask import Flask, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException

from cop.db import db
from cop.errors import PostedBefore, Refused, Stale, TooMany

log = logging.getLogger(__name__)
PAGES = {400, 403, 404, 405, 409, 413, 422, 429, 500, 503}


def init_app(app: Flask) -> None:
    """Turn errors into pages."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _no_token)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Stale, _stale)
    app.register_error_handler(PostedBefore, _posted_before)
    app.register_error_handler(TooMany, _too_many)
    app.register_error_handler(IntegrityError, _conflict)
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def page(status: int, reason: str = "", **values: object) -> tuple[str, int]:
    """The error page of a status, with the request id that the log has too."""
    db.session.rollback()
    name = status if status in PAGES else 500 if status >= 500 else 400
    return render_template(
        f"errors/{name}.html", message=reason, request_id=g.get("request_id", ""), **values
    ), status


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    if request.accept_mimetypes.best == "application/json":
        return jsonify(error=error.name), error.code
    kept = {k: v for k, v in error.get_headers() if k in {"Allow", "Retry-After"}}
    return *page(error.code), kept


def _no_token(error: CSRFError) -> ResponseReturnValue:
    """The page was open longer than its session: show what was typed, to be sent again."""
    return page(400, **_sent())


def _refused(error: Refused) -> ResponseReturnValue:
    return page(409, error.reason)


def _stale(error: Stale) -> ResponseReturnValue:
    db.session.rollback()
    return render_template("errors/stale.html", **_sent()), 409


def _posted_before(error: PostedBefore) -> ResponseReturnValue:
    db.session.rollback()
    fresh = uuid.uuid4().hex
    return render_template("errors/earlier.html", address=error.address, key=fresh, **_sent()), 409


def _sent() -> dict[str, Any]:
    """What was typed, to be read and to be sent again."""
    fields = [(k, v) for k, v in request.form.items(multi=True) if k != "csrf_token"]
    kept = [(k, v) for k, v in fields if "password" not in k and v]
    return {"kept": kept, "target": request.full_path.rstrip("?")}


def _too_many(error: TooMany) -> ResponseReturnValue:
    return *page(429, seconds=error.seconds), {"Retry-After": str(error.seconds)}


def _conflict(error: IntegrityError) -> ResponseReturnValue:
    log.warning("conflict", extra={"error": type(error.orig).__name__})
    return page(409)


def _unavailable(error: OperationalError) -> ResponseReturnValue:
    log.error("database unavailable", extra={"error": str(error.orig)[:200]})
    return page(503)


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.exception("unexpected")
    return page(500)
