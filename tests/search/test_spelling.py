# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who mistypes a word is asked whether another was meant, if that is a word of everybody's."""

import re
from html import unescape

import pytest

from cop.contributions import moving
from cop.db import db
from cop.people.models import Access
from cop.questions.models import Question
from cop.search import spelling
from tests import make
from tests.search.results import plain, search

_MEANT = re.compile(r'<p class="did-you-mean">.*?<a href="([^"]*)">(.*?)</a>')


def meant(browser, typed, **rest):
    """What the page says was meant, and where that leads."""
    found = _MEANT.search(search(browser, typed, **rest).html)
    return (plain(found[2]), unescape(found[1])) if found else ("", "")


@pytest.fixture
def verges(ana, bea, index):
    for by in (ana, bea):
        make.question(
            by, "Wat groeit er in de bermen?", "Vooral margriet, voor de bijen.", language="nl"
        )
    index()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("bremen", "bermen"),  # two neighbours changed places
        ("bermn", "bermen"),  # a letter too few
        ("berrmen", "bermen"),  # one too many
        ("berman", "bermen"),  # another
        ("MARGREIT", "margriet"),
        ("de bremen met margriet", "de bermen met margriet"),
        ("bremen soort:vraag -gras", "bermen soort:vraag -gras"),
        ("bermen", ""),
        ("berm", ""),
        ("brm", ""),  # too short to tell
        ("zeppelin", ""),
        ('"bremen"', ""),  # a phrase is what somebody means
        ("margriet", ""),
        ("waar", ""),  # a small word
        ("iermen", ""),  # few mistype the first letter
        ("viir", ""),  # nobody seeks a small word
    ],
)
def test_a_slip_is_mended(verges, visitor, typed, right):
    assert meant(visitor, typed, lang="nl")[0] == right


def test_the_mended_search_keeps_what_is_ticked(verges, visitor):
    _words, address = meant(visitor, "bremen", lang="nl", kind="question")

    assert address == "/search?q=bermen&kind=question"
    assert "2 resultaten" in visitor.get(address + "&lang=nl").text


def test_who_finds_enough_is_not_asked(verges, visitor, ana, index):
    for number in range(spelling.FEW):
        make.question(ana, f"Bremen {number}", language="nl")
    index()

    assert meant(visitor, "bremen", lang="nl") == ("", "")


def test_a_word_of_one_text_may_be_a_slip_itself(visitor, ana, index):
    make.question(ana, "Bermen", language="nl")
    index()

    assert meant(visitor, "bremen", lang="nl") == ("", "")


def test_words_of_private_groups_are_never_told(visitor, as_, ana, bea, index):
    board = make.group("Board", Access.PRIVATE, ana)
    members = make.group("Members", Access.MEMBERS, ana)
    for group in (board, members, board, members):
        make.question(ana, "Reorganisatie", language="nl", group_id=group.id)
    index()

    for browser in (visitor, as_(bea), as_(ana)):
        assert meant(browser, "reorganisaite", lang="nl") == ("", "")


def test_a_word_that_became_private_is_not_told_any_more(verges, visitor, as_, ana, oda, index):
    assert meant(visitor, "bremen", lang="nl")[0] == "bermen"

    board = make.group("Board", Access.PRIVATE, ana)
    for each in db.session.scalars(db.select(Question)).all():
        moving.move(each, board.id, by=oda)
    db.session.commit()

    for _round in ("before the worker ran", "after"):
        assert meant(visitor, "bremen", lang="nl") == ("", "")
        assert meant(as_(ana), "bremen", lang="nl")[0] == "bermen"
        index()


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("berm", "berm", 0),
        ("berm", "bern", 1),
        ("berm", "brem", 1),
        ("berm", "bermen", 2),
        ("berm", "", 4),
    ],
)
def test_letters_between_two_words_are_counted(one, other, letters):
    assert spelling.distance(one, other) == spelling.distance(other, one) == letters


def test_slips_are_the_word_without_each_of_its_letters():
    assert spelling.slips("berm") == {"berm", "erm", "brm", "bem", "ber"}
