# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The passage of a text that matches best, with the words that were looked for marked."""

from dataclasses import dataclass

from cop.search import analysis

LONG = 32
"""Words of a passage."""


@dataclass(frozen=True)
class Piece:
    text: str
    hit: bool = False


def passage(text: str, wanted: set[str], language: str) -> list[Piece]:
    """The part of the text with most of the wanted stems, in pieces, hits apart."""
    found = [
        (start, end, stem if (stem := analysis.stem(word, language)) in wanted
         or (stem := analysis.fold(word)) in wanted else "")
        for word, start, end in analysis.words(text)
    ]  # fmt: skip
    if not found:
        return []
    first = _best_window(found)
    window = found[first : first + LONG]
    begin, end = window[0][0], window[-1][1]
    pieces = [Piece("… ")] if first else []
    at = begin
    for word_start, word_end, stem in window:
        if stem:
            pieces += [Piece(text[at:word_start]), Piece(text[word_start:word_end], True)]
            at = word_end
    pieces.append(Piece(text[at:end]))
    return [*pieces, Piece(" …")] if first + LONG < len(found) else pieces


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
