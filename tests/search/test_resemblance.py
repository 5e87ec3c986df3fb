# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is shown beside a title that is being typed resembles it, and is not merely something."""

import pytest

from cop.search import index
from cop.search.resemblance import resembling

TITLES = {
    1: "Japanese knotweed beside the railway",
    2: "Covering knotweed for four years did not help",
    3: "Which good supplier of benches do you know?",
    4: "Good benches for the market square",
}
OTHERS = 100


@pytest.fixture
def folder(tmp_path):
    """An index of a few titles among many others."""
    others = {100 + n: f"Something else of number{n}" for n in range(OTHERS)}
    made = (
        index.document(id, "question", "en", title, ["A text about the town."], [])
        for id, title in (TITLES | others).items()
    )
    index.rebuild(tmp_path, made)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("How do you fight knotweed?", [1, 2]),
        ("Covering Japanese knotweed", [1, 2]),
        ("A good supplier of benches", [3, 4]),
        ("Who has a good caterer with laptops and tablets?", []),
        ("Swimming pools and their opening hours", []),
        ("Something about chargers for electric cars", []),
    ],
)
def test_only_what_shares_enough_of_the_telling_words_is_shown(folder, typed, shown):
    assert sorted(resembling(folder, typed, "en", 30)) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("How to fight knotw", [1, 2]), ("How to fight knotw?", []), ("Benches on the mar", [3, 4])],
)
def test_the_last_word_may_be_unfinished(folder, typed, shown):
    assert sorted(resembling(folder, typed, "en", 30)) == shown


def test_of_two_letters_nothing_is_guessed(folder):
    assert resembling(folder, "supplier be", "en", 30) == [3]
    assert resembling(folder, "be", "en", 30) == []


def test_a_common_beginning_costs_no_more_than_a_few_words(folder):
    assert len(resembling(folder, "numb", "en", 200)) <= 30


def test_among_a_few_documents_a_third_of_the_words_is_enough(tmp_path):
    title = "Mowing verges twice a year"
    index.rebuild(tmp_path, [index.document(1, "question", "en", title, ["It helps."], [])])

    assert resembling(tmp_path, "Mowing meadows and lawns", "en", 30) == [1]
    assert resembling(tmp_path, "Mowing meadows, lawns and parks", "en", 30) == []
