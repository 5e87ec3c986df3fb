# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is shown beside a title that is being typed resembles it, and is not merely something."""

from datetime import timedelta

import pytest

from cop import clock
from cop.contributions import actions as spine
from cop.db import db
from cop.people.models import Access
from cop.search import resemblance
from cop.search.queries import Opened
from tests import make

TITLES = {
    1: "Japanese knotweed beside the railway",
    2: "Covering knotweed for four years did not help",
    3: "Which good supplier of benches do you know?",
    4: "Good benches for the market square",
}
OTHERS = 100
WHOLE = {
    "How do you fight knotweed?": [1, 2],
    "Covering Japanese knotweed": [1, 2],
    "A good supplier of benches": [3, 4],
    "Who has a good caterer with laptops and tablets?": [],
    "Swimming pools and their opening hours": [],
    "Something about chargers for electric cars": [],
    "Knotweed: what now?": [1, 2],
    "Who knows of a bench-supplier?": [3],
    "?!": [],
    "": [],
}
TYPING = {
    "How to fight knotw": [1, 2],
    "How to fight knotw?": [],
    "Benches on the mar": [4],
    # Of two letters nothing is guessed.
    "supplier be": [3],
    "be": [],
}


@pytest.fixture
def many(ana, index):
    """A few titles among many others; what each number stands for."""
    long_ago = clock.now() - timedelta(days=30)
    text = "A text about the town."
    others = {100 + n: f"Something else of number{n}" for n in range(OTHERS)}
    for title in (others | TITLES).values():
        make.question(ana, title, text, at=long_ago)
    index()
    return {title: number for number, title in TITLES.items()}


def resembling(title, person=None, language="en", **how):
    """The titles that resemble one, with the words that both have."""
    with Opened(person) as opened:
        found = resemblance.similar(opened, title, language, **how)
    return {each.row.title: list(each.words) for each in found}


def test_only_what_shares_enough_of_the_telling_words_is_shown(many):
    for typing, table in ((False, WHOLE), (True, TYPING)):
        found = {
            typed: sorted(many.get(each, 0) for each in resembling(typed, typing=typing))
            for typed in table
        }
        assert found == table

    assert len(resembling("numb", typing=True, most=200)) <= resemblance.MOST_ENDINGS
    assert len(resembling("Something else", most=200)) == 0  # all have it: it tells nothing


def test_the_words_that_both_have_are_told(many):
    assert resembling("Covering the Japanese Knotweed") == {
        TITLES[1]: ["japanese", "knotweed"],
        TITLES[2]: ["covering", "knotweed"],
    }


def test_among_a_few_documents_a_third_of_the_words_is_enough(ana, index):
    make.question(ana, "Mowing verges twice a year", "It helps.")
    index()

    assert resembling("Mowing meadows and lawns")
    assert not resembling("Mowing meadows, lawns and parks")


def test_a_compound_resembles_what_it_is_made_of(ana, index):
    make.question(ana, "Bermbeheer in de wijk", language="nl")
    index()

    assert resembling("Beheer van bermen", language="nl") == {
        "Bermbeheer in de wijk": ["bermbeheer"]
    }


def test_a_word_of_the_trade_finds_what_is_written_in_another_language(ana, index):
    make.question(ana, "Kruidenrijke berm met sinusbeheer", language="nl")
    index()
    assert resembling("Which verge is mown with sinusbeheer?", ana) == {
        "Kruidenrijke berm met sinusbeheer": ["sinusbeheer"]
    }

    make.question(ana, "Is sinusbeheer worth its price?")
    index()

    assert list(resembling("Which verge is mown with sinusbeheer?", ana)) == [
        "Is sinusbeheer worth its price?"
    ]


def test_only_what_may_be_read_resembles(ana, bea, oda, index):
    board = make.group("Board", Access.PRIVATE, ana)
    secret = make.question(ana, "A zeppelin for the board", group_id=board.id)
    hidden = make.question(ana, "A zeppelin for all")
    index()
    assert list(resembling("zeppelin", bea)) == ["A zeppelin for all"]

    spine.hide(hidden, by=oda, reason="Spam.")
    db.session.commit()

    assert resembling("zeppelin", bea) == {}
    assert list(resembling("zeppelin", ana)) == ["A zeppelin for the board"]
    assert resembling("zeppelin", ana, but=secret.id) == {}


def test_a_page_shows_what_resembles_a_title(visitor, ana, index):
    question = make.question(ana, "A zeppelin over the verge")
    index()

    page = visitor.get("/similar?title=Which+zeppelin+is+best").text
    fragment = visitor.post(
        "/similar", data={"title": "Which zeppelin is best"}, headers={"X-Fragment": "1"}
    ).text

    for shown in (page, fragment):
        assert f'href="/questions/{question.id}-a-zeppelin-over-the-verge"' in shown
        assert "Shared words: zeppelin" in shown
    assert "<html" in page
    assert "<html" not in fragment
    assert "Nothing similar yet" in visitor.get("/similar?title=zep").text


def test_without_an_index_nothing_resembles_and_nothing_breaks(visitor, ana, index):
    make.question(ana, "A zeppelin over the verge")

    assert visitor.get("/similar?title=Which+zeppelin+is+best").status_code == 200
