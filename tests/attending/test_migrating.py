# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Registrations that are there move into the table of people and guests."""

from pathlib import Path

import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from cop.app import create_app
from cop.db import db, writing
from cop.settings import Settings
from tests.conftest import database_url

BEFORE, AFTER = "0031", "0035"
AT = "2026-01-02 03:04:05"
ROWS = {
    "person": [
        {"id": n, "name": f"Person {n}", "email": f"p{n}@x.example", "role": "member"}
        for n in (1, 2)
    ],
    "group": [{"id": 1, "name": "Community", "access": "public"}],
    "contribution": [
        {"id": n, "kind": "meeting", "group_id": 1, "author_id": 1, "title": "We meet"}
        for n in (1, 2)
    ],
    "meeting": [{"id": 1, "place": "Town hall"}, {"id": 2, "place": ""}],
    "agenda_item": [{"id": 1, "meeting_id": 1, "position": 0, "kind": "round"}],
    "registration": [
        {"meeting_id": 1, "person_id": 1, "coming": "yes", "remark": "No meat"},
        {"meeting_id": 1, "person_id": 2, "coming": "no", "remark": ""},
        {"meeting_id": 2, "person_id": 2, "coming": "yes", "remark": ""},
    ],
}


def test_registrations_move_there_and_back(tmp_path: Path):
    settings = Settings(
        env="development", instance_dir=tmp_path, database_url=database_url("moved", tmp_path)
    )
    app = create_app(settings)
    writing.set(True)
    with app.app_context():
        upgrade(revision=BEFORE)
        _fill()
        upgrade(revision=AFTER)
        moved = _rows(
            "SELECT person_id, meeting_id, coming, online, place, remark"
            " FROM registration ORDER BY meeting_id, person_id"
        )
        downgrade(revision=BEFORE)
        back = _rows("SELECT person_id, coming FROM registration ORDER BY meeting_id, person_id")
        db.engine.dispose()

    assert [(*row[:3], bool(row[3]), *row[4:]) for row in moved] == [
        (1, 1, "yes", False, "in", "No meat"),
        (2, 1, "no", False, None, ""),
        (2, 2, "yes", True, "in", ""),
    ]
    assert back == [(1, "yes"), (2, "no"), (2, "yes")]


def _fill():
    """Rows of the tables as they were, with something in every column that needs it."""
    tables = sa.MetaData()
    tables.reflect(db.engine, only=list(ROWS))
    with db.engine.begin() as connection:
        for name, rows in ROWS.items():
            for row in rows:
                table = tables.tables[name]
                needed = [c for c in table.c if not (c.nullable or c.primary_key)]
                values = {c.name: _some(c) for c in needed} | row
                connection.execute(table.insert().values(values))


def _some(column):
    if isinstance(column.type, sa.Boolean):
        return False
    if isinstance(column.type, sa.JSON):
        return []
    if isinstance(column.type, sa.Integer | sa.BigInteger):
        return 0
    return sa.literal_column(f"'{AT}'") if isinstance(column.type, sa.DateTime) else ""


def _rows(statement):
    with db.engine.begin() as connection:
        return [tuple(row) for row in connection.execute(sa.text(statement))]
