# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker's part in search: keep the index as the database says."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import delete, func, or_, select, update
from whoosh.index import LockError

from cop import clock
from cop.contributions.models import Contribution
from cop.db import db, reading
from cop.search import documents, index
from cop.search.models import IndexJob

log = logging.getLogger(__name__)
BATCH = 200
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30)]
"""How long a contribution that cannot be indexed waits before each next try."""


def drain() -> int:
    """Bring the index up to date with the outbox and commit; without an index, build one.

    A contribution that cannot be indexed holds up no other: it is tried again later, and in the
    end left for an administrator to see.
    """
    if not index.usable(_folder()):
        rebuild()
        return 0
    with reading():
        jobs = db.session.execute(_due()).all()
    ids = list(dict.fromkeys(job.contribution_id for job in jobs))
    if not ids:
        return 0
    try:
        refused = _feed(ids)
    except LockError:
        return 0  # another worker writes; the rows wait
    done = [job.id for job in jobs if job.contribution_id not in refused]
    db.session.execute(delete(IndexJob).where(IndexJob.id.in_(done)))
    for job in jobs:
        if job.contribution_id in refused:
            _postpone(job, refused[job.contribution_id])
    db.session.commit()
    return len(ids)


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Build the whole index anew beside the present one; `progress` hears how far it is.

    It reads without a write lock, so that people go on writing; what they write meanwhile waits
    in the outbox.
    """
    refused: dict[int, str] = {}
    with reading():
        newest = db.session.scalar(select(func.max(IndexJob.id))) or 0
        ids = db.session.scalars(select(Contribution.id).order_by(Contribution.id)).all()
        index.rebuild(_folder(), _counted(ids, progress, refused))
    done = IndexJob.contribution_id.not_in(refused)
    db.session.execute(delete(IndexJob).where(IndexJob.id <= newest, done))
    db.session.commit()
    return len(ids) - len(refused)


def _due() -> Any:
    """What waits and is not put off."""
    return (
        select(IndexJob.id, IndexJob.contribution_id, IndexJob.attempts)
        .where(IndexJob.failed_at.is_(None))
        .where(or_(IndexJob.try_after.is_(None), IndexJob.try_after <= clock.now()))
        .order_by(IndexJob.id)
        .limit(BATCH)
    )


def _feed(ids: list[int]) -> dict[int, str]:
    """Write these contributions to the index together; why some could not be, by id."""
    refused: dict[int, str] = {}
    with reading():
        made = _documents(ids, refused)
    kept = {int(each["id"]) for each in made}
    index.write(_folder(), made, set(ids) - kept - set(refused))
    return refused


def _documents(ids: list[int], refused: dict[int, str]) -> list[dict[str, Any]]:
    """The documents of contributions; what cannot be made into one is noted and left out."""
    try:
        return list(documents.of(ids))
    except Exception as error:  # one odd text must not keep all others from being found
        if len(ids) > 1:
            return [each for id in ids for each in _documents([id], refused)]
        log.exception("not indexed", extra={"contribution": ids[0]})
        refused[ids[0]] = f"{type(error).__name__}: {error}"[:500]
        return []


def _postpone(job: Any, error: str) -> None:
    """Note one more vain try, the last one as given up."""
    now = clock.now()
    values: dict[str, Any] = {"attempts": job.attempts + 1, "last_error": error}
    if job.attempts < len(PAUSES):
        values["try_after"] = now + PAUSES[job.attempts]
    else:
        values["failed_at"] = now
    db.session.execute(update(IndexJob).where(IndexJob.id == job.id).values(values))


def _counted(
    ids: Iterable[int], progress: Callable[[int, int], None], refused: dict[int, str]
) -> Iterator[dict[str, Any]]:
    all_ids = list(ids)
    for start in range(0, len(all_ids), BATCH):
        yield from _documents(all_ids[start : start + BATCH], refused)
        progress(min(start + BATCH, len(all_ids)), len(all_ids))


def _folder() -> Path:
    folder: Path = current_app.extensions["settings"].index_dir
    return folder
