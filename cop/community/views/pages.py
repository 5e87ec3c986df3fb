# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Pages about the site itself: help, privacy, accessibility, and what programs ask for."""

from datetime import UTC, datetime, time, timedelta

from flask import Blueprint, Response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from cop import clock
from cop.community.queries import sitemap as queries
from cop.db import db
from cop.people.actions.signing_in import end_session
from cop.people.session import current_session_id, the_person
from cop.web.guards import csrf, over_https, request_settings
from cop.web.urls import link, slug

bp = Blueprint("pages", __name__)
VALID = timedelta(days=365)
"""How long security.txt counts; it is written anew at every request."""
FIXED = (
    "/", "/questions", "/practices", "/meetings", "/reports", "/library", "/organisations",
    "/people", "/themes", "/groups", "/activity", "/help", "/privacy", "/accessibility",
)  # fmt: skip
"""Pages that are always there."""


@bp.get("/help")
def help_() -> ResponseReturnValue:
    return render_template("community/pages/help.html", contact=request_settings().contact)


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    page, wiped = "community/pages/privacy.html", request.args.get("wiped") == "yes"
    return render_template(page, contact=request_settings().contact, wiped=wiped)


@bp.post("/privacy/cookies/delete")
@csrf.exempt  # type: ignore[untyped-decorator]  # Flask-WTF ships no types
def wipe_cookies() -> ResponseReturnValue:
    """Take every cookie of this site from the browser, and sign out with it.

    No token is asked, for that would need a cookie; other sites are refused all the same.
    """
    if current_session_id() is not None:
        end_session(current_session_id() or 0, by=the_person())
    session.clear()
    response = redirect("/privacy?wiped=yes#cookies", 303)
    for name in request.cookies:
        response.delete_cookie(name, path="/", secure=over_https(), httponly=True)
    return response


@bp.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    return render_template("community/pages/accessibility.html", contact=request_settings().contact)


@bp.get("/.well-known/security.txt")
def security() -> Response:
    """Where to report a vulnerability (RFC 9116)."""
    settings = request_settings()
    base = settings.base_url.rstrip("/")
    contact = f"mailto:{settings.contact}" if settings.contact else f"{base}/help#contact"
    expires = datetime.combine(clock.today() + VALID, time(), UTC)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en, fr, de",
        f"Canonical: {base}/.well-known/security.txt",
        f"Policy: {base}/help#security",
    ]
    return _text("\n".join(lines) + "\n")


@bp.get("/robots.txt")
def robots() -> Response:
    closed = ("/admin", "/contributions/", "/notifications", "/preview", "/search", "/settings")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return _text("\n".join([*lines, "", f"Sitemap: {_base()}/sitemap.xml", ""]))


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page that visitors can read, with when something happened there last."""
    pages = [(path, None) for path in FIXED]
    pages += [(f"/themes/{row.code}", None) for row in db.session.execute(queries.themes())]
    for row in db.session.execute(queries.partners()):
        pages.append((f"/organisations/{row.id}-{slug(row.name)}", None))
    for row in db.session.execute(queries.contributions()):
        pages.append((link(row), row.active_at.date()))
    body = render_template("community/pages/sitemap.xml", pages=pages, base=_base())
    return Response(body, mimetype="application/xml")


def _base() -> str:
    return request_settings().base_url.rstrip("/")


def _text(body: str) -> Response:
    return Response(body, content_type="text/plain; charset=utf-8")
