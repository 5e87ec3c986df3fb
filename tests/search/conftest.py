# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An index of what a test wrote."""

import shutil
from collections.abc import Callable

import pytest
from flask import Flask

from cop.db import db
from cop.search import feeding
from cop.settings import Settings


@pytest.fixture
def index(settings: Settings, app: Flask) -> Callable[[], None]:
    """Brings the index up to date, as the worker does; there is none before."""
    shutil.rmtree(settings.index_dir, ignore_errors=True)

    def drain() -> None:
        feeding.drain()
        while feeding.drain():
            pass
        db.session.commit()

    return drain
