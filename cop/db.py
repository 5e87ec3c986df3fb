# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The database: typed models, aware moments, one transaction a request."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from flask import Flask, Response, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, Enum, ForeignKey, MetaData, Select, event
from sqlalchemy.engine import Connection, Result
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import JSON, TypeDecorator

from cop import clock

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

# Whether a SQLite transaction that begins now may write, and so takes the write lock at once.
writing: ContextVar[bool] = ContextVar("writing", default=True)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            value = value.replace(tzinfo=UTC)
        return value  # type: ignore[no-any-return]  # the driver's value is a datetime or None


class Base(DeclarativeBase):
    """What every model builds on."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {
        datetime: UTCDateTime(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            length=32,
            values_callable=lambda kind: [member.value for member in kind],
        ),
    }


Rows: TypeAlias = Select[*tuple[Any, ...]]
"""A select of columns rather than entities."""

pk = Annotated[int, mapped_column(primary_key=True)]
created = Annotated[datetime, mapped_column(default=clock.now, index=True)]
person_fk = Annotated[int, mapped_column(ForeignKey("person.id"), index=True)]
maybe_person_fk = Annotated[int | None, mapped_column(ForeignKey("person.id"), index=True)]

db = SQLAlchemy(metadata=Base.metadata)


def init_app(app: Flask) -> None:
    """Connect the app, and end each request's transaction in one place."""
    db.init_app(app)
    app.before_request(_begin)
    app.after_request(_finish)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _tune_sqlite(db.engine)


def release() -> None:
    """End the request's transaction before slow work: nothing was written, and no lock is held.

    What was read stays as it was read, so that the request goes on with it afterwards.
    """
    session = db.session()
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("slow work comes before writing")
    session.expire_on_commit = False
    session.commit()
    session.expire_on_commit = True


def read(statement: Any, given: dict[str, Any] | None = None) -> Result[Any]:
    """Run a select of columns: at half the price of the session's, which looks for entities in it.

    What waits to be written is written first, as the session does.
    """
    session = db.session()
    if session.new or session.dirty or session.deleted:
        session.flush()
    return session.connection().execute(statement, given or {})


@contextmanager
def reading() -> Iterator[None]:
    """Read for long without holding SQLite's write lock; what was not committed is dropped."""
    db.session.rollback()
    before = writing.set(False)
    try:
        yield
    finally:
        db.session.rollback()
        writing.reset(before)


def _begin() -> None:
    writing.set(request.method not in SAFE_METHODS)


def _finish(response: Response) -> Response:
    if request.method not in SAFE_METHODS and response.status_code < 400:
        db.session.commit()
    else:
        db.session.rollback()
    return response


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA busy_timeout=5000")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing.get() else "BEGIN")
