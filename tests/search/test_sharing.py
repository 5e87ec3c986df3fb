# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""On PostgreSQL web servers and workers share the index, each on a disk of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from cop.app import create_app
from cop.contributions import actions as spine
from cop.db import db
from cop.settings import Settings
from tests import make
from tests.conftest import Browser

PATIENCE = 60.0
"""Seconds until a worker that begins with nothing has built an index."""


@pytest.fixture(autouse=True)
def postgres_only(settings: Settings) -> None:
    if settings.search_backend != "postgres":
        pytest.skip("Whoosh's files are on one disk")


@pytest.fixture
def another(settings: Settings, tmp_path: Path) -> Iterator[FlaskClient]:
    """A visitor of a second web server, which has a folder of its own."""
    app = create_app(replace(settings, instance_dir=tmp_path / "web"))
    app.test_client_class = Browser
    yield app.test_client()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def worker(app: Flask, settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A worker in a process and a folder of its own; it asks which version the database has."""
    flask_migrate.stamp()
    given = {
        "COP_ENV": "development",
        "COP_DATABASE_URL": settings.database_url,
        "COP_INSTANCE_DIR": str(tmp_path / "worker"),
    }
    with subprocess.Popen([sys.executable, "-m", "cop", "worker"], env=os.environ | given) as it:
        yield
        it.terminate()
    db.session.execute(text("DROP TABLE alembic_version"))
    db.session.commit()


def shown(browser: FlaskClient, said: str) -> bool:
    """Whether the page of results says so within the time that a worker takes."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if said in browser.get("/search?q=lapwing").text:
            return True
        time.sleep(0.2)
    return False


def test_web_servers_and_a_worker_on_different_disks_share_the_index(
    settings, visitor, another, ana, worker
):
    question = make.question(ana, "Who has seen a lapwing?")
    for browser in (visitor, another):
        assert shown(browser, "1 result")

    make.question(ana, "A lapwing on the roof")
    for browser in (visitor, another):
        assert shown(browser, "2 results")

    spine.hide(question, by=ana, reason="Seen twice")
    db.session.commit()
    for browser in (visitor, another):
        assert "1 result" in browser.get("/search?q=lapwing").text
    assert not list(settings.index_dir.glob("*/*.seg"))
