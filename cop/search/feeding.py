# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker's part in search: keep the index as the database says."""

import logging
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, exists, or_, select, update

from cop import clock
from cop.contributions.models import Contribution
from cop.db import db, read, reading
from cop.search import builds, failures, matching, spelling, store
from cop.search.alone import WRITING, alone
from cop.search.analysed import Analysed
from cop.search.backends import Backend, chosen
from cop.search.backends.contract import Busy
from cop.search.builds import Build, Unavailable
from cop.search.models import IndexJob, SearchBuild
from cop.search.rebuilding import rebuild, tidy
from cop.search.taking import BATCH, of_the_text, refuse, taken

log = logging.getLogger(__name__)
__all__ = ["drain", "rebuild", "tidy", "usable"]

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30)]
"""How long a contribution that cannot be indexed waits before each next try."""

_DUE = (
    select(IndexJob.id, IndexJob.contribution_id, IndexJob.attempts)
    .where(IndexJob.failed_at.is_(None))
    .where(or_(IndexJob.try_after.is_(None), IndexJob.try_after <= bindparam("now")))
    .order_by(IndexJob.id)
    .limit(BATCH)
)
"""What waits and is not put off."""
_WAITING = select(exists(_DUE))


def drain() -> int:
    """Bring the index up to date with the outbox and commit; without an index, build one.

    A contribution that cannot be indexed holds up no other: it is tried again later, and in the
    end left for an administrator to see.
    """
    backend = chosen()
    if _usable(backend) is None:
        _mend(backend)
        return 0
    with reading():
        waiting = read(_WAITING, {"now": clock.now()}).scalar()
    if not waiting:
        return 0
    try:
        with alone(WRITING):
            return _write(backend)
    except Busy:
        return 0  # another worker writes; the rows wait


def _mend(backend: Backend) -> None:
    """Build the index anew, unless somebody does so now or it failed a moment ago."""
    if failures.wait():
        return
    try:
        with alone(WRITING):
            if _usable(backend) is not None:
                return  # it was being written
            # From here on nobody searches in what is damaged.
            complete = SearchBuild.completed_at.is_not(None)
            db.session.execute(delete(SearchBuild).where(complete))
            db.session.commit()
        rebuild()
    except Busy:
        return
    except Exception:
        failures.note()
        raise
    failures.forget()


def usable() -> bool:
    """Whether there is an index that can be searched."""
    backend = chosen()
    # A second look, as the worker may have written between rows and files.
    return _usable(backend) is not None or _usable(backend) is not None


def _usable(backend: Backend) -> Build | None:
    with reading():
        try:
            build = builds.current(backend.name)
        except Unavailable:
            return None
        serial = store.newest(build.id)
    return build if backend.usable(build, serial) else None


def _write(backend: Backend) -> int:
    """Write what waits into the index that is searched now; nobody else writes meanwhile."""
    with reading():
        build = builds.current(backend.name)
        jobs = list(read(_DUE, {"now": clock.now()}))
    try:
        return _take(backend, build, jobs)
    except Exception as error:
        if not of_the_text(error):
            raise
        log.exception("written one by one")
    return sum(_take_one(backend, build, job) for job in jobs)


def _take_one(backend: Backend, build: Build, job: Any) -> int:
    try:
        return _take(backend, build, [job])
    except Exception as error:
        db.session.rollback()
        if not of_the_text(error):
            raise
        refused: dict[int, str] = {}
        refuse(job.contribution_id, error, refused)
        _postpone(job, refused[job.contribution_id])
        db.session.commit()
        return 0


def _take(backend: Backend, build: Build, jobs: list[Any]) -> int:
    """Write what these jobs are about, and take them out."""
    refused: dict[int, str] = {}
    with reading():
        whole_of = _wholes({job.contribution_id for job in jobs})
        ids = sorted(set(whole_of.values()))
        made = taken(ids, build.lexicon, refused)
        serial = store.newest(build.id) + 1
        hits = _hits(build, made)
    gone = set(ids) - {each.document.id for each in made} - set(refused)
    # The files first: rows that tell of more than the files hold would hide what is missing.
    backend.write(build, made, gone, serial)
    fresh = store.put(backend, build, made, gone, serial)
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


def _postpone(job: Any, error: str) -> None:
    """Note one more vain try, the last one as given up."""
    now = clock.now()
    values: dict[str, Any] = {"attempts": job.attempts + 1, "last_error": error}
    if job.attempts < len(PAUSES):
        values["try_after"] = now + PAUSES[job.attempts]
    else:
        values["failed_at"] = now
    db.session.execute(update(IndexJob).where(IndexJob.id == job.id).values(values))
