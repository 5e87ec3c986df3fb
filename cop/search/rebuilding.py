# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Build the whole index anew beside the present one, and put it in its place.

Whoever does so may be killed at any moment: a build is searched only when it is complete, and what
others left behind is removed when the next one begins.
"""

import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from cop import clock
from cop.contributions.models import Contribution
from cop.db import db, reading
from cop.search import builds, lexicons, outbox, spelling, store
from cop.search.alone import BUILDING, WRITING, alone
from cop.search.analysed import Analysed
from cop.search.backends import Backend, chosen
from cop.search.backends.contract import Busy
from cop.search.builds import VERSION, Build, Unavailable
from cop.search.compounds import Lexicon
from cop.search.models import IndexJob, SearchBuild
from cop.search.taking import BATCH, of_the_text, refuse, taken

STALLED = timedelta(minutes=30)
"""After so long without a batch, a build whose process still lives has come to grief."""
PATIENCE = 600.0
"""Seconds that a new index waits for whoever writes into the old one."""
FIRST = 1
"""The serial number of all that a new build begins with."""

Progress = Callable[[int, int], None]


class Superseded(Exception):
    """Another process took over the building of the index."""


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Build the whole index anew beside the present one; `progress` hears how far it is.

    People go on searching in the old one, and writing: what the worker wrote into the old one
    meanwhile is asked for once more when the new one takes its place. Answers how many
    contributions were taken in; raises Busy when another process builds one.
    """
    backend = chosen()
    with ExitStack() as held:
        try:
            held.enter_context(alone(BUILDING))
        except Busy:
            if not _stalled():
                raise
        _forget_but(_kept(backend), backend)
        build = _begun(backend)
        try:
            return _built(backend, build, progress)
        except BaseException:
            db.session.rollback()
            with suppress(Exception):  # what matters is why it failed
                _move(build, done=0)  # if it is still ours
                _forget_but(_kept(backend), backend)
            raise


def _begun(backend: Backend) -> Build:
    """A build that holds nothing yet, seen by everybody from now on."""
    row = SearchBuild(token=secrets.token_hex(6), version=VERSION, backend=backend.name)
    row.lexicon, row.begun_at = {}, clock.now()
    db.session.add(row)
    db.session.commit()
    build = Build(row.id, row.token, Lexicon({}))
    with reading():
        words = lexicons.learned()
    _move(build, lexicon=words)
    db.session.commit()
    return replace(build, lexicon=Lexicon(words))


def _built(backend: Backend, build: Build, progress: Progress) -> int:
    began, refused = clock.now(), dict[int, str]()
    with reading():
        waiting = set(db.session.scalars(select(IndexJob.id)))
        old = _newest_build()
        since = store.newest(old) if old else 0
        whole = select(Contribution.id).where(Contribution.part_of_id.is_(None))
        ids = list(db.session.scalars(whole.order_by(Contribution.id)))
    backend.begin(build.token)
    backend.write(build, _all(backend, build, ids, progress, refused), (), FIRST)
    with alone(WRITING, PATIENCE):
        db.session.rollback()
        _move(build, completed_at=clock.now())
        _settle(waiting, began, refused)
        if old:
            outbox.queue(db.session, store.changed_since(old, since))
        db.session.commit()
    _forget_but({build.id: build.token}, backend)
    return len(ids) - len(refused)


def _all(
    backend: Backend,
    build: Build,
    ids: list[int],
    progress: Progress,
    refused: dict[int, str],
) -> Iterator[Analysed]:
    """Every document, whose rows are committed in batches on the way."""
    words = spelling.Counts()
    for start in range(0, len(ids), BATCH):
        with reading():
            made = taken(ids[start : start + BATCH], build.lexicon, refused)
        done = min(start + BATCH, len(ids))
        _move(build, done=done, total=len(ids), begun_at=clock.now())
        made = _put(backend, build, made, refused)
        words.update(spelling.counted(made))
        db.session.commit()
        yield from made
        progress(done, len(ids))
    for some in spelling.in_parts(words):
        _move(build, begun_at=clock.now())
        spelling.keep(build.id, some)
        db.session.commit()


def _put(
    backend: Backend, build: Build, made: list[Analysed], refused: dict[int, str]
) -> list[Analysed]:
    """Write the rows of documents; answers those of which the database took them."""
    try:
        with db.session.begin_nested():
            store.put(backend, build, made, (), FIRST)
    except Exception as error:
        if not of_the_text(error):
            raise
        if len(made) > 1:
            return [kept for each in made for kept in _put(backend, build, [each], refused)]
        refuse(made[0].document.id, error, refused)
        return []
    return made


def _move(build: Build, **values: Any) -> None:
    """Note how far a build is; raises Superseded when it was given up for lost."""
    this = (SearchBuild.id == build.id, SearchBuild.token == build.token)
    moved: Any = db.session.execute(update(SearchBuild).where(*this).values(values))
    if not moved.rowcount:
        raise Superseded


def _settle(waiting: set[int], began: datetime, refused: Collection[int]) -> None:
    """Take out what waited when a build began, and ask again for what it could not take in.

    SQLite gives the number of a row that is gone to a new one, hence the moment.
    """
    done = IndexJob.contribution_id.not_in(refused)
    numbers = sorted(waiting)
    for start in range(0, len(numbers), BATCH):
        some = IndexJob.id.in_(numbers[start : start + BATCH])
        db.session.execute(delete(IndexJob).where(some, IndexJob.created_at <= began, done))
    asked = select(IndexJob.contribution_id).where(IndexJob.contribution_id.in_(refused))
    outbox.queue(db.session, set(refused) - set(db.session.scalars(asked)))


def tidy() -> None:
    """Remove what builds left behind that came to grief, and read all files through once more."""
    backend = chosen()
    backend.reread()
    with suppress(Busy), alone(BUILDING):
        _forget_but(_kept(backend), backend)


def _kept(backend: Backend) -> dict[int, str]:
    """The id and token of the build that is searched."""
    with reading():
        try:
            build = builds.current(backend.name)
        except Unavailable:
            return {}
    return {build.id: build.token}


def _forget_but(kept: dict[int, str], backend: Backend) -> None:
    store.forget(kept)
    backend.forget(set(kept.values()))


def _stalled() -> bool:
    """Whether whoever builds an index now does not get on with it."""
    with reading():
        moved = db.session.scalar(
            select(func.max(SearchBuild.begun_at)).where(SearchBuild.completed_at.is_(None))
        )
    return moved is not None and clock.now() - moved >= STALLED


def _newest_build() -> int | None:
    complete = select(func.max(SearchBuild.id)).where(SearchBuild.completed_at.is_not(None))
    return db.session.scalar(complete)
