# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever changes what can be found leaves a row for the worker, in the same transaction."""

from typing import Any

from flask import Flask
from sqlalchemy import event, insert
from sqlalchemy.orm import Session

from cop import clock
from cop.db import db
from cop.search.models import IndexJob


def init_app(app: Flask) -> None:
    """Listen to the database session."""
    if not event.contains(db.session, "after_flush", _note):
        event.listen(db.session, "after_flush", _note)


def queue(session: Any, ids: set[int]) -> None:
    """Ask for contributions to be indexed anew."""
    if ids:
        now = clock.now()
        rows = [{"contribution_id": each, "created_at": now, "attempts": 0} for each in sorted(ids)]
        session.execute(insert(IndexJob), [row | {"last_error": ""} for row in rows])


def _note(session: Session, context: Any) -> None:
    changed = (thing for thing in (*session.new, *session.dirty, *session.deleted))
    found = {getattr(thing, "indexed_with", None) for thing in changed}
    queue(session, {each for each in found if each})
