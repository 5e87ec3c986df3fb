# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Without its database the site says so, and when to come back."""

from pathlib import Path

from cop.app import create_app
from cop.settings import Settings
from tests.browser.server import free_port


def test_a_page_without_a_database_says_when_to_come_back(tmp_path: Path) -> None:
    away = f"postgresql://cop:secret@127.0.0.1:{free_port()}/cop"
    site = create_app(Settings(env="development", instance_dir=tmp_path, database_url=away))

    answer = site.test_client().get("/questions")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
