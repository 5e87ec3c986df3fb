# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A copy of the whole database as it was at one moment, and the way back; SQLite or PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection, delete, inspect, text
from sqlalchemy.exc import OperationalError

from cop.db import db, reading
from cop.errors import Refused
from cop.search.models import CACHE
from cop.setting_values import Unusable

COPY = {"sqlite": "database.sqlite", "postgresql": "database.dump"}
"""What the copy of each kind of database is called."""
CACHES = [table.__tablename__ for table in CACHE]


def kind() -> str:
    """sqlite or postgresql."""
    return db.engine.dialect.name


def known_heads() -> list[str]:
    """Every migration that this version knows, the newest first."""
    scripts = ScriptDirectory(current_app.extensions["migrate"].directory)
    return [each.revision for each in scripts.walk_revisions()]


def head() -> str | None:
    """The migration that the database is at; None for one that has no tables."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def require_head() -> None:
    """Raise Unusable unless the database is at this version."""
    with reading():
        at, known = head(), known_heads()
    if at is not None and at not in known:
        raise Unusable(f"The database is of a newer version of cop ({at}): install that version.")
    if at != known[0]:
        raise Unusable("Run cop migrate first: the database is not at this version.")


def trouble(error: OperationalError) -> str:
    """One sentence on a database that cannot be used, without its password."""
    reason = str(error.orig).partition("\n")[0].rstrip(".: ")
    advice = "mend COP_DATABASE_URL, start its server, or run cop migrate"
    return f"The database cannot be used ({reason}): {advice}."


def occupied() -> bool:
    """Whether there is anything in the database that a restore would overwrite."""
    if kind() == "sqlite":
        path = _sqlite_path()
        return any(path.with_name(path.name + end).exists() for end in ("", "-wal", "-shm"))
    return bool(inspect(db.engine).get_table_names())


def copy(target: Path) -> dict[str, int]:
    """Write the database of one moment to a file; answers the rows of each table in it.

    The tables of the search index come without their rows: the worker makes those anew.
    """
    if kind() == "sqlite":
        with closing(sqlite3.connect(_sqlite_path(), timeout=60)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
        _forget_caches(target)
        return _sqlite_rows(target)
    with db.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        moment = connection.scalar(text("SELECT pg_export_snapshot()"))
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges",
             *(f"--exclude-table-data={name}" for name in CACHES),
             f"--snapshot={moment}", f"--file={target}")  # fmt: skip
        rows = _rows(connection)
        return rows | {name: 0 for name in CACHES if name in rows}


def load(source: Path) -> None:
    """Put a copy in the place of the empty database; raises Refused when it is damaged."""
    if kind() == "sqlite":
        _check_sqlite(source)
        source.chmod(0o640)
        source.rename(_sqlite_path())
    else:
        _run("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner",
             "--no-privileges", f"--dbname={_name()}", str(source))  # fmt: skip


def forget_caches() -> None:
    """Empty the tables of the search index: they tell of files that are not here."""
    with db.engine.begin() as connection:
        there = set(inspect(connection).get_table_names())
        for table in CACHE:
            if table.__tablename__ in there:  # a backup may be older
                connection.execute(delete(table))


def rows() -> dict[str, int]:
    """How many rows each table has."""
    with db.engine.connect() as connection:
        return _rows(connection)


def _rows(connection: Connection) -> dict[str, int]:
    quote = connection.dialect.identifier_preparer.quote
    return {
        name: connection.scalar(text(f"SELECT count(*) FROM {quote(name)}")) or 0  # noqa: S608  (names of our own tables)
        for name in sorted(inspect(connection).get_table_names())
    }


def _sqlite_path() -> Path:
    return Path(db.engine.url.database or "")


def _sqlite_rows(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = sorted(name for (name,) in connection.execute(named))
        counted = (connection.execute(f'SELECT count(*) FROM "{name}"') for name in names)  # noqa: S608  (as above)
        return {name: count.fetchone()[0] for name, count in zip(names, counted, strict=True)}


def _forget_caches(path: Path) -> None:
    """Empty the tables of the search index in a copy, and take the room they had."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=OFF")  # a copy that fails is thrown away
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        for name in CACHES:
            if name in there:
                connection.execute(f'DELETE FROM "{name}"')  # noqa: S608  (names of our own tables)
        connection.execute("VACUUM")


def _check_sqlite(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise Refused(f"The database in this backup is damaged: {error}.") from error
    if found != ["ok"] or broken:
        raise Refused("The database in this backup is damaged: take another backup.")


def _name() -> str:
    """The address of the PostgreSQL database for its own programs, without the password."""
    url = db.engine.url.set(drivername="postgresql", password=None)
    return url.render_as_string(hide_password=False)


def _run(program: str, *options: str) -> None:
    """Run a program of PostgreSQL; the password goes by the environment, where no list shows it."""
    path = shutil.which(program)
    if path is None:
        raise Refused(
            f"{program} is missing. Install it, on Debian or Ubuntu with: "
            "apt-get install postgresql-client"
        )
    given = [path, *([f"--dbname={_name()}"] if program == "pg_dump" else []), *options]
    password = {"PGPASSWORD": db.engine.url.password} if db.engine.url.password else {}
    ran = subprocess.run(  # noqa: S603  (PostgreSQL's own program, with our own options)
        given, env=os.environ | password, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise Refused(f"{program} failed: {ran.stderr.strip()}")
