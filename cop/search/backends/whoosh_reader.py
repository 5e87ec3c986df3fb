# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Matching on Whoosh's postings.

Whoosh's own collector weighs one posting at a time through five Python calls; taking whole blocks
of postings is several times as fast.
"""

from collections.abc import Container, Mapping, Sequence, Set
from heapq import nlargest

from cop.search import clauses as asked
from cop.search.backends import scores
from cop.search.backends.contract import Found, Postings, Weights
from cop.search.backends.postings import Segment
from cop.search.builds import Unavailable
from cop.search.clauses import Clauses, Need
from cop.search.columns import Columns


class Reader:
    """The index of a build, open for one search."""

    def __init__(self, segments: Sequence[Segment], columns: Columns) -> None:
        self._segments = segments
        self._columns = columns
        self._weights: dict[tuple[str, str], dict[int, float]] = {}

    def matching(self, clauses: Clauses, *, every: bool) -> Found:
        found: Found = {}
        needs = sorted(clauses.needs, key=lambda need: self._commonness(clauses.language, need))
        for number, need in enumerate(needs):
            scored = self._scored(clauses.language, need, found if every and number else None)
            if not every:
                for id, score in scored.items():
                    found[id] = found.get(id, 0.0) + score
            elif number:
                found = {id: found[id] + score for id, score in scored.items()}
            else:
                found = scored
            if every and not found:
                return {}
        found.pop(0, None)
        for need in clauses.without:
            for id in self._scored(clauses.language, need, found):
                del found[id]
        return found

    def best(self, clauses: Clauses, found: Found, most: int) -> list[int]:
        return nlargest(most, found, key=found.__getitem__)

    def weights(self, clauses: Clauses, ids: Sequence[int]) -> Weights:
        postings = {term: self._postings(clauses.language, term) for term in clauses.terms}
        return {id: {t: has[id] for t, has in postings.items() if id in has} for id in ids}

    def positions(self, clauses: Clauses, ids: Sequence[int]) -> Postings:
        made: dict[int, dict[str, Sequence[int]]] = {id: {} for id in ids}
        for term in clauses.terms:
            for id, where in self._places(clauses.language, term, made).items():
                made[id][term] = where
        return made

    def frequencies(self, clauses: Clauses) -> Mapping[str, int]:
        return {term: len(self._postings(clauses.language, term)) for term in clauses.terms}

    def _commonness(self, language: str, need: Need) -> int:
        lengths = [[len(self._postings(language, t)) for t in way] for way in need.ways]
        return min(lengths[0]) if need.phrase else sum(map(min, lengths))

    def _scored(self, language: str, need: Need, within: Found | None) -> Found:
        """What has a need, scored by BM25; only those within what was found already.

        What has a word itself is not held against its parts here: it has those too.
        """
        whole, *others = need.ways
        scored = self._way(language, whole, within)
        if need.phrase:
            where = [self._places(language, term, scored) for term in whole]
            return {
                id: score for id, score in scored.items() if asked.in_order(w[id] for w in where)
            }
        for way in others:
            new = self._way(language, way, within, but=scored)
            scored.update((id, score * asked.PARTS) for id, score in new.items())
        return scored

    def _way(
        self, language: str, terms: Sequence[str], within: Found | None, but: Found | None = None
    ) -> Found:
        """What has all of these terms, with the lowest score among them."""
        having = sorted((self._postings(language, term) for term in terms), key=len)
        ids: Set[int] = having[0].keys() if within is None else having[0].keys() & within.keys()
        for other in having[1:]:
            ids &= other.keys()
        if but:
            ids -= but.keys()
        scored: Found = {}
        for weights in having:
            rarity = scores.rarity(len(weights), self._columns.documents(language))
            some = weights if len(ids) == len(weights) else {id: weights[id] for id in ids}
            new = scores.of_each(some, self._columns, language, rarity)
            scored = {id: min(new[id], scored[id]) for id in ids} if scored else new
        return scored

    def _places(self, language: str, term: str, wanted: Container[int]) -> dict[int, Sequence[int]]:
        """Where a term stands in the wanted contributions."""
        try:
            return {
                id: where
                for each in self._segments
                for id, where in each.places(language, term, wanted)
            }
        except Exception as error:  # Whoosh answers a damaged index with any exception at all
            raise Unavailable from error

    def _postings(self, language: str, term: str) -> dict[int, float]:
        """The weight of a term in each contribution."""
        key = (language, term)
        if key not in self._weights:
            try:
                blocks = [b for each in self._segments for b in each.postings(language, term)]
            except Exception as error:  # as above
                raise Unavailable from error
            weights: dict[int, float] = {}
            for ids, block_weights in blocks:
                weights.update(zip(ids, block_weights, strict=True))
            weights.pop(0, None)
            self._weights[key] = weights
        return self._weights[key]
