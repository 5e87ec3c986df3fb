# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker keeps the index up to date, whatever one text or many small commits do."""

import shutil
from datetime import timedelta

import pytest
from whoosh import index as whoosh_index

from cop.db import db
from cop.questions.models import Question
from cop.search import documents, feeding
from cop.search.backends import whoosh
from cop.search.models import IndexJob, SearchBuild
from tests import make


@pytest.fixture(autouse=True)
def begun(settings, app):
    shutil.rmtree(settings.index_dir, ignore_errors=True)
    feeding.drain()


def found(browser, words):
    return (
        browser.get("/search", query_string={"q": words})
        .text.replace("<mark>", "")
        .replace("</mark>", "")
    )


@pytest.fixture
def odd(monkeypatch):
    """A text of which no document can be made, until it is taken from the set."""
    ids = set()

    def refuse(given):
        if ids & set(given):
            raise ValueError("too odd")
        return {}

    monkeypatch.setattr(documents, "SOURCES", [refuse])
    return ids


def test_an_odd_text_holds_up_no_other(visitor, ana, odd):
    stuck = make.question(ana, "Who knows of hedgehogs in town?")
    make.question(ana, "Who knows of beavers in town?")
    odd.add(stuck.id)

    feeding.drain()

    assert "beavers in town" in found(visitor, "beavers")
    assert "hedgehogs in town" not in found(visitor, "hedgehogs")
    [job] = db.session.scalars(db.select(IndexJob))
    assert (job.contribution_id, job.attempts, job.last_error) == (
        stuck.id, 1, "ValueError: too odd",
    )  # fmt: skip


def test_an_odd_text_is_tried_again_later_and_then_left_for_the_administrator(ana, odd, later):
    stuck = make.question(ana)
    odd.add(stuck.id)

    for _try in range(3):
        feeding.drain()
        feeding.drain()
        later(timedelta(hours=1))
    feeding.drain()
    feeding.drain()

    [job] = db.session.scalars(db.select(IndexJob))
    assert job.attempts == 4
    assert job.failed_at is not None


def test_an_odd_text_that_was_mended_is_found(visitor, ana, odd, later):
    stuck = make.question(ana, "Who knows of hedgehogs in town?")
    odd.add(stuck.id)
    feeding.drain()
    odd.clear()

    later(timedelta(minutes=2))
    feeding.drain()

    assert "hedgehogs in town" in found(visitor, "hedgehogs")
    assert db.session.scalar(db.select(IndexJob)) is None


def test_an_index_is_built_anew_without_the_odd_text(visitor, ana, odd):
    stuck = make.question(ana, "Who knows of hedgehogs in town?")
    make.question(ana, "Who knows of beavers in town?")
    odd.add(stuck.id)

    assert feeding.rebuild() == 1

    assert "beavers in town" in found(visitor, "beavers")
    assert db.session.scalar(db.select(IndexJob.contribution_id)) == stuck.id


def test_many_small_commits_do_not_make_the_index_fall_apart(settings, ana):
    question = make.question(ana)
    for number in range(2 * whoosh.MANY_SEGMENTS):
        question = db.session.get_one(Question, question.id)
        question.title = f"How often do you mow, {number} times?"
        db.session.commit()
        feeding.drain()

    assert feeding.usable()
    if settings.search_backend == "whoosh":
        token = db.session.scalar(db.select(SearchBuild.token))
        opened = whoosh_index.open_dir(str(settings.index_dir / token))
        assert len(opened._segments()) <= whoosh.MANY_SEGMENTS
        assert opened.doc_count() == 1
