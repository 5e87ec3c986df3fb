# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A mark that is another after every change to what people can read (DESIGN.md §7).

What was made from the database while it had a mark is right for as long as it has that mark. So
what is dear to make is kept under it and never has to be forgotten.
"""

import secrets
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from flask import g, has_request_context, request
from sqlalchemy import BigInteger, event, insert, select, update
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, SessionTransaction, mapped_column

from cop.db import SAFE_METHODS, Base, db, pk, read
from cop.lately import Lately

QUIET = frozenset({
    "action_reminder", "arrived_mail", "audit_event", "browser_session", "calendar_key", "change",
    "draft", "guest_link", "heartbeat", "helped_step", "index_job", "mail_choice",
    "meeting_reminder", "minute_taker", "minutes_import", "note", "note_conflict", "note_version",
    "notification", "outbox_mail", "overview", "rate_count", "returned_address", "saved_search",
    "saved_search_hit", "search_build", "search_document", "search_miss",
    "search_miss_organisation", "search_slip", "search_term", "search_word", "token",
})  # fmt: skip
"""Tables of which no page shows anything that is kept."""
BITS = 62
MOST = 800
"""Things that are kept; the one that was not asked for longest goes first."""

T = TypeVar("T")
lately = Lately(MOST)


class Change(Base):
    """One row, whose mark is drawn anew by every transaction that changes something."""

    __tablename__ = "change"

    id: Mapped[pk]
    mark: Mapped[int] = mapped_column(BigInteger)


_MARK = select(Change.mark)


def mark() -> int | None:
    """The mark of what this request reads; None in a request that may write, which keeps nothing.

    It comes before what is read under it: where another transaction ends in between, what is kept
    is newer than its mark, and only made once more.
    """
    if not has_request_context() or request.method not in SAFE_METHODS:
        return None
    if "mark" not in g:
        g.mark = read(_MARK).scalar()
    return g.mark  # type: ignore[no-any-return]  # g takes anything


def kept(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` makes, made once for a key until something changes.

    The key names all that it depends on besides the database, the reader too.
    """
    if (now := mark()) is None:
        return make()
    if (found := lately.get((now, key))) is None:
        found = make()
        lately.put((now, key), found)
    return found  # type: ignore[no-any-return]  # what was kept under a key is what made it


def draw(session: Session) -> None:
    """Draw the mark anew; transactions of the session do so by themselves."""
    drawn = {"mark": secrets.randbits(BITS)}
    if not session.execute(update(Change).values(drawn)).rowcount:  # type: ignore[attr-defined]  # of an update
        session.execute(insert(Change).values(id=1, **drawn))


@event.listens_for(db.session, "after_flush")
def _flushed(session: Session, _context: Any) -> None:
    for thing in (*session.new, *session.dirty, *session.deleted):
        _changed(session, thing.__tablename__)


@event.listens_for(db.session, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        _changed(state.session, state.statement.table.name)  # type: ignore[attr-defined]  # of each of these


@event.listens_for(db.session, "before_commit")
def _draw(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint that is given back is no end yet
        return
    session.flush()
    if session.info.pop("changed", False):
        draw(session)


@event.listens_for(db.session, "after_soft_rollback")
def _taken_back(session: Session, ended: SessionTransaction) -> None:
    if ended.parent is None:  # what was written before a savepoint is not taken back with it
        session.info.pop("changed", None)


def _changed(session: Session, table: str) -> None:
    if table not in QUIET:
        session.info["changed"] = True
