# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What resembles a title that is being typed: it shares enough of the words that tell something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from whoosh import query as q
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from cop.search import analysis, index, query

COMMON = 50
"""Documents that a word may stand in before it can be too common to tell anything."""
BEGUN = 3
"""Letters of an unfinished word from which other endings are looked for."""
MOST_ENDINGS = 30
OF_THE_BEST = 0.5
"""How good a hit must be, compared with the best."""
OF_A_WHOLE = 0.27
"""And with one that has every word in its title; what is less good is noise, as the demonstration
shows."""
IN_A_TITLE = 5 / 3
"""What a word adds to the score where it stands in the title, which counts three times."""
SHARE = 3
"""Among at most COMMON documents no word is rare, and a hit has one in so many of the words."""


@dataclass(frozen=True)
class Told:
    """A word of the title: what stands for it in the index, and how much it tells."""

    stems: Sequence[str]
    endings: Sequence[str]
    weight: float

    @property
    def query(self) -> q.Query:
        others = [*self.stems[1:], *self.endings]
        return q.Or(
            [q.Term("words", self.stems[0]), *(q.Term("words", s, boost=0.7) for s in others)]
        )


def resembling(folder: Path, title: str, language: str, limit: int) -> list[int]:
    """The ids of what resembles a title, best first; raises index.Unavailable without an index."""
    with index.searcher(folder) as searcher:
        searcher.weighting = BM25F(B=0.5, K1=1.5)
        told, few = list(_told(searcher, title, language)), searcher.doc_count() <= COMMON
        if not told:
            return []
        hits = searcher.search(q.Or([word.query for word in told]), limit=limit, terms=few)
        near = [hit for hit in hits if not few or _shares_enough(hit, told)]
        whole = 0 if few else IN_A_TITLE * sum(word.weight for word in told)
        floor = max([OF_A_WHOLE * whole, *(OF_THE_BEST * hit.score for hit in near[:1])])
        return [int(hit["id"]) for hit in near if hit.score >= floor]


def _told(searcher: Searcher, title: str, language: str) -> Iterator[Told]:
    """The words that tell something; one in over a quarter of a large index tells nothing."""
    words = query.read(title, language).words
    most = max(COMMON, searcher.doc_count() // 4)
    for word in words:
        unfinished = title.endswith(word)
        if unfinished and len(word) < BEGUN and len(words) > 1:
            continue
        stems = query.stems(word, language)
        if searcher.doc_frequency("words", stems[0]) <= most:
            endings = _endings(searcher, word, stems) if unfinished else []
            rarity = min(searcher.idf("words", term) for term in [*stems, *endings])
            yield Told(stems, endings, rarity)


def _endings(searcher: Searcher, word: str, stems: Sequence[str]) -> list[str]:
    """The first words of the index that begin like an unfinished word."""
    begun = analysis.fold(word)
    if len(begun) < BEGUN:
        return []
    found = islice(searcher.reader().expand_prefix("words", begun), MOST_ENDINGS)
    return [text for text in map(bytes.decode, found) if text not in stems]


def _shares_enough(hit: Any, told: Sequence[Told]) -> bool:
    terms = {text.decode() for _field, text in hit.matched_terms()}
    shared = [word for word in told if terms.intersection([*word.stems, *word.endings])]
    return SHARE * len(shared) >= len(told)
