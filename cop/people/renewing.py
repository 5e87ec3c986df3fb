# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A session that is used: now and then that is noted, and a remembered one gets another token."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from flask import Response, request
from sqlalchemy import ColumnElement, or_, update
from sqlalchemy.exc import OperationalError

from cop import clock
from cop.db import SAFE_METHODS, db, writing
from cop.people.cookies import hashed, keep_cookie
from cop.people.credentials import BrowserSession

NOTED = timedelta(minutes=10)
"""How often a session notes that it is still used."""
RENEWED = timedelta(days=1)
"""How old the token of a remembered session becomes."""
GRACE = timedelta(minutes=1)
"""How long the token before still counts: several requests may be under way with it."""


@dataclass(frozen=True)
class Used:
    """What this request found of its session."""

    id: int
    token_hash: str
    seen_at: datetime
    renews_at: datetime | None

    @classmethod
    def of(cls, session: BrowserSession) -> Self:
        since = session.renewed_at or session.created_at
        renews_at = since + RENEWED if session.remembered else None
        return cls(session.id, session.token_hash, session.seen_at, renews_at)


def holds(token_hash: Any, lately: Any) -> ColumnElement[bool]:
    """Whether a session has this token, or had it a moment ago: renewed after `lately`."""
    before = BrowserSession.earlier_hash == token_hash
    return or_(
        BrowserSession.token_hash == token_hash, before & (BrowserSession.renewed_at > lately)
    )


def touch(used: Used, response: Response) -> Response:
    """Write what is due of it; of requests at the same time one renews the token."""
    now = clock.now()
    due = used.renews_at is not None and now >= used.renews_at
    if response.status_code >= 400 or not (due or now - used.seen_at > NOTED):
        return response
    token = secrets.token_urlsafe(32)
    renewed = {"token_hash": hashed(token), "earlier_hash": used.token_hash, "renewed_at": now}
    written = _write(used, {"seen_at": now, **(renewed if due else {})})
    return keep_cookie(response, token, remember=True) if due and written else response


def _write(used: Used, values: dict[str, Any]) -> bool:
    """Whether the session was still there, and still had the token."""
    change = (
        update(BrowserSession)
        .where(
            BrowserSession.id == used.id,
            BrowserSession.token_hash == used.token_hash,
            BrowserSession.ended_at.is_(None),
        )
        .values(**values)
        .returning(BrowserSession.id)
    )
    if request.method not in SAFE_METHODS:
        return db.session.scalar(change) is not None  # this request holds the write lock already
    writing.set(True)
    try:
        with db.engine.begin() as connection:
            return connection.scalar(change) is not None
    except OperationalError:
        return False  # a page that was read is not lost for a note; the next request tries again
