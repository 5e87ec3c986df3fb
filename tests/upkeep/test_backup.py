# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A backup taken while people write comes back whole, and nothing else is let in."""

import errno
import gzip
import hashlib
import io
import json
import os
import re
import stat
import subprocess
import sys
import tarfile
import threading
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from cop import clock
from cop.contributions import files
from cop.db import Base, db
from cop.errors import Refused
from cop.people.credentials import BrowserSession
from cop.people.models import Person
from cop.search import feeding
from cop.search.models import CACHE
from cop.settings import Settings
from cop.upkeep import backup, databases
from cop.worker import round_of_work
from tests.contributions import samples
from tests.upkeep.conftest import SECRET


def folder_of(app: Flask) -> Path:
    settings: Settings = app.extensions["settings"]
    return settings.files_dir


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with db.engine.connect() as connection:
        return {
            name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for name, table in Base.metadata.tables.items()
        }


def person(number: int) -> Person:
    return Person(name=f"Ana {number}", email=f"ana{number}@voorbeeldstad.example", locale="nl")


def hashes(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }


@pytest.fixture
def site(installation) -> Flask:
    """An installation with people, a photo and a theme."""
    app = installation("site")
    with app.app_context():
        for number in range(1, 6):
            db.session.add(person(number))
        stored = files.photo(io.BytesIO(samples.picture("JPEG")), folder_of(app))
        db.session.flush()
        db.session.get_one(Person, 1).photo = stored.path
        db.session.commit()
    (folder_of(app).parent / "theme.css").write_text("@layer theme{:root{--radius:1px}}")
    return app


@pytest.fixture
def taken(site: Flask, tmp_path: Path) -> Path:
    with site.app_context():
        backup.take(tmp_path / "cop.tar.gz", "1.0")
    return tmp_path / "cop.tar.gz"


def test_what_is_restored_is_what_was_backed_up(site, taken, installation):
    with site.app_context():
        before = everything()
    empty = installation("empty", migrated=False)

    with empty.app_context():
        said = backup.restore(taken)
        after = everything()

    assert after == before
    assert len(after["person"]) == 5
    assert hashes(folder_of(empty)) == hashes(folder_of(site)) != {}
    assert (folder_of(empty).parent / "theme.css").read_text().startswith("@layer theme")
    assert re.match(r"\d+ rows and 1 files of 20", said[0])
    assert [path.name for path in folder_of(empty).parent.glob(".backup-*")] == []


def test_a_backup_taken_while_others_write_is_of_one_moment(site, tmp_path, installation):
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        """Each transaction adds a person, their file and their session."""
        with site.app_context():
            number = 6
            while not stop.is_set():
                stored = files.photo(io.BytesIO(samples.picture("JPEG")), folder_of(site))
                someone = person(number)
                someone.photo = stored.path
                db.session.add(someone)
                db.session.flush()
                hashed = hashlib.sha256(str(number).encode()).hexdigest()
                now = clock.now()
                db.session.add(BrowserSession(person_id=someone.id, token_hash=hashed, seen_at=now))
                db.session.commit()
                number += 1
                if number > 12:
                    begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(60)
    with site.app_context():
        backup.take(tmp_path / "busy.tar.gz", "1.0")
    stop.set()
    writer.join()

    with site.app_context():
        live = everything()
    restored = installation("restored", migrated=False)
    with restored.app_context():
        said = backup.restore(tmp_path / "busy.tar.gz")
        back = everything()

    people, sessions = back["person"], back["browser_session"]
    assert len(people) >= 12
    assert [row[0] for row in people] == list(range(1, len(people) + 1))
    assert len(sessions) == len(people) - 5
    for name, rows in back.items():
        # The mark is drawn anew by everything that is written.
        assert name == "change" or [row for row in rows if row not in live[name]] == []
    assert len(said) == 2, "no row tells of a file that is not there"
    original = hashes(folder_of(site))
    assert hashes(folder_of(restored)).items() <= original.items()


def test_the_file_is_private_and_holds_no_setting(taken):
    assert stat.S_IMODE(taken.stat().st_mode) == 0o600
    assert SECRET.encode() not in gzip.decompress(taken.read_bytes())
    assert [path.name for path in taken.parent.iterdir() if "tar" in path.name] == ["cop.tar.gz"]


def test_a_restored_site_answers_and_its_worker_builds_the_index(taken, installation):
    empty = installation("empty", migrated=False)
    with empty.app_context():
        backup.restore(taken)
        assert not feeding.usable()
        round_of_work()
        assert feeding.usable()
        assert db.session.scalars(select(Person.name).order_by(Person.id)).first() == "Ana 1"
    assert empty.test_client().get("/healthz").status_code == 200


def test_the_rows_of_the_index_stay_out_of_a_backup_and_out_of_what_is_restored(
    site, tmp_path, installation
):
    caches = {table.__tablename__ for table in CACHE}
    with site.app_context():
        feeding.rebuild()
        before = everything()
        backup.take(tmp_path / "cop.tar.gz", "1.0")
    empty = installation("empty", migrated=False)

    with empty.app_context():
        backup.restore(tmp_path / "cop.tar.gz")
        after = everything()

    assert before["search_build"]
    assert {name for name in caches if after[name]} == set()
    assert {n: rows for n, rows in after.items() if n not in caches} == {
        n: rows for n, rows in before.items() if n not in caches
    }


def test_a_backup_that_holds_rows_of_an_index_is_restored_without_them(
    site, tmp_path, installation, monkeypatch
):
    monkeypatch.setattr(databases, "CACHES", [])
    with site.app_context():
        feeding.rebuild()
        backup.take(tmp_path / "cop.tar.gz", "1.0")
    empty = installation("empty", migrated=False)

    with empty.app_context():
        backup.restore(tmp_path / "cop.tar.gz")
        assert everything()["search_build"] == []


def test_only_an_empty_installation_is_restored_into(site, taken, installation):
    with site.app_context(), pytest.raises(Refused, match="There is a database already"):
        backup.restore(taken)

    empty = installation("empty", migrated=False)
    folder_of(empty).mkdir()
    (folder_of(empty) / "something").write_bytes(b"x")
    with empty.app_context(), pytest.raises(Refused, match="There are files"):
        backup.restore(taken)


def changed(taken: Path, name: str, content: bytes | None = None, **manifest: str) -> Path:
    """The same backup with one file, or some of its manifest, replaced."""
    other = taken.with_name("changed.tar.gz")
    with tarfile.open(taken) as source, tarfile.open(other, "w:gz") as target:
        for told in source:
            data = source.extractfile(told).read()
            if told.name == "manifest.json":
                data = json.dumps(json.loads(data) | manifest).encode()
            if told.name.startswith(name) and content is not None:
                data = content
            told.size = len(data)
            target.addfile(told, io.BytesIO(data))
    return other


@pytest.mark.parametrize("name", ["files/", "database", "theme.css"])
def test_a_backup_in_which_one_byte_differs_is_refused(taken, installation, name):
    empty = installation("empty", migrated=False)

    with empty.app_context(), pytest.raises(Refused, match=f"{name}.* is not what was backed up"):
        backup.restore(changed(taken, name, b"other"))

    with empty.app_context():
        assert not databases.occupied()
    assert not folder_of(empty).exists()


def test_a_backup_of_a_newer_version_is_refused(taken, installation):
    empty = installation("empty", migrated=False)

    with (
        empty.app_context(),
        pytest.raises(Refused, match="made by a newer version of cop"),
    ):
        backup.restore(changed(taken, "-", migration="9999"))


def test_a_backup_of_another_kind_of_database_is_refused(taken, installation):
    empty = installation("empty", migrated=False)

    with empty.app_context(), pytest.raises(Refused, match="This is a backup of oracle"):
        backup.restore(changed(taken, "-", database="oracle"))


@pytest.mark.parametrize("share", [0, 0.1, 0.8])
def test_what_is_not_a_whole_backup_is_refused(taken, installation, share):
    broken = taken.with_name("broken.tar.gz")
    broken.write_bytes(taken.read_bytes()[: int(share * taken.stat().st_size)])
    empty = installation("empty", migrated=False)

    with empty.app_context(), pytest.raises(Refused, match="is not a whole backup of cop"):
        backup.restore(broken)


def test_a_name_that_leads_out_of_the_folder_is_refused(taken, installation, tmp_path):
    sly = tmp_path / "sly.tar.gz"
    with tarfile.open(sly, "w:gz") as archive:
        told = tarfile.TarInfo("../outside")
        told.size = 1
        archive.addfile(told, io.BytesIO(b"x"))
    empty = installation("empty", migrated=False)

    with empty.app_context(), pytest.raises(Refused, match="is not a whole backup"):
        backup.restore(sly)
    assert not (tmp_path / "outside").exists()
    assert not (folder_of(empty).parent / "outside").exists()


def test_a_failed_backup_leaves_the_earlier_one(site, taken, monkeypatch):
    before = taken.read_bytes()

    def full(*rest: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tarfile.TarFile, "addfile", full)
    with site.app_context(), pytest.raises(Refused, match="No space left on device"):
        backup.take(taken, "1.0")

    assert taken.read_bytes() == before
    assert {path.name for path in taken.parent.iterdir() if path.name.startswith(".")} == set()


def test_an_empty_database_is_not_backed_up(installation, tmp_path):
    empty = installation("empty", migrated=False)
    with empty.app_context(), pytest.raises(Refused, match="nothing to back up"):
        backup.take(tmp_path / "none.tar.gz", "1.0")


def test_a_missing_program_of_postgresql_is_named_and_sqlite_needs_none(
    site, tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    with site.app_context():
        if databases.kind() == "sqlite":
            assert "rows" in backup.take(tmp_path / "some.tar.gz", "1.0")
        else:
            with pytest.raises(Refused, match="apt-get install postgresql-client"):
                backup.take(tmp_path / "none.tar.gz", "1.0")


def test_the_commands_say_what_they_did_and_answer_by_their_status(site, installation, tmp_path):
    file = str(tmp_path / "cop.tar.gz")
    empty = installation("empty", migrated=False)

    done = [command(site, "backup", file), *(command(empty, "restore", file) for _ in range(2))]

    assert [each.returncode for each in done] == [0, 0, 1], done
    assert "rows and 1 files are in" in done[0].stdout
    assert "start cop: its worker builds the search index" in done[1].stdout
    assert done[2].stderr == "There is a database already: restore into an empty one.\n"


def command(app: Flask, *words: str) -> subprocess.CompletedProcess[str]:
    settings: Settings = app.extensions["settings"]
    given = {
        "COP_ENV": "development",
        "COP_INSTANCE_DIR": str(settings.instance_dir),
        "COP_DATABASE_URL": settings.sqlalchemy_url.replace("+psycopg", ""),
    }
    program = [sys.executable, "-m", "cop", *words]
    return subprocess.run(
        program, env=os.environ | given, capture_output=True, text=True, check=False
    )
