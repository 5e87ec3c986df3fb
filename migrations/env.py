# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Run migrations on the app's database (Alembic, through Flask-Migrate)."""

from alembic import context
from flask import current_app

from cop.db import Base, db

OPTIONS = current_app.extensions["migrate"].configure_args | {
    "target_metadata": Base.metadata,
    "render_as_batch": True,
}


def run() -> None:
    """Each migration in a transaction of its own."""
    with db.engine.connect() as connection:
        context.configure(connection=connection, transaction_per_migration=True, **OPTIONS)
        with context.begin_transaction():
            context.run_migrations()


run()
