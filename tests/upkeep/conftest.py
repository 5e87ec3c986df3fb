# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Installations of their own, migrated, on the kind of database that the tests run on."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade

from cop.app import create_app
from cop.db import db, writing
from cop.settings import Settings
from tests.conftest import database_url

SECRET = "9f2b-secret-of-this-site-7c41"


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Make an installation with an empty database and an empty folder."""
    made: list[Flask] = []

    def make(name: str, *, migrated: bool = True, **rest: Any) -> Flask:
        folder = tmp_path / name
        folder.mkdir()
        worker = re.sub(r"\W", "_", tmp_path.name)[-30:].lower()
        settings = Settings(
            env="development",
            secret_key=SECRET,
            instance_dir=folder,
            database_url=database_url(f"{worker}_{name}", folder),
            locale="en",
        )
        app = create_app(replace(settings, **rest))
        made.append(app)
        writing.set(True)
        if migrated:
            with app.app_context():
                upgrade()
        return app

    yield make
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
