# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What pages cost to read, in this process: processor time, queries and bytes."""

from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from bench import site
from bench.measure import Row, counting, measured
from cop.db import db

READER = 5
# The first questions have 1, 10 and 100 answers (community.ANSWERED).
PAGES = {
    "question, 1 answer": "/questions/1",
    "question, 10 answers": "/questions/2",
    "question, 100 answers": "/questions/3",
    "front page": "/",
    "list of questions": "/questions",
    "list of practices": "/practices",
    "list of meetings": "/meetings",
    "list of reports": "/reports",
    "library": "/library",
    "organisations": "/organisations",
    "search, a common word": "/search?q=water",
    "search, two words": "/search?q=water+gemeente",
    "search, a rare word": "/search?q={rare}",
}
MEMBERS_ONLY = {"people": "/people", "notifications": "/notifications"}


def rows(app: Flask, rare: str, n: int) -> list[Row]:
    """A row a page, for a visitor and for somebody signed in."""
    visitor = site.browser(app)
    member = site.browser(app, site.signed_in(app, READER))
    measured_rows = []
    for name, path in PAGES.items():
        path = path.format(rare=rare)
        measured_rows.append(_row(app, f"{name}, visitor", visitor, path, n))
        measured_rows.append(_row(app, f"{name}, signed in", member, path, n))
    for name, path in MEMBERS_ONLY.items():
        measured_rows.append(_row(app, f"{name}, signed in", member, path, n))
    return measured_rows


def _row(app: Flask, name: str, client: FlaskClient, path: str, n: int) -> Row:
    # A redirect to the address with the title is followed once and not measured.
    path = client.get(path, follow_redirects=True).request.full_path.rstrip("?")
    with app.app_context(), counting(db.engine) as asked:
        client.get(path)
    return replace(measured(name, lambda: client.get(path), n=n), queries=len(asked))
