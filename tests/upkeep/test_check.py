# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""`cop check` says of each thing whether it is well, and what to do when it is not."""

import pytest
from flask import Flask
from sqlalchemy import delete, update

from cop import clock
from cop.contributions import themes
from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.people.models import Person
from cop.search.models import Heartbeat, SearchBuild
from cop.upkeep import check
from cop.worker import round_of_work
from tests.mail.conftest import free_port, smtp

__all__ = ["smtp"]
OPEN = {
    "env": "production",
    "secret_key": "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6",
    "base_url": "https://cop.example",
    "contact": "hallo@cop.example",
    "mail_from": "cop@cop.example",
    "smtp_host": "127.0.0.1",
    "smtp_tls": "none",
}


def found(app: Flask) -> dict[str, check.Finding]:
    return {finding.what: finding for finding in check.findings(app)}


@pytest.fixture
def site(installation, smtp) -> Flask:
    """An installation that is ready to open, with a worker that runs."""
    _sink, port = smtp()
    app = installation("open", **OPEN, smtp_port=port)
    with app.app_context():
        themes.load()
        round_of_work()
        db.session.commit()
    return app


def test_all_is_well_where_nothing_is_left_to_do(site):
    assert {what: finding.advice for what, finding in found(site).items() if finding.advice} == {}
    assert {"settings", "answers", "mail", "disk", "index", "database", "worker", "files"} <= set(
        found(site)
    )


def test_a_site_without_themes_is_told_how_to_get_them(site):
    with site.app_context():
        db.session.execute(delete(Theme))
        db.session.commit()

    assert found(site)["themes"].advice == "Run cop import-themes."


def test_a_site_that_was_never_opened_is_told_everything(installation):
    said = found(installation("new", migrated=False))

    assert said["settings"].advice == "Set COP_ENV to production before you open."
    assert said["answers"].found == "without https"
    assert said["mail"].advice == "Set COP_SMTP_HOST."
    assert "index" not in said
    assert said["database"].advice == "Run cop migrate."
    assert "worker" not in said
    assert str(said["mail"]).startswith("look at this  mail:     mail is written to")


def test_a_mail_server_that_does_not_answer_is_named(installation):
    said = found(installation("mute", **OPEN, smtp_port=free_port()))

    assert said["mail"].found.startswith("ConnectionRefusedError")


def test_a_database_that_is_away_is_told_without_its_password(installation):
    away = f"postgresql://cop:secret@127.0.0.1:{free_port()}/cop"
    said = found(installation("away", migrated=False, database_url=away))

    assert said["database"].found == "cannot be reached (OperationalError)"


def test_a_silent_worker_is_told(site):
    with site.app_context():
        long_ago = clock.now() - 2 * check.SILENT
        db.session.execute(update(Heartbeat).values(at=long_ago))
        db.session.commit()

    assert found(site)["worker"].found.startswith("silent since 20")


def test_files_that_are_gone_are_told(site):
    with site.app_context():
        photo = {"photo": "ab/cd/gone", "email": "ana@voorbeeldstad.example"}
        db.session.add(Person(name="Ana", **photo))
        db.session.commit()

    assert found(site)["files"].found == "1 are gone that rows tell of, the first ab/cd/gone"


def test_an_index_that_is_missing_or_being_built_is_told(site):
    with site.app_context():
        db.session.execute(update(SearchBuild).values(completed_at=None, done=200, total=300))
        db.session.commit()
    assert found(site)["index"].found == "is being built, 200 of 300"

    with site.app_context():
        db.session.execute(delete(SearchBuild))
        db.session.commit()
    assert found(site)["index"].found == "is not there"
