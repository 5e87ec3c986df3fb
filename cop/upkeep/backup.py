# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Take and restore backups; the site may run while one is taken."""

import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import current_app

from cop import clock
from cop.contributions.tidying import FILES_KEPT, known_files
from cop.db import db, release
from cop.errors import Refused
from cop.settings import Settings
from cop.upkeep import archive, databases
from cop.upkeep.archive import Manifest
from cop.web.assets import THEME


def take(target: Path, version: str) -> str:
    """Back up to one file: the database first, then every file that it may name.

    Settings, and so all secrets of the installation, stay out. Raises Refused.
    """
    head, kind = databases.head(), databases.kind()
    if head is None:
        raise Refused("There is nothing to back up: the database has no tables.")
    try:
        with _room(target.parent) as room, archive.written(target) as whole:
            copied = room / databases.COPY[kind]
            moment = clock.now().isoformat()
            rows = databases.copy(copied)
            hashes = _fill(whole, copied)
            archive.seal(whole, Manifest(version, moment, kind, head, rows, hashes))
    except (OSError, sqlite3.Error) as error:
        raise Refused(f"No backup was made: {error}.") from error
    files = sum(name.startswith("files/") for name in hashes)
    return f"{sum(rows.values())} rows and {files} files are in {target}."


def restore(source: Path) -> list[str]:
    """Put a backup into an empty installation; answers what to know, or raises Refused."""
    settings = _settings()
    _refuse_if_occupied(settings)
    with _room(settings.instance_dir) as room:
        manifest = archive.unpack(source, room)
        _refuse_if_unfit(manifest)
        databases.load(room / databases.COPY[manifest.database])
        _put_files(room, settings)
    if databases.rows() != manifest.rows or databases.head() != manifest.migration:
        raise Refused("The database does not hold the rows that were backed up.")
    databases.forget_caches()
    shutil.rmtree(settings.index_dir, ignore_errors=True)
    return _told(manifest, missing_files())


def missing_files() -> list[str]:
    """Files that rows tell of and that are not there."""
    known = known_files()
    release()
    folder = _settings().files_dir
    return sorted(name for name in known if not (folder / name).is_file())


def unknown_files() -> list[str]:
    """Files that no row tells of although the worker should have removed them by now."""
    known = known_files()
    release()
    folder, long_ago = _settings().files_dir, (clock.now() - 2 * FILES_KEPT).timestamp()
    names = (path for path in folder.rglob("*") if path.is_file())
    old = (str(path.relative_to(folder)) for path in names if path.stat().st_mtime < long_ago)
    return sorted(name for name in old if name not in known)


def _fill(whole: tarfile.TarFile, copied: Path) -> dict[str, str]:
    """Put in the copy of the database, the files, and the theme; answers their hashes."""
    settings = _settings()
    files = sorted(settings.files_dir.rglob("*"))
    stored = [path for path in files if path.is_file() and not path.name.startswith(".incoming-")]
    parts = {copied.name: copied, THEME: settings.instance_dir / THEME}
    parts |= {f"files/{path.relative_to(settings.files_dir)}": path for path in stored}
    added = ((name, archive.add(whole, path, name)) for name, path in parts.items())
    return {name: digest for name, digest in added if digest is not None}


def _refuse_if_occupied(settings: Settings) -> None:
    if databases.occupied():
        raise Refused("There is a database already: restore into an empty one.")
    if settings.files_dir.is_dir() and any(settings.files_dir.iterdir()):
        raise Refused(f"There are files in {settings.files_dir}: restore where there are none.")


def _refuse_if_unfit(manifest: Manifest) -> None:
    if manifest.database != databases.kind():
        raise Refused(
            f"This is a backup of {manifest.database}: "
            f"set COP_DATABASE_URL to a database of that kind, not {databases.kind()}."
        )
    if manifest.migration not in databases.known_heads():
        raise Refused(
            f"This backup was made by a newer version of cop ({manifest.version}, "
            f"migration {manifest.migration}): install that version first."
        )


def _put_files(room: Path, settings: Settings) -> None:
    if settings.files_dir.is_dir():
        settings.files_dir.rmdir()
    for name, place in (("files", settings.files_dir), (THEME, settings.instance_dir / THEME)):
        if (room / name).exists():
            (room / name).rename(place)


def _told(manifest: Manifest, missing: list[str]) -> list[str]:
    files = sum(name.startswith("files/") for name in manifest.hashes)
    return [
        f"{sum(manifest.rows.values())} rows and {files} files of {manifest.made_at} are back.",
        *(f"A row tells of a file that was not in the backup: {name}" for name in missing),
        "Run cop migrate, then start cop: its worker builds the search index.",
    ]


@contextmanager
def _room(folder: Path) -> Iterator[Path]:
    """A private folder for what is not finished, on the same disk."""
    db.session.rollback()
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=folder) as room:
        yield Path(room)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
