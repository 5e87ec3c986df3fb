# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""All that the database holds: compared before and after, and put back."""

import hashlib
from typing import Any

from sqlalchemy import text

from cop.db import Base, db

Rows = dict[str, list[dict[str, Any]]]

PASSING = {
    "browser_session": {"seen_at"},
    "change": {"mark"},
    "rate_count": {"count", "expires_at", "key"},
}
"""Columns that are not compared: when a session was last used, how often one tried, and the mark
that is drawn anew when rows are put back."""


def snapshot() -> Rows:
    """Every row of every table, by number: what is part of something comes after it."""
    db.session.rollback()
    return {
        table.name: [
            dict(row)
            for row in db.session.execute(table.select().order_by(*table.primary_key)).mappings()
        ]
        for table in Base.metadata.sorted_tables
    }


def hashes(rows: Rows | None = None) -> dict[str, str]:
    """A hash of each table, without what reading may change."""
    found = {}
    for name, lines in (rows or snapshot()).items():
        kept = [
            sorted((k, repr(v)) for k, v in line.items() if k not in PASSING.get(name, ()))
            for line in lines
        ]
        found[name] = hashlib.sha256(repr(sorted(kept)).encode()).hexdigest()
    return found


def changed(before: dict[str, str]) -> list[str]:
    """The tables that differ from what they were."""
    return [name for name, each in hashes().items() if before[name] != each]


def restore(rows: Rows) -> None:
    """Put every row back as it was."""
    db.session.rollback()
    for table in reversed(Base.metadata.sorted_tables):
        db.session.execute(table.delete())
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("PRAGMA defer_foreign_keys=ON"))
    for table in Base.metadata.sorted_tables:
        if rows[table.name]:
            db.session.execute(table.insert(), rows[table.name])
    db.session.commit()
