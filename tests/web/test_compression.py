# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Only pages without anybody's secrets are gzipped."""

import gzip

import pytest
from flask import Flask, Response, session
from flask.testing import FlaskClient

from cop.web import compression

LONG = "<p>Which trees bear a paved square?</p>" * 100
GZIP = {"Accept-Encoding": "gzip"}


def welcome() -> str:
    session["token"] = "secret"
    return LONG


@pytest.fixture
def browser() -> FlaskClient:
    app = Flask(__name__)
    app.secret_key = "invented"
    compression.init_app(app)
    app.add_url_rule("/", "long", lambda: LONG)
    app.add_url_rule("/short", "short", lambda: "<p>Short</p>")
    app.add_url_rule("/data", "data", lambda: Response(LONG, content_type="application/json"))
    app.add_url_rule("/welcome", "welcome", welcome)
    return app.test_client()


def test_a_first_visit_travels_gzipped(browser: FlaskClient) -> None:
    answer = browser.get("/", headers=GZIP)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data).decode() == LONG
    assert answer.content_length == len(answer.data) < len(LONG) / 5


def test_whoever_has_a_session_gets_plain_text(browser: FlaskClient) -> None:
    browser.set_cookie("session", "secret")

    assert browser.get("/", headers=GZIP).text == LONG


def test_a_page_that_begins_a_session_is_plain(browser: FlaskClient) -> None:
    assert browser.get("/welcome", headers=GZIP).text == LONG


@pytest.mark.parametrize("path", ["/short", "/data"])
def test_short_pages_and_other_kinds_are_plain(browser: FlaskClient, path: str) -> None:
    assert "Content-Encoding" not in browser.get(path, headers=GZIP).headers


def test_whoever_cannot_read_gzip_gets_plain_text_and_caches_know_why(browser: FlaskClient) -> None:
    answer = browser.get("/", headers={"Accept-Encoding": "identity"})

    assert answer.text == LONG
    assert {"Accept-Encoding", "Cookie"} <= set(answer.vary)
