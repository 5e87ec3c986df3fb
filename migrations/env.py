# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Run migrations on the app's database (Alembic, through Flask-Migrate)."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from cop.db import Base, db

OPTIONS = current_app.extensions["migrate"].configure_args | {
    "target_metadata": Base.metadata,
    "render_as_batch": True,
}


def run() -> None:
    """Each migration in a transaction of its own."""
    with db.engine.connect() as connection, _tables_made_anew(connection):
        context.configure(connection=connection, transaction_per_migration=True, **OPTIONS)
        with context.begin_transaction():
            context.run_migrations()


@contextmanager
def _tables_made_anew(connection: Connection) -> Iterator[None]:
    """Let SQLite make a table anew that others refer to, and see that all still fits together.

    It changes a table by making another one (https://sqlite.org/lang_altertable.html, 7).
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    plain = connection.connection.driver_connection
    plain.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        if broken := plain.execute("PRAGMA foreign_key_check").fetchall():
            raise RuntimeError(f"rows refer to what is not there: {broken[:5]}")
    finally:
        plain.execute("PRAGMA foreign_keys=ON")


run()
