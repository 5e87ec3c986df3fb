# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The cookie that holds the random token of a browser's session, and nothing else."""

import hashlib
from datetime import timedelta

from flask import Response

from cop.web.guards import request_settings

REMEMBERED = timedelta(days=30)


def keep_cookie(response: Response, token: str, *, remember: bool) -> Response:
    """Give the browser its token, for this visit or for thirty days."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=int(REMEMBERED.total_seconds()) if remember else None,
        secure=_secure(),
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def drop_cookie(response: Response) -> Response:
    """Take the token from the browser, with what it cached."""
    response.delete_cookie(cookie_name(), path="/", secure=_secure(), httponly=True, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def hashed(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host over https; plain http on a developer's machine."""
    return "__Host-sid" if _secure() else "sid"


def _secure() -> bool:
    return request_settings().base_url.startswith("https:")
