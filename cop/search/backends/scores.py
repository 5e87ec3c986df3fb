# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""BM25: what a word tells of a document (Robertson and Zaragoza, "The Probabilistic Relevance
Framework", 2009)."""

import math
from collections.abc import Callable

from cop.search.columns import Columns

K1 = 1.2
B = 0.35
"""How far a long document is held against itself; measured with `make bench-search`."""


def rarity(frequency: int, documents: int) -> float:
    """The inverse document frequency of a term."""
    documents = max(documents, frequency)
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


def scale(columns: Columns, language: str, rarity: float) -> Callable[[int, float], float]:
    """What gives the score of a document from how often the term is in it."""
    lengths = columns.numbers["length"]
    most, flat, slope = _constants(columns, language, rarity)

    def score(id: int, weight: float) -> float:
        return most * weight / (weight + flat + slope * lengths[id])

    return score


def _constants(columns: Columns, language: str, rarity: float) -> tuple[float, float, float]:
    """What a term tells at most, and how the length of a document counts against it."""
    return rarity * (K1 + 1), K1 * (1 - B), K1 * B / columns.average(language)
