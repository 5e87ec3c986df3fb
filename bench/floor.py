# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The least that any page can cost here: bare Flask with a constant page, and with one query."""

from flask import Flask, render_template_string
from sqlalchemy import create_engine, text

from bench.browser import Browser
from bench.measure import Row, measured

PAGE = "<!doctype html><title>Floor</title><h1>{{ title }}</h1>" + "<p>Some text.</p>" * 20


def floors(database_url: str, *, n: int) -> tuple[Row, Row]:
    """The rows of both floors, measured in this process on this database."""
    app = Flask("floor")
    engine = create_engine(database_url)

    @app.get("/constant")
    def constant() -> str:
        return PAGE

    @app.get("/query")
    def query() -> str:
        with engine.connect() as connection:
            title = connection.execute(text("select title from contribution limit 1")).scalar_one()
        return render_template_string(PAGE, title=title)

    rows = (
        _floor(app, "floor: bare Flask, constant page", "/constant", n),
        _floor(app, "floor: bare Flask, one query, a template", "/query", n),
    )
    engine.dispose()
    return rows


def _floor(app: Flask, name: str, path: str, n: int) -> Row:
    browser = Browser(app)
    return measured(name, lambda: (browser, browser.request(path)), n=n)
