# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker's part in search: keep the index as the database says."""

import logging
import secrets
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, or_, select, update

from cop import clock
from cop.contributions.models import Contribution
from cop.db import db, reading
from cop.search import builds, documents, lexicons, matching, outbox, spelling, store
from cop.search.analysed import Analysed, analysed
from cop.search.backends import Backend, chosen
from cop.search.backends.contract import Busy
from cop.search.builds import VERSION, Build, Unavailable
from cop.search.compounds import Lexicon
from cop.search.models import IndexJob, SearchBuild

log = logging.getLogger(__name__)
BATCH = 200
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30)]
"""How long a contribution that cannot be indexed waits before each next try."""
STALLED = timedelta(minutes=2)
"""After so long without a batch, a build that is under way has come to grief."""

Progress = Callable[[int, int], None]


def drain() -> int:
    """Bring the index up to date with the outbox and commit; without an index, build one.

    A contribution that cannot be indexed holds up no other: it is tried again later, and in the
    end left for an administrator to see.
    """
    backend = chosen()
    build = _usable(backend)
    if build is None:
        if not _under_way():
            rebuild()
        return 0
    with reading():
        jobs = db.session.execute(_due()).all()
    if not jobs:
        return 0
    refused: dict[int, str] = {}
    with reading():
        whole_of = _wholes({job.contribution_id for job in jobs})
        ids = sorted(set(whole_of.values()))
        made = _analysed(ids, build.lexicon, refused)
        hits = _hits(build, made)
    gone = set(ids) - {each.document.id for each in made} - set(refused)
    try:
        backend.write(build, made, gone)
    except Busy:
        return 0  # another worker writes; the rows wait
    _alone()
    fresh = store.put(backend, build, made, gone)
    spelling.learn(build.id, fresh)
    new = {each.document.id for each in fresh}
    matching.keep((saved_id, id) for saved_id, id in hits if id in new)
    done = [job.id for job in jobs if whole_of[job.contribution_id] not in refused]
    db.session.execute(delete(IndexJob).where(IndexJob.id.in_(done)))
    for job in jobs:
        if error := refused.get(whole_of[job.contribution_id]):
            _postpone(job, error)
    db.session.commit()
    return len(ids)


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Build the whole index anew beside the present one; `progress` hears how far it is.

    People go on searching in the old one, and writing: what the worker wrote into the old one
    meanwhile is asked for once more when the new one takes its place.
    """
    backend = chosen()
    with reading():
        last_job = db.session.scalar(select(func.max(IndexJob.id))) or 0
        old = _newest_build()
        since = store.newest(old) if old else 0
        whole = select(Contribution.id).where(Contribution.part_of_id.is_(None))
        ids = db.session.scalars(whole.order_by(Contribution.id)).all()
        words = lexicons.learned()
    token = secrets.token_hex(6)
    row = SearchBuild(token=token, version=VERSION, backend=backend.name, lexicon=words)
    row.begun_at, row.total = clock.now(), len(ids)
    db.session.add(row)
    db.session.commit()
    backend.begin(token)
    build = Build(row.id, token, Lexicon(words))
    refused: dict[int, str] = {}
    backend.write(build, _all(backend, build, list(ids), progress, refused), ())
    _alone()
    finished = update(SearchBuild).where(SearchBuild.id == build.id)
    db.session.execute(finished.values(completed_at=clock.now()))
    done = IndexJob.contribution_id.not_in(refused)
    db.session.execute(delete(IndexJob).where(IndexJob.id <= last_job, done))
    if old:
        outbox.queue(db.session, store.changed_since(old, since))
    store.forget(build.id)
    db.session.commit()
    backend.forget(token)
    return len(ids) - len(refused)


def _all(
    backend: Backend,
    build: Build,
    ids: list[int],
    progress: Progress,
    refused: dict[int, str],
) -> Iterator[Analysed]:
    """Every document, whose rows are committed in batches on the way."""
    for start in range(0, len(ids), BATCH):
        with reading():
            made = _analysed(ids[start : start + BATCH], build.lexicon, refused)
        yield from made
        spelling.learn(build.id, store.put(backend, build, made, ()))
        done = min(start + BATCH, len(ids))
        moved = {"done": done, "begun_at": clock.now()}
        db.session.execute(update(SearchBuild).where(SearchBuild.id == build.id).values(moved))
        db.session.commit()
        progress(done, len(ids))


def _wholes(ids: set[int]) -> dict[int, int]:
    """The contribution with a page that each of these is or is part of."""
    parts = select(Contribution.id, Contribution.part_of_id).where(
        Contribution.id.in_(ids), Contribution.part_of_id.is_not(None)
    )
    found = {row.id: row.part_of_id for row in db.session.execute(parts)}
    return {id: found.get(id, id) for id in ids}


def _hits(build: Build, made: list[Analysed]) -> matching.Hits:
    """What saved searches find of what is not in the index yet; an edit is nothing new."""
    known = store.known(build.id, [each.document.id for each in made])
    try:
        return matching.hits([e for e in made if e.document.id not in known], build.lexicon)
    except Exception:  # a search that somebody saved must not keep texts from being found
        log.exception("saved searches were not compared")
        db.session.rollback()
        return set()


def usable() -> bool:
    """Whether there is an index that can be searched."""
    return _usable(chosen()) is not None


def _usable(backend: Backend) -> Build | None:
    with reading():
        try:
            build = builds.current(backend.name)
        except Unavailable:
            return None
    return build if backend.usable(build) else None


def _under_way() -> bool:
    """Whether another process builds an index now."""
    with reading():
        moved = db.session.scalar(
            select(func.max(SearchBuild.begun_at)).where(SearchBuild.completed_at.is_(None))
        )
        db.session.rollback()
    return moved is not None and clock.now() - moved < STALLED


def _newest_build() -> int | None:
    complete = select(func.max(SearchBuild.id)).where(SearchBuild.completed_at.is_not(None))
    return db.session.scalar(complete)


def _alone() -> None:
    """Let no other worker write rows until this transaction ends; SQLite sees to it by itself."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(LOCK)))


LOCK = 0x636F70
"""The advisory lock of whoever writes to the index."""


def _due() -> Any:
    """What waits and is not put off."""
    return (
        select(IndexJob.id, IndexJob.contribution_id, IndexJob.attempts)
        .where(IndexJob.failed_at.is_(None))
        .where(or_(IndexJob.try_after.is_(None), IndexJob.try_after <= clock.now()))
        .order_by(IndexJob.id)
        .limit(BATCH)
    )


def _analysed(ids: list[int], lexicon: Lexicon, refused: dict[int, str]) -> list[Analysed]:
    """The documents of contributions; what cannot be made into one is noted and left out."""
    try:
        return [analysed(each, lexicon) for each in documents.of(ids)]
    except Exception as error:  # one odd text must not keep all others from being found
        if len(ids) > 1:
            return [each for id in ids for each in _analysed([id], lexicon, refused)]
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
