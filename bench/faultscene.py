# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""People who write, processes that index, and the question whether everything is found."""

import logging
import multiprocessing
import os
import re
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import create_engine, func, select
from sqlalchemy.engine import make_url

from bench import site
from bench.plan import COMMUNITY
from cop import worker
from cop.app import create_app
from cop.contributions.models import Contribution
from cop.db import db, reading, writing
from cop.people.models import Person, Role
from cop.questions import actions as questions
from cop.questions.models import Question
from cop.search import documents, feeding, query, sets
from cop.search.analysis import LANGUAGES
from cop.search.models import IndexJob
from cop.search.queries import Opened
from cop.search.sets import Ids

PATIENCE = 120.0
"""Seconds after which what is not found counts as lost."""
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["bench.faultscene"])


@dataclass(frozen=True)
class Place:
    """Where a community is: its folder, and its database where that is not in the folder."""

    folder: Path
    database: str = ""

    def app(self) -> Flask:
        settings = site.settings_for(self.folder)
        return create_app(replace(settings, database_url=self.database or settings.database_url))


def database(server: str) -> str:
    """An empty database on a server, of this process alone."""
    name = f"cop_faults_{os.getpid()}"
    engine = create_engine(make_url(server), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@contextmanager
def process(work: Callable[..., None], place: Place, *rest: Any) -> Iterator[Any]:
    """A process that works on a place, killed with the block unless it ended before."""
    begun = _processes.Process(target=_in_app, args=(work, place, *rest))
    begun.start()
    try:
        yield begun
    finally:
        begun.kill()
        begun.join()


def _in_app(work: Callable[..., None], place: Place, *rest: Any) -> None:
    app = place.app()
    writing.set(True)
    with app.app_context():
        work(app, *rest)


def rounds(app: Flask, failed: Any = None) -> None:
    """The worker as it is; what fails in it is counted."""
    if failed is not None:
        logging.getLogger("cop").addHandler(_Counting(failed))
    worker.run(app, threading.Event())


class _Counting(logging.Handler):
    def __init__(self, failed: Any) -> None:
        super().__init__(logging.ERROR)
        self._failed = failed

    def emit(self, record: logging.LogRecord) -> None:
        with self._failed.get_lock():
            self._failed.value += 1


def counter() -> Any:
    """A number that processes share."""
    return _processes.Value("i", 0)


def number() -> Any:
    """A number with a fraction that processes share; with no lock that a kill would leave shut."""
    return _processes.Value("d", 0.0, lock=False)


def queue() -> Any:
    """What processes tell."""
    return _processes.Queue()


def event() -> Any:
    """What one process waits for and another sets."""
    return _processes.Event()


def draining(app: Flask, ready: Any) -> None:
    """The worker's part in search without a pause, so that a kill meets it at work."""
    ready.set()
    while True:
        feeding.drain()


def written(word: str) -> int:
    """Ask a question with a word that no other has; answers its id."""
    organiser = select(Person).where(Person.role == Role.ORGANISER).limit(1)  # may write much
    by = db.session.scalars(organiser).one()
    asked = questions.ask(by, f"Wie weet iets van {word}?", "Begin klein.", group_id=COMMUNITY)
    id = asked.id
    db.session.commit()  # to read the number after it would take the lock again
    return id


def rewritten(id: int, word: str) -> None:
    """Give a question another word in its title."""
    question = db.session.get_one(Question, id)
    question.title = f"Wie weet iets van {word}?"
    db.session.commit()


def a_word() -> str:
    return "proef" + "".join(secrets.choice("bcdfghjklmnpqrtvwxz") for _ in range(9))


def settled(app: Flask, patience: float = PATIENCE) -> bool:
    """Wait until nothing waits to be indexed and the index can be searched."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with app.app_context(), reading():
            if not waiting() and feeding.usable():
                return True
        time.sleep(0.1)
    return False


def waiting() -> int:
    return db.session.scalar(select(func.count()).select_from(IndexJob)) or 0


def missing(app: Flask) -> list[int]:
    """The contributions that are not found by their titles, and those that are there twice."""
    with app.app_context(), reading(), Opened(None) as search:
        whole = select(Contribution.id).where(Contribution.part_of_id.is_(None))
        lost = []
        for each in documents.of(list(db.session.scalars(whole))):
            asked = query.read(re.sub(r"\W+", " ", each.title), each.language)
            wanted = asked.clauses(each.language, search.build.lexicon)
            found = search.reader.matching(wanted, every=True) if wanted.needs else 1 << each.id
            groups = search.columns.numbers["group_id"]
            shown = each.id < len(groups) and groups[each.id]
            if not (found >> each.id & 1 and shown):
                lost.append(each.id)
        segments = getattr(search.reader, "_segments", ())
        counted = Counter(id for segment in segments for id in sets.members(segment.live))
    return lost + [id for id, times in counted.items() if times > 1]


def found(app: Flask, word: str) -> list[int]:
    """What has a word in any language, by the index alone."""
    ids: Ids = 0
    with app.app_context(), reading(), Opened(None) as search:
        for language in LANGUAGES:
            wanted = query.read(word, language).clauses(language, search.build.lexicon)
            ids |= search.reader.matching(wanted, every=True)
    return sets.members(ids)
