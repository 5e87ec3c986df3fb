# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The migrations build exactly the models, and can be taken back."""

from functools import partial
from pathlib import Path

import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade

from cop.app import create_app
from cop.db import Base, db, writing
from cop.settings import Settings
from tests.conftest import database_url


def test_migrations_build_exactly_the_models_and_can_be_taken_back(tmp_path: Path):
    settings = Settings(
        env="development", instance_dir=tmp_path, database_url=database_url("migrated", tmp_path)
    )
    app = create_app(settings)
    writing.set(True)
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            options = {"compare_type": True, "include_object": partial(_wanted, connection)}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, Base.metadata) == []
        downgrade(revision="base")
        left = set(sqlalchemy.inspect(db.engine).get_table_names()) - {"alembic_version"}
        db.engine.dispose()
    assert left == set()


def _wanted(connection, thing, name, kind, reflected, other):
    """All but the indexes that this database does not get."""
    only = getattr(thing, "_ddl_if", None)
    if only is None or only.dialect != connection.dialect.name:
        return only is None
    return only.callable_ is None or only.callable_(None, thing, connection)
