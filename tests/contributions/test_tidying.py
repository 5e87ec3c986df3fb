# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the worker forgets once a day: old drafts, read notifications, files that nobody knows."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cop import clock, worker
from cop.contributions.models import Attachment, Draft
from cop.db import db
from cop.notify.models import Notification
from tests import make

DAY_OLD = timedelta(hours=25)


def sweep() -> None:
    worker.tidy_daily()
    db.session.commit()


def count(model: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def kept_file(settings):
    """Write a file of some age in the folder of the site; answers its name there."""
    shutil.rmtree(settings.files_dir, ignore_errors=True)  # what earlier tests uploaded

    def write(name: str, age: timedelta = DAY_OLD) -> str:
        path = settings.files_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        moment = (clock.now() - age).timestamp()
        os.utime(path, (moment, moment))
        return name

    shutil.rmtree(settings.files_dir, ignore_errors=True)
    yield write
    shutil.rmtree(settings.files_dir, ignore_errors=True)


def lying(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_files_that_nobody_knows_go_after_a_day(app, ana, settings, kept_file):
    attached, photo = kept_file("aa/aa/attached"), kept_file("bb/bb/photo")
    waiting = kept_file("cc/cc/waiting", timedelta(hours=23))
    kept_file("dd/dd/unknown")
    kept_file(".incoming-broken")
    ana.photo = photo
    file = {"name": "plan.pdf", "media_type": "application/pdf", "size": 1, "sha256": "x"}
    make.saved(Attachment(**file, stored_as=attached, uploaded_by_id=ana.id))

    sweep()

    assert lying(settings.files_dir) == {attached, photo, waiting}


def test_no_transaction_is_open_while_files_are_removed(app, kept_file, monkeypatch):
    kept_file("ee/ee/unknown")
    unlink, open_then = Path.unlink, []

    def watched(path: Path, **rest: bool) -> None:
        open_then.append(db.session().in_transaction())
        unlink(path, **rest)

    monkeypatch.setattr(Path, "unlink", watched)
    sweep()

    assert open_then == [False]


def test_a_draft_is_kept_for_half_a_year_after_its_last_save(app, ana, later):
    make.saved(Draft(person_id=ana.id, address="/questions/new", fields={"title": "How"}))
    later(timedelta(days=100))
    again = {"address": "/practices/new", "saved_at": clock.now()}
    make.saved(Draft(person_id=ana.id, fields={"title": "Wadi"}, **again))

    later(timedelta(days=81))
    sweep()

    assert [draft.address for draft in db.session.scalars(select(Draft))] == ["/practices/new"]


def test_a_notification_goes_a_year_after_it_was_read(app, ana, later):
    now = clock.now()
    for read_at in (now, None):
        make.saved(Notification(person_id=ana.id, kind="answered", updated_at=now, read_at=read_at))

    later(timedelta(days=364))
    sweep()
    assert count(Notification) == 2

    later(timedelta(days=2))
    sweep()
    assert [each.read_at for each in db.session.scalars(select(Notification))] == [None]


def test_it_is_done_once_a_day(app, settings, kept_file, later):
    sweep()
    unknown = kept_file("ff/ff/unknown", timedelta(days=3))
    later(timedelta(hours=23))
    sweep()
    assert unknown in lying(settings.files_dir)

    later(timedelta(hours=2))
    sweep()
    assert unknown not in lying(settings.files_dir)
