# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How often something was tried, in the database: shared by all processes, kept over restarts."""

from datetime import datetime, timedelta
from typing import Any

from limits.storage import Storage
from sqlalchemy import CheckConstraint, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from cop import clock
from cop.db import Base, db, writing


class RateCount(Base):
    """How often something was tried within a window, shared by all web processes."""

    __tablename__ = "rate_count"
    __table_args__ = (CheckConstraint("count >= 0", name="count_not_negative"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class DatabaseStorage(Storage):
    """Counts in short transactions of their own, before the request has begun its own."""

    STORAGE_SCHEME = ["cop-database"]

    @property
    def base_exceptions(self) -> type[Exception]:
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count one more and say how many there are now; an ended window begins again."""
        now = clock.now()
        ends = now + timedelta(seconds=expiry)
        over = RateCount.expires_at <= now
        insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
        counted = insert(RateCount).values(key=key, count=amount, expires_at=ends)
        counted = counted.on_conflict_do_update(
            index_elements=["key"],
            set_={
                "count": case((over, amount), else_=RateCount.count + amount),
                "expires_at": case((over, ends), else_=RateCount.expires_at),
            },
        )
        return int(_alone(counted.returning(RateCount.count)))

    def get(self, key: str) -> int:
        return int(_alone(_running(RateCount.count, key)) or 0)

    def get_expiry(self, key: str) -> float:
        """The moment the window ends, in seconds since 1970; now when there is none."""
        ends: datetime = _alone(_running(RateCount.expires_at, key)) or clock.now()
        return ends.timestamp()

    def check(self) -> bool:
        return _alone(select(func.count()).select_from(RateCount)) is not None

    def reset(self) -> int | None:
        """Forget every count."""
        return int(_alone(delete(RateCount)))

    def clear(self, key: str) -> None:
        """Forget one count."""
        _alone(delete(RateCount).where(RateCount.key == key))


def forgive(keys: list[str]) -> None:
    """Take one off each count, within the request's own transaction."""
    db.session.execute(_fewer(keys))


def spare(keys: list[str]) -> None:
    """Take one off each count, in a short transaction of its own, for a request that is refused."""
    if keys:
        _alone(_fewer(keys))


def forget_ended() -> None:
    """Remove the windows that ended, within the caller's transaction."""
    db.session.execute(delete(RateCount).where(RateCount.expires_at <= clock.now()))


def _fewer(keys: list[str]) -> Any:
    fewer = update(RateCount).where(RateCount.key.in_(keys), RateCount.count > 0)
    return fewer.values(count=RateCount.count - 1)


def _running(column: Any, key: str) -> Any:
    return select(column).where(RateCount.key == key, RateCount.expires_at > clock.now())


def _alone(statement: Any) -> Any:
    """What the statement answers first, or how many rows it changed."""
    before = writing.set(not statement.is_select)
    try:
        with db.engine.begin() as connection:
            result = connection.execute(statement)
            return result.scalar() if result.returns_rows else result.rowcount
    finally:
        writing.reset(before)
