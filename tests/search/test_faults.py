# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The index survives kills, damage and company: whatever was written is found afterwards."""

import os
import random
import shutil
import sys
import threading
import time
from datetime import timedelta
from itertools import count

import pytest

from bench import damage, faultscene
from cop import clock
from cop.db import db, writing
from cop.questions.models import Question
from cop.search import alone, builds, columns, failures, feeding, rebuilding, store
from cop.search.backends import chosen, manifest
from cop.search.backends.contract import Busy
from cop.search.models import CACHE, IndexJob, SearchBuild, SearchDocument, SearchTerm, SearchWord
from tests import make

WORDS = ("hedgehog", "beaver", "otter", "badger", "lapwing")


@pytest.fixture(autouse=True)
def begun(settings, app):
    shutil.rmtree(settings.index_dir, ignore_errors=True)
    failures.forget()
    yield
    failures.forget()
    writing.set(False)


@pytest.fixture
def questions(ana):
    """A question about each of some animals, all in the index."""
    made = {word: make.question(ana, f"Who knows of a {word} in town?").id for word in WORDS}
    feeding.drain()
    return made


def whoosh_only(settings):
    if settings.search_backend != "whoosh":
        pytest.skip("PostgreSQL looks after its own files")


def folder_of(settings):
    token = builds.current(chosen().name).token
    db.session.rollback()
    return settings.index_dir / token


def all_found(app, questions):
    # A database server may take a moment to notice that a process, and its lock, is gone.
    patience = time.monotonic() + 10
    while feeding.drain() or (faultscene.waiting() and time.monotonic() < patience):
        time.sleep(0.01)
    assert faultscene.missing(app) == []
    assert {w: faultscene.found(app, w) for w in questions} == {
        w: [i] for w, i in questions.items()
    }
    assert faultscene.waiting() == 0
    db.session.rollback()


def killed_in(work, calls):
    """Run work in a process that is gone at its so-many-th call of a function; whether it was."""
    db.session.remove()
    pid = os.fork()
    if pid == 0:
        db.engine.dispose(close=False)
        writing.set(True)
        left = count(calls, -1)

        def watch(*_event):
            if next(left) == 0:
                os._exit(9)

        sys.setprofile(watch)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9


def calls_of(work):
    """How many calls some work takes, when nobody kills it."""
    made = count()
    sys.setprofile(lambda *_event: next(made))
    try:
        work()
    finally:
        sys.setprofile(None)
    return next(made)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99])
def test_a_worker_that_is_killed_while_it_writes_loses_nothing(app, questions, share):
    def change(word):
        question = db.session.get_one(Question, questions.pop("otter", None) or questions.pop("x"))
        question.title = f"Who knows of a {word} in town?"
        db.session.commit()
        questions["x"] = question.id

    for word in ("stork", "crane"):  # the first time takes more calls
        change(word)
        calls = calls_of(feeding.drain)
    change("heron")
    assert killed_in(feeding.drain, int(share * calls))

    questions["heron"] = questions.pop("x")
    all_found(app, questions)
    assert faultscene.found(app, "stork") == faultscene.found(app, "otter") == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8, 0.9, 0.93, 0.96, 0.98, 0.99])
def test_a_builder_that_is_killed_leaves_nothing_behind(app, settings, questions, share):
    feeding.rebuild()  # the first time takes more calls
    calls = calls_of(feeding.rebuild)
    assert killed_in(feeding.rebuild, int(share * calls))

    all_found(app, questions)
    feeding.rebuild()
    feeding.tidy()
    assert [len({*db.session.scalars(db.select(t.build_id))}) for t in CACHE[1:3]] == [1, 0] or (
        settings.search_backend == "postgres"
    )
    assert db.session.scalar(db.select(db.func.count()).select_from(SearchBuild)) == 1
    folders = [each for each in settings.index_dir.glob("*") if each.is_dir()]
    assert len(folders) == (settings.search_backend == "whoosh")
    all_found(app, questions)


@pytest.mark.parametrize("kind", damage.KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("seed", [1, 2])
# Whoosh leaves the files of an index that it cannot read to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_damage_is_noticed_and_mended(app, settings, visitor, questions, kind, seed):
    whoosh_only(settings)
    kind(folder_of(settings), random.Random(seed))  # noqa: S311  (to damage the same each time)

    page = visitor.get("/search?q=beaver")
    assert page.status_code == 200
    assert not feeding.usable()
    all_found(app, questions)
    assert feeding.usable()
    assert "of a <mark>beaver</mark> in town" in visitor.get("/search?q=beaver").text


def test_what_is_indexed_while_a_search_begins_is_no_fault(visitor, ana, questions, monkeypatch):
    columns.of(builds.current(chosen().name))
    db.session.rollback()
    make.question(ana, "Who knows of a stork in town?")
    feeding.drain()
    with monkeypatch.context() as patch:  # the rows were read a moment before
        patch.setattr(columns.Columns, "read_newer", lambda *_given: None)
        assert "5 results" in visitor.get("/search?q=town").text

    assert "6 results" in visitor.get("/search?q=town").text


def test_an_older_copy_of_the_files_is_noticed(app, settings, ana, questions):
    whoosh_only(settings)
    build = folder_of(settings)
    shutil.copytree(build, build.with_name("copy"))
    questions["stork"] = make.question(ana, "Who knows of a stork in town?").id
    feeding.drain()
    shutil.rmtree(build)
    build.with_name("copy").rename(build)

    assert not feeding.usable()
    all_found(app, questions)


def test_nobody_searches_in_files_that_are_known_to_be_damaged(
    settings, visitor, questions, monkeypatch
):
    whoosh_only(settings)
    damage.truncated(folder_of(settings), random.Random(1))  # noqa: S311  (as above)

    def interrupted(*_rest):
        raise KeyboardInterrupt

    monkeypatch.setattr(rebuilding.lexicons, "learned", interrupted)
    with pytest.raises(KeyboardInterrupt):
        feeding.drain()

    assert "being rebuilt" in visitor.get("/search?q=beaver").text


def test_a_list_without_a_manifest_is_not_trusted(app, settings, questions):
    whoosh_only(settings)
    (folder_of(settings) / manifest.NAME).unlink()

    assert not feeding.usable()
    all_found(app, questions)


def test_what_is_written_beside_a_reindex_is_not_lost(app, ana, questions):
    """The worker goes on writing into the old index meanwhile, and people go on editing."""

    def meanwhile(done, total):
        if done == total:
            questions["stork"] = make.question(ana, "Who knows of a stork in town?").id
            db.session.get_one(Question, questions["otter"]).title = "Who knows of a heron in town?"
            db.session.commit()
            assert feeding.drain() == 2
            assert faultscene.found(app, "stork") == [questions["stork"]]
            questions["crane"] = make.question(ana, "Who knows of a crane in town?").id

    feeding.rebuild(meanwhile)

    assert faultscene.found(app, "stork") == []
    questions["heron"] = questions.pop("otter")
    all_found(app, questions)


def test_a_number_that_sqlite_gives_again_is_not_taken_for_an_old_row(app, ana, questions):
    db.session.get_one(Question, questions["otter"]).title = "Who knows of a heron in town?"
    db.session.commit()

    def meanwhile(done, total):
        if done == total:
            assert feeding.drain() == 1
            questions["stork"] = make.question(ana, "Who knows of a stork in town?").id

    feeding.rebuild(meanwhile)

    questions["heron"] = questions.pop("otter")
    all_found(app, questions)


def test_a_worker_whose_index_was_replaced_writes_into_the_new_one(app, ana, questions):
    questions["stork"] = make.question(ana, "Who knows of a stork in town?").id
    feeding.rebuild()

    db.session.get_one(Question, questions["stork"]).title = "Who knows of a stork and eggs?"
    db.session.commit()
    all_found(app, questions)


def test_only_one_process_builds_at_a_time(questions):
    with alone.alone(alone.BUILDING), pytest.raises(Busy):
        feeding.rebuild()


def test_a_builder_that_hangs_is_not_waited_for_for_ever(app, questions, later):
    with alone.alone(alone.BUILDING):
        hung = SearchBuild(token="hung", version="3", backend=chosen().name, lexicon={})
        hung.begun_at = clock.now()
        db.session.add(hung)
        db.session.commit()
        with pytest.raises(Busy):
            feeding.rebuild()
        later(rebuilding.STALLED + timedelta(minutes=1))

        assert feeding.rebuild() == len(WORDS)
        assert (
            db.session.scalar(db.select(SearchBuild.id).where(SearchBuild.token == "hung")) is None
        )


def test_a_builder_that_was_given_up_stops_when_it_goes_on(app, questions):
    def given_up(done, total):
        db.session.execute(db.delete(SearchBuild).where(SearchBuild.completed_at.is_(None)))
        db.session.commit()

    with pytest.raises(rebuilding.Superseded):
        feeding.rebuild(given_up)

    all_found(app, questions)


def test_building_that_fails_is_not_tried_again_every_second(settings, questions, monkeypatch):
    tries = []

    def full(*_rest):
        tries.append(1)
        raise OSError("No space left on device")

    db.session.execute(db.delete(SearchBuild))
    db.session.commit()
    monkeypatch.setattr(rebuilding.lexicons, "learned", full)
    with pytest.raises(OSError, match="No space left"):
        feeding.drain()
    feeding.drain()
    feeding.drain()

    assert len(tries) == 1


def test_rows_of_builds_that_came_to_grief_go_once_a_day(settings, questions):
    kept = builds.current(chosen().name)
    db.session.add(SearchBuild(token="lost", version="3", backend=chosen().name, lexicon={}))
    db.session.add(SearchWord(build_id=kept.id + 7, word="lost", language="nl", documents=1))
    db.session.commit()
    (settings.index_dir / "lost").mkdir(parents=True, exist_ok=True)

    feeding.tidy()

    assert list(db.session.scalars(db.select(SearchBuild.token))) == [kept.token]
    assert set(db.session.scalars(db.select(SearchWord.build_id))) == {kept.id}
    assert (settings.index_dir / "lost").exists() == (settings.search_backend == "postgres")
    assert feeding.usable()


def test_two_workers_at_once_lose_and_double_nothing(app, oda, questions):
    stop, errors = threading.Event(), []

    def work():
        writing.set(True)
        with app.app_context():
            while not stop.is_set():
                try:
                    feeding.drain()
                except Exception as error:
                    errors.append(error)
                    db.session.rollback()

    writing.set(True)
    workers = [threading.Thread(target=work) for _ in range(2)]
    for each in workers:
        each.start()
    try:
        for letter in "abcdefghijklmnopqrst":
            word = f"stork{letter}x"
            questions[word] = make.question(oda, f"Who knows of a {word} in town?").id
            db.session.commit()  # reading the number took the lock of SQLite again
        stop.wait(1)
    finally:
        stop.set()
        for each in workers:
            each.join()

    assert errors == []
    all_found(app, questions)
    counted = dict(db.session.execute(db.select(SearchTerm.term, SearchTerm.documents)).all())
    feeding.rebuild()
    assert counted == dict(
        db.session.execute(db.select(SearchTerm.term, SearchTerm.documents)).all()
    )
    serials = list(db.session.scalars(db.select(SearchDocument.contribution_id)))
    assert len(serials) == len(set(serials)) == len(questions)


def test_what_cannot_be_taken_in_waits_in_the_outbox(questions, monkeypatch):
    def odd(ids):
        if questions["otter"] in ids:
            raise ValueError("too odd")
        return {}

    monkeypatch.setattr(faultscene.documents, "SOURCES", [odd])
    assert feeding.rebuild() == len(WORDS) - 1

    assert list(db.session.scalars(db.select(IndexJob.contribution_id))) == [questions["otter"]]


def too_odd(monkeypatch, backend, odd):
    """Let the database refuse the row of a contribution."""
    row = type(backend).columns

    def columns(self, document):
        if document.document.id == odd:
            raise ValueError("too odd")
        return row(self, document)

    monkeypatch.setattr(type(backend), "columns", columns)


def test_a_row_that_the_database_refuses_holds_up_no_other(app, ana, questions, monkeypatch):
    with monkeypatch.context() as patch:
        too_odd(patch, chosen(), questions["otter"])
        for word in ("otter", "beaver"):
            db.session.get_one(Question, questions[word]).body = "Nobody does."
        db.session.commit()
        feeding.drain()
        [job] = db.session.scalars(db.select(IndexJob))
        assert (job.contribution_id, job.last_error) == (questions["otter"], "ValueError: too odd")

        assert feeding.rebuild() == len(WORDS) - 1
        assert faultscene.found(app, "beaver") == [questions["beaver"]]
        [job] = db.session.scalars(db.select(IndexJob))
        job.try_after = None
        db.session.commit()

    all_found(app, questions)


def test_a_contribution_with_more_words_than_postgresql_takes_is_found(app, ana, questions):
    chance = random.Random(1)  # noqa: S311  (as above)
    words = (f"{chance.randbytes(20).hex()}zz" for _ in range(40_000))
    question = db.session.get_one(Question, questions["otter"])
    question.body_html = f"<p>{' '.join(words)}</p>"
    db.session.commit()

    assert feeding.drain() == 1
    all_found(app, questions)


def test_the_rows_of_an_old_build_go_a_few_at_a_time(questions, monkeypatch):
    monkeypatch.setattr(store, "AT_ONCE", 2)
    feeding.rebuild()

    [build] = db.session.scalars(db.select(SearchBuild.id))
    assert set(db.session.scalars(db.select(SearchWord.build_id))) == {build}
