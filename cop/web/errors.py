# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every error as a readable page in the reader's language, domain errors too."""

import logging
import uuid

from flask import Flask, current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException

from cop.db import db, writing
from cop.errors import PostedBefore, Refused, Stale, TooMany
from cop.i18n import reader_locale
from cop.web.forms import typed

log = logging.getLogger(__name__)
PAGES = {400, 403, 404, 405, 409, 413, 422, 429, 500, 503}
KEPT = {400, 409, 429, 500, 503}
"""The pages that show what was typed, to be sent again."""


def init_app(app: Flask) -> None:
    """Turn errors into pages."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _no_token)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Stale, _stale)
    app.register_error_handler(PostedBefore, _posted_before)
    app.register_error_handler(TooMany, _too_many)
    app.register_error_handler(IntegrityError, _conflict)
    app.register_error_handler(DataError, _unusable)
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def page(status: int, reason: str = "", *, template: str = "", **values: object) -> tuple[str, int]:
    """The error page of a status, or a template of its own, with the request id of the log.

    It only reads, so it waits for no lock. Above 500 it asks the database nothing at all, and where
    the database cannot be asked, that is what it says.
    """
    if "_login_user" in g:  # while what is known of the reader need not be asked anew
        reader_locale()
    db.session.rollback()
    writing.set(False)
    if status < 500:
        try:
            return _rendered(status, reason, values, template), status
        except OperationalError:
            db.session.rollback()
            status = 503
    g._login_user = current_app.login_manager.anonymous_user()  # type: ignore[attr-defined]
    return _rendered(status, reason, values), status


def _rendered(status: int, reason: str, values: dict[str, object], template: str = "") -> str:
    name = status if status in PAGES else 500 if status >= 500 else 400
    if name in KEPT and request.method == "POST":
        values = values | {"kept": typed(), "target": request.full_path.rstrip("?")}
    request_id = g.get("request_id", "")
    template = template or f"errors/{name}.html"
    return render_template(template, message=reason, request_id=request_id, **values)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    if request.accept_mimetypes.best == "application/json":
        return jsonify(error=error.name), error.code
    kept = {k: v for k, v in error.get_headers() if k in {"Allow", "Retry-After"}}
    return *page(error.code), kept


def _no_token(error: CSRFError) -> ResponseReturnValue:
    return page(400, expired=True)


def _refused(error: Refused) -> ResponseReturnValue:
    return page(409, error.reason)


def _stale(error: Stale) -> ResponseReturnValue:
    return page(409, template="errors/stale.html")


def _posted_before(error: PostedBefore) -> ResponseReturnValue:
    fresh = uuid.uuid4().hex
    return page(409, template="errors/earlier.html", address=error.address, key=fresh)


def _too_many(error: TooMany) -> ResponseReturnValue:
    return *page(429, seconds=error.seconds), {"Retry-After": str(error.seconds)}


def _conflict(error: IntegrityError) -> ResponseReturnValue:
    log.warning("conflict", extra={"error": type(error.orig).__name__})
    return page(409)


def _unusable(error: DataError) -> ResponseReturnValue:
    """A value that the database cannot hold, such as a NUL in a text."""
    log.warning("unusable value", extra={"error": type(error.orig).__name__})
    return page(400)


def _unavailable(error: OperationalError) -> ResponseReturnValue:
    log.error("database unavailable", extra={"error": str(error.orig)[:200]})
    return *page(503), {"Retry-After": "30"}


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.exception("unexpected")
    return page(500)
