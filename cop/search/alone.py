# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What only one process of all may do at a time: write to the index, and build it anew."""

import fcntl
import os
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import current_app
from sqlalchemy import func, select

from cop.db import db
from cop.search.backends.contract import Busy
from cop.settings import Settings

WRITING, BUILDING = "search-writing", "search-building"
"""The tasks."""
STEP = 0.05
"""Seconds between two tries."""


@contextmanager
def alone(task: str, patience: float = 0.0) -> Iterator[None]:
    """Hold the lock of a task; raises Busy when another holds it for longer than the patience.

    A lock goes with the process that holds it, however that ends. It lies where the database is:
    in PostgreSQL, or beside the SQLite file.
    """
    held = _in_postgres if db.engine.dialect.name == "postgresql" else _in_a_file
    with held(task, time.monotonic() + patience):
        yield


@contextmanager
def _in_postgres(task: str, until: float) -> Iterator[None]:
    # A connection of its own: the session's transaction ends many times meanwhile.
    with db.engine.connect() as connection, connection.begin():
        lock = select(func.pg_try_advisory_xact_lock(zlib.crc32(f"cop {task}".encode())))
        _insist(lambda: bool(connection.scalar(lock)), until)
        yield


@contextmanager
def _in_a_file(task: str, until: float) -> Iterator[None]:
    settings: Settings = current_app.extensions["settings"]
    handle = os.open(settings.instance_dir / f".{task}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _insist(lambda: _locked(handle), until)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _insist(take: Callable[[], bool], until: float) -> None:
    while not take():
        if time.monotonic() >= until:
            raise Busy
        time.sleep(STEP)
