# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The whole community, and a browser for everybody in it."""

import pytest

from tests.security import scene as making
from tests.security.scene import Scene


@pytest.fixture
def scene(app, settings) -> Scene:
    return making.build(settings.files_dir)


@pytest.fixture
def browsers(scene, as_, app):
    """A browser for each reader by name."""
    return {
        name: app.test_client() if person is None else as_(person)
        for name, person in scene.people.items()
    }
