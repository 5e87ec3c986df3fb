# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""In which order results stand, as far as anybody could say which of two comes first."""

from datetime import UTC, datetime, timedelta

import pytest

from cop import clock
from cop.db import db
from cop.discussion import actions as discussion
from cop.questions import actions as questions
from cop.questions.models import ClosedReason
from cop.search import finding, ranking
from cop.search.backends import postgres, whoosh_reader
from tests import make
from tests.search.results import search

YEAR = timedelta(days=365)


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Zeppelin", "zeppelin"),
        ("A zeppelin over the verge", "A zeppelin over the verge"),
        ("A zeppelin over the verge", "a ZEPPELIN, over the verge!"),
        ("A zeppelin over the verge", '"A zeppelin over the verge"'),
        ("The zeppelin of the zeppelin", "the zeppelin of the zeppelin"),
        ("Zéppelin à la carte", "zeppelin a la carte"),
        ("Zeppelin: what it costs", "Zeppelin: what it costs"),
    ],
)
def test_a_title_that_is_what_was_typed_comes_first(visitor, ana, bea, index, title, typed):
    make.question(ana, title, "Short.", at=clock.now() - 3 * YEAR)
    for number in range(4):
        about = f"Zeppelin, zeppelin and zeppelin {number}, over the verge, what a carte costs"
        newer = make.question(bea, about, "The zeppelin over the verge. " * 3)
        questions.accept(newer, make.answer(newer, ana, "A zeppelin over the verge."), by=bea)
    index()

    assert search(visitor, typed).titles[0] == title


@pytest.fixture
def equals(ana):
    """Two texts that are the same in all but their number; the second would come first."""
    at = clock.now() - timedelta(days=30)
    return [make.question(ana, f"Zeppelin {n}", "Over the verge.", at=at) for n in (1, 2)]


def test_of_equal_texts_the_later_comes_first(visitor, equals, index):
    index()

    assert search(visitor, "zeppelin").titles == ["Zeppelin 2", "Zeppelin 1"]


def test_a_meeting_comes_after_what_was_done(visitor, ana, index):
    make.practice(ana, "Zeppelin 1", body="Over the verge.")
    make.meeting(ana, "Zeppelin 2", body="Over the verge.")
    index()

    assert search(visitor, "zeppelin").titles == ["Zeppelin 1", "Zeppelin 2"]


def test_what_is_solved_comes_before_its_equal(visitor, equals, bea, index):
    answers = [make.answer(each, bea, "Look up.") for each in equals]
    questions.accept(equals[0], answers[0], by=bea)
    db.session.commit()
    index()

    assert search(visitor, "zeppelin").titles == ["Zeppelin 1", "Zeppelin 2"]


def test_what_was_thanked_for_comes_before_its_equal(visitor, as_, equals, bea, eva, index):
    index()
    thanks = f"/contributions/{equals[0].id}/thanks"
    as_(bea).post(thanks)
    as_(eva).post(thanks)
    index()
    assert search(visitor, "zeppelin").titles == ["Zeppelin 1", "Zeppelin 2"]

    as_(bea).post(f"{thanks}/delete")
    as_(eva).post(f"{thanks}/delete")
    index()
    assert search(visitor, "zeppelin").titles == ["Zeppelin 2", "Zeppelin 1"]


def test_thanks_for_an_answer_count_for_its_question(visitor, equals, bea, eva, index):
    answers = [make.answer(each, bea, "Look up.") for each in equals]
    discussion.thank(answers[0], by=eva)
    db.session.commit()
    index()

    assert search(visitor, "zeppelin").titles == ["Zeppelin 1", "Zeppelin 2"]


def test_what_nobody_looked_at_in_time_comes_after_its_equal(visitor, ana, index, later):
    at = clock.now() - timedelta(days=30)
    fresh, stale = (make.practice(ana, f"Zeppelin {n}", at=at) for n in (1, 2))
    fresh.review_on = clock.today() + YEAR
    stale.review_on = clock.today() + timedelta(days=2)
    db.session.commit()
    index()
    assert search(visitor, "zeppelin").titles == ["Zeppelin 2", "Zeppelin 1"]

    later(timedelta(days=2))
    assert search(visitor, "zeppelin").titles == ["Zeppelin 1", "Zeppelin 2"]


def test_what_was_closed_as_outdated_comes_after_its_equal(visitor, equals, bea, index):
    questions.close(equals[1], by=bea, reason=ClosedReason.OUTDATED)
    db.session.commit()
    index()

    assert search(visitor, "zeppelin").titles == ["Zeppelin 1", "Zeppelin 2"]


def test_what_is_newer_comes_before_its_equal(visitor, ana, index):
    make.question(ana, "Zeppelin new", "Over the verge.")
    make.question(ana, "Zeppelin old", "Over the verge.", at=datetime(2015, 1, 1, tzinfo=UTC))
    index()

    assert search(visitor, "zeppelin").titles == ["Zeppelin new", "Zeppelin old"]


def test_a_title_tells_more_than_a_text_and_words_together_more_than_apart(visitor, ana, index):
    make.question(ana, "Green roofs in town", "Sedum grows there.")
    make.question(ana, "Sedum in town", "It grows on green roofs.")
    make.question(ana, "What to do in town", "Green is the grass below all those flat, old roofs.")
    index()

    assert search(visitor, "green roof").titles == [
        "Green roofs in town", "Sedum in town", "What to do in town",
    ]  # fmt: skip


def test_other_languages_never_push_away_the_readers_own(visitor, ana, bea, index, monkeypatch):
    monkeypatch.setattr(finding, "PER_PAGE", 2)
    make.question(ana, "Over iets anders", "En een zeppelin.", language="nl", at=_long_ago())
    for number in range(3):
        french = make.question(bea, f"Zeppelin {number}", "Zeppelin, zeppelin.", language="fr")
        questions.accept(french, make.answer(french, ana, "Zeppelin !"), by=bea)
    index()

    pages = [search(visitor, "zeppelin", lang="nl", page=n).titles for n in (1, 2)]
    assert pages[0][0] == "Over iets anders"
    assert sorted(pages[0][1:] + pages[1]) == ["Zeppelin 0", "Zeppelin 1", "Zeppelin 2"]
    assert search(visitor, "zeppelin", lang="fr", page=2).titles[-1] == "Over iets anders"


def _long_ago() -> datetime:
    return datetime(2015, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("closely", [ranking.CLOSELY, 3], ids=["all closely", "few closely"])
def test_pages_show_everything_once_and_the_same_again(
    visitor, ana, bea, eva, index, closely, monkeypatch
):
    monkeypatch.setattr(finding, "PER_PAGE", 4)
    monkeypatch.setattr(ranking, "CLOSELY", closely)
    for number in range(9):
        make.question((ana, bea, eva)[number % 3], f"Zeppelin {number}", "Over the verge.")
    for number in range(4):
        make.question(bea, f"Un zeppelin {number}", language="fr")
    index()

    def pages() -> list[str]:
        return [t for n in (1, 2, 3, 4) for t in search(visitor, "zeppelin", page=n).titles]

    shown = pages()

    assert len(shown) == len(set(shown)) == 13
    assert all(title.startswith("Un") for title in shown[9:])
    assert pages() == shown


def test_pages_of_a_common_word_show_nothing_twice(visitor, oda, index, monkeypatch):
    """Where only the most promising are weighed, every page is cut from the same order."""
    for name, value in (("PER_PAGE", 2), ("MOST_PAGES", 6), ("FEW", 2)):
        monkeypatch.setattr(finding, name, value)
    monkeypatch.setattr(ranking, "CLOSELY", 4)
    monkeypatch.setattr(whoosh_reader, "POOL", 12)
    monkeypatch.setattr(postgres, "POOL", 12)
    for number in range(40):
        body = f"Zeppelin and {'zeppelin ' * (number % 7)} mooring {'mooring ' * (number % 5)}"
        make.question(oda, f"What flies here, number {number}?", body + " grass" * (number % 11))
    index()

    shown = [
        title
        for page in range(1, 7)
        for title in search(visitor, "zeppelin mooring", page=page).titles
    ]

    assert len(shown) == len(set(shown)) == 12
