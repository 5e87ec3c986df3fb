# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever is typed, or written to be indexed, costs little and gives a page."""

import re
import time
from collections.abc import Iterator

import pytest
from flask import Flask

from bench import grown, hostile
from bench.browser import Browser
from bench.words import CORPUS
from cop.db import db
from cop.search import analysis, feeding, query
from tests.conftest import database_url

QUERIES = hostile.queries()
SECONDS = 2.0
"""Of processor time; `python -m bench.hostile` holds each to less than a third of one."""


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Flask]:
    """Three hundred contributions and their index, on the kind of database of this run."""
    folder = tmp_path_factory.mktemp("hostile")
    app = grown.grown(300, folder, database_url(f"hostile_{worker_id}", folder), CORPUS)
    with app.app_context():
        feeding.rebuild()
        db.session.remove()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def test_there_are_enough_of_them():
    assert len(QUERIES) >= 60


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_gives_a_page_soon(community, name):
    began = time.process_time()
    answer = Browser(community).get(f"/search?{QUERIES[name]}")

    assert time.process_time() - began < SECONDS
    assert answer.status in {200, 400}
    assert re.search(r"<h1[^>]*>[^<]{3,}", answer.text)
    assert len(answer.text) < 80_000 + 6 * len(QUERIES[name])  # links to other languages repeat it
    assert (answer.status == 400) == ("%00" in QUERIES[name])


@pytest.mark.parametrize("name", ["slips", "the words", "mathematical", "long ligatures"])
def test_titles_that_are_typed_give_an_answer_soon(community, name):
    text = QUERIES.get(name, "q=water+in+de+straat").removeprefix("q=")
    began = time.process_time()

    assert Browser(community).get(f"/similar?title={text}").status == 200
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        *("a." * 30_000, "a-" * 30_000, "+" * 60_000, "a@" * 30_000, "a@" + "b" * 60_000),
        *("www." * 15_000, "www." + "." * 60_000, "http://" * 9_000, "a" * 60_000),
        *("e\u0301" * 30_000, "ﷺ" * 60_000),
        *("a@b." * 15_000, '"' * 60_000, "naam:" * 12_000, "-" * 60_000, 'x:"' * 20_000),
    ],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_no_text_takes_the_square_of_its_length(text):
    began = time.process_time()

    list(analysis.words(text))
    query.read(text, "nl")

    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("word", ["ﷺ" * 64, "ﾞ", "İ", "ß" * 64, "\u0345", "x" * 1000])
def test_every_term_has_letters_and_not_too_many(word):
    for language in ("nl", "fr", "de", "en"):
        assert 1 <= len(analysis.stem(word, language)) <= analysis.LONGEST


def test_addresses_of_mail_stay_one_word():
    text = "Schrijf naar ana.de-vries+berm@gemeente.voorbeeldstad.example of bel."

    assert "ana.de-vries+berm@gemeente.voorbeeldstad.example" in [
        word for word, _start, _end in analysis.words(text)
    ]
