# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions, readable and never slow."""

import random
import time

import pytest

from cop.markup.diff import Change, Kind, Piece, difference


def whole(kind: Kind, text: str) -> Change:
    return Change(kind, (Piece(kind, text),))


def test_the_words_that_changed_are_shown_within_their_paragraph() -> None:
    assert difference("Wij maaien twee keer.\n\nKlaar.", "Wij maaien één keer.\n\nKlaar.") == [
        Change(
            Kind.CHANGED,
            (
                Piece(Kind.SAME, "Wij maaien "),
                Piece(Kind.REMOVED, "twee"),
                Piece(Kind.ADDED, "één"),
                Piece(Kind.SAME, " keer."),
            ),
        ),
        whole(Kind.SAME, "Klaar."),
    ]


def test_paragraphs_come_and_go_whole() -> None:
    assert difference("a\n\nb", "a\n\nb\n\nc")[-1] == whole(Kind.ADDED, "c")
    assert difference("a\n\nb\n\nc", "a\n\nc")[1] == whole(Kind.REMOVED, "b")


def test_the_same_text_has_no_difference() -> None:
    assert {change.kind for change in difference("a\n\nb", "a\n\n\nb\n")} == {Kind.SAME}
    assert difference("", "") == []


@pytest.mark.parametrize("seed", range(30))
def test_both_texts_can_be_read_from_the_difference(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (texts, not secrets)
    old, new = (_text(chance, 40) for _ in range(2))
    changes = difference(old, new)

    assert "\n\n".join(change.old for change in changes if change.old) == old
    assert "\n\n".join(change.new for change in changes if change.new) == new


@pytest.mark.parametrize("paragraphs", [1, 10, 300, 5_000, 20_000])
@pytest.mark.parametrize("words", ["a b", "a b c d e f g h i j", " ".join(map(str, range(500)))])
def test_long_texts_cost_little(paragraphs: int, words: str) -> None:
    chance = random.Random(paragraphs)  # noqa: S311
    size = 60_000 // paragraphs
    old, new = (
        "\n\n".join(_words(chance, words.split(), size) for _ in range(paragraphs))[:60_000]
        for _ in range(2)
    )
    started = time.process_time()

    difference(old, new)

    assert time.process_time() - started < 2


def _text(chance: random.Random, paragraphs: int) -> str:
    return "\n\n".join(_words(chance, ["a", "b.", "één", "(c)"], 60) for _ in range(paragraphs))


def _words(chance: random.Random, words: list[str], size: int) -> str:
    return " ".join(chance.choices(words, k=max(size // 3, 1)))
