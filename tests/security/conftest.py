# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The whole community, and a browser for everybody in it."""

from dataclasses import dataclass

import pytest
from argon2 import PasswordHasher
from flask import Flask

from cop.db import db
from cop.people import passwords, session
from tests.conftest import session_cookie
from tests.security import scene as making
from tests.security import state
from tests.security.places import filling
from tests.security.scene import Scene


@dataclass
class Built:
    """The scene, its rows, and the cookie of each reader."""

    scene: Scene
    rows: state.Rows
    cookies: dict[str, str]


_built: list[Built] = []
"""Made by the real verbs once in this process; every test gets the same rows again."""


def built(app: Flask, folder) -> Built:
    scene = making.build(folder)
    with app.test_request_context():
        people = {name: getattr(scene, name) for name, id in scene.people.items() if id}
        cookies = {name: session.start(each, remember=False) for name, each in people.items()}
        db.session.commit()
    return Built(scene, state.snapshot(), cookies)


@pytest.fixture
def scene(app, settings) -> Scene:
    if not _built:
        _built.append(built(app, settings.files_dir))
    state.restore(_built[0].rows)
    return _built[0].scene


@pytest.fixture
def browsers(app, scene):
    """A browser for each reader by name."""
    found = {"visitor": app.test_client()}
    for name, token in _built[0].cookies.items():
        found[name] = app.test_client()
        found[name].set_cookie(session_cookie(app), token)
    return found


@pytest.fixture
def known(app, scene):
    """The places of the scene by name, to fill addresses and forms with."""
    return filling(app, scene)


@pytest.fixture
def cheap_passwords(monkeypatch):
    """Passwords that cost nothing to hash, where it is not about their cost."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
