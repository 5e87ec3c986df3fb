# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every request passes: who may send it, what every answer carries, and `require`."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf

from cop.db import SAFE_METHODS
from cop.settings import Settings
from cop.web.fragments import blind

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    """Refuse writes from other sites, ask the form's token, and set the security headers."""
    app.before_request(refuse_foreign_host)
    app.before_request(refuse_nul)
    app.before_request(refuse_cross_site_writes)
    csrf.init_app(app)
    app.jinja_env.globals["csrf_token"] = form_token
    app.after_request(secure_headers)
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # as long as the session: slow writers lose nothing
    app.config["WTF_CSRF_SSL_STRICT"] = False  # refuse_cross_site_writes looks at the origin


def form_token() -> str:
    """The token of this session's forms; RuntimeError in a part that is rendered for everybody."""
    if blind.get():
        raise RuntimeError("a part that is rendered once must not hold a token")
    return str(generate_csrf())


def require(allowed: bool) -> None:
    """Answer 403 unless allowed."""
    if not allowed:
        abort(403)


def refuse_foreign_host() -> None:
    """Answer 400 to a Host that is not ours, so that no address is built from it."""
    settings: Settings = request_settings()
    if not settings.development and request.host != urlsplit(settings.base_url).netloc:
        abort(400)


def refuse_nul() -> None:
    """Answer 400 to an address with a NUL: PostgreSQL takes none in a text."""
    if "\0" in request.path or b"%00" in request.query_string:
        abort(400)


def refuse_cross_site_writes() -> None:
    """Refuse unsafe requests that a browser says came from another site (Fetch Metadata)."""
    if request.method in SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site in {"same-origin", "none"}:
        return
    if site is None and (origin is None or origin.partition("://")[2] == request.host):
        return
    abort(403)


def secure_headers(response: Response) -> Response:
    """Set the headers of SECURITY.md, and keep pages of signed-in people out of every cache."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if over_https():
        response.headers.setdefault(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains"
        )
    if request.endpoint != "static":
        response.vary.add("Cookie")
        personal = request.cookies or "Set-Cookie" in response.headers
        response.headers.setdefault("Cache-Control", "no-store" if personal else "no-cache")
    return response


def over_https() -> bool:
    """Whether readers reach this site by https, also when a proxy speaks plain http with us."""
    return request.is_secure or request_settings().base_url.startswith("https:")


def request_settings() -> Settings:
    """The settings of the app that answers this request."""
    settings: Settings = current_app.extensions["settings"]
    return settings
