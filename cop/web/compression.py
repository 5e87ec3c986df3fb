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


def pack(page: bytes) -> bytes:
    """The page, gzipped."""
    return gzip.compress(page, LEVEL, mtime=0)


def served(packed: bytes) -> Response:
    """A packed page that holds no secret, unpacked for requests that may not have it packed."""
    if not _may_be_packed():
        return Response(gzip.decompress(packed), mimetype="text/html")
    response = Response(packed, mimetype="text/html")
    response.content_encoding = "gzip"
    return response


def _compress(response: Response) -> Response:
    if response.mimetype != "text/html" or response.is_streamed:
        return response
    response.vary.update(("Accept-Encoding", "Cookie"))
    large = (response.content_length or 0) >= SMALLEST
    if large and not response.content_encoding and _may_be_packed():
        response.set_data(pack(response.get_data()))
        response.content_encoding = "gzip"
    return response


def _may_be_packed() -> bool:
    return not request.cookies and not session.modified and bool(request.accept_encodings["gzip"])
