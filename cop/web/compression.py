# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""First visits travel gzipped; pages that could hold a secret never do (BREACH)."""

import gzip

from flask import Flask, Response, request, session

SMALLEST = 1024
LEVEL = 5


def init_app(app: Flask) -> None:
    """Gzips HTML for requests without cookies, which therefore carry nobody's session or token."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype != "text/html" or response.is_streamed:
        return response
    response.vary.update(("Accept-Encoding", "Cookie"))
    if _may_be_packed(response):
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
        response.content_encoding = "gzip"
    return response


def _may_be_packed(response: Response) -> bool:
    return (
        not request.cookies
        and not session.modified
        and not response.content_encoding
        and bool(request.accept_encodings["gzip"])
        and (response.content_length or 0) >= SMALLEST
    )
