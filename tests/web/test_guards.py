# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every request passes and every answer carries."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cop.app import create_app
from cop.people.models import Person
from cop.settings import Settings
from cop.web.guards import HEADERS

HOME = "http://localhost"
PRODUCTION = {
    "secret_key": "q7Jm2XvT9wLr4KzB8nYc5HdF1sGp6AeU",
    "base_url": "https://cop.example",
    "database_url": "sqlite://",
}


@pytest.mark.parametrize("path", ["/", "/questions", "/nowhere", "/healthz"])
def test_every_answer_carries_the_headers(visitor: FlaskClient, path: str) -> None:
    answer = visitor.get(path)

    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_pages_of_somebody_signed_in_are_kept_nowhere(
    as_: Callable[[Person], FlaskClient], ana: Person
) -> None:
    answer = as_(ana).get("/questions")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": HOME}, 303),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 303),
    ],
)
def test_a_write_from_another_site_is_refused(
    as_: Callable[[Person], FlaskClient], ana: Person, headers: dict[str, str], status: int
) -> None:
    assert as_(ana).post("/sign-out", headers=headers).status_code == status


def test_a_write_without_the_token_of_the_form_is_refused(
    app: Flask, visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)

    answer = visitor.post("/sign-in", data={"email": "ana@voorbeeldstad.example"})

    assert answer.status_code == 400


def test_a_production_site_answers_to_its_own_name_only(tmp_path: Path) -> None:
    client = create_app(Settings(instance_dir=tmp_path, **PRODUCTION)).test_client()

    assert client.get("/healthz", base_url="https://elsewhere.example").status_code == 400
    with client.get("/static/img/favicon.svg", base_url="https://cop.example") as own:
        assert own.status_code == 200
    assert own.headers["Strict-Transport-Security"].startswith("max-age=31536000")
