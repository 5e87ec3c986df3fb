# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The passage of a text that matches best, with the words that were looked for marked."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cop.search import analysis

LONG = 32
"""Words of a passage."""


@dataclass(frozen=True)
class Piece:
    text: str
    hit: bool = False


def passage(text: str, wanted: set[str], language: str) -> list[Piece]:
    """The part of the text with most of the wanted stems, in pieces, hits apart."""
    text = unicodedata.normalize("NFC", text)
    found = _found(text, wanted, language)
    if not found:
        return []
    first = _best_window(found)
    window = found[first : first + LONG]
    begins, ends = first == 0, first + LONG >= len(found)
    pieces = _pieces(
        text, window, 0 if begins else window[0][0], len(text) if ends else window[-1][1]
    )
    before = [] if begins else [Piece("… ")]
    after = [] if ends else [Piece(" …")]
    return [*before, *pieces, *after]


def marked(text: str, wanted: set[str], language: str) -> list[Piece]:
    """The whole text, in pieces, hits apart."""
    text = unicodedata.normalize("NFC", text)
    return _pieces(text, _found(text, wanted, language), 0, len(text))


def _found(text: str, wanted: set[str], language: str) -> list[tuple[int, int, str]]:
    """Where each word begins and ends, and its stem when it is wanted."""
    return [
        (start, end, next((s for s in _forms(word, language) if s in wanted), ""))
        for word, start, end in analysis.words(text)
    ]


@lru_cache(50_000)
def _forms(word: str, language: str) -> tuple[str, str]:
    return analysis.stem(word, language), analysis.fold(word)


def _pieces(text: str, found: list[tuple[int, int, str]], begin: int, end: int) -> list[Piece]:
    pieces, at = [], begin
    for word_start, word_end, stem in found:
        if stem:
            pieces += [Piece(text[at:word_start]), Piece(text[word_start:word_end], True)]
            at = word_end
    return [*pieces, Piece(text[at:end])]


def _best_window(found: list[tuple[int, int, str]]) -> int:
    """Where the window of LONG words with most different hits begins, a few words before them."""
    hits = [number for number, (_start, _end, stem) in enumerate(found) if stem]
    if not hits:
        return 0

    def worth(number: int) -> tuple[int, int]:
        window = [stem for _start, _end, stem in found[number : number + LONG] if stem]
        return len(set(window)), len(window)

    best = max(hits[:200], key=worth)
    return max(0, min(best - 4, len(found) - LONG))
