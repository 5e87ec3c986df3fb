# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Matching on Whoosh's postings.

Whoosh's own collector weighs one posting at a time through five Python calls. What matches is
found here with sets of bits, and only the most promising of it is weighed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from functools import reduce
from heapq import nlargest
from itertools import chain, islice
from operator import and_, or_
from typing import TypeAlias, TypeVar

from cop.search import clauses as asked
from cop.search import sets
from cop.search.backends import scores
from cop.search.backends.contract import Postings, Weights
from cop.search.backends.segments import Segment
from cop.search.builds import Unavailable
from cop.search.clauses import Clauses, Need
from cop.search.columns import Columns
from cop.search.sets import Ids

POOL = 1_000
"""Of each term, how many of those that it tells most of are weighed with the other terms: as many
as can be paged through, and on every page the same."""

T = TypeVar("T")
Scored: TypeAlias = dict[int, float]
Read: TypeAlias = Callable[[Segment, str, str, Set[int]], Iterable[tuple[int, T]]]
"""A method of Segment that tells something of a term in the wanted contributions."""


class Reader:
    """The index of a build, open for one search."""

    def __init__(self, segments: Sequence[Segment], columns: Columns) -> None:
        self._segments = segments
        self._columns = columns
        self._having: dict[tuple[str, str], Ids] = {}

    def matching(self, clauses: Clauses, *, every: bool) -> Ids:
        language, found = clauses.language, 0
        # Phrases last: where their words stand is read only in what has all else.
        needs = sorted(clauses.needs, key=lambda need: need.phrase)
        for number, need in enumerate(needs):
            if not every:
                found |= self._met(language, need)
            elif number:
                found &= self._met(language, need, found)
            else:
                found = self._met(language, need)
        for need in clauses.without:
            found &= ~self._met(language, need, found)
        return found

    def best(self, clauses: Clauses, found: Ids, most: int) -> list[int]:
        pool = self._pool(clauses, found)
        told: Scored = {}
        for need in clauses.needs:
            for id, score in self._scored(clauses.language, need, pool).items():
                told[id] = told.get(id, 0.0) + score
        return nlargest(most, told, key=lambda id: (told[id], id))

    def weights(self, clauses: Clauses, ids: Sequence[int]) -> Weights:
        return self._by_id(Segment.weights, clauses, ids)

    def positions(self, clauses: Clauses, ids: Sequence[int]) -> Postings:
        return self._by_id(Segment.places, clauses, ids)

    def frequencies(self, clauses: Clauses) -> Mapping[str, int]:
        return {term: self._ids(clauses.language, term).bit_count() for term in clauses.terms}

    def _met(self, language: str, need: Need, within: Ids | None = None) -> Ids:
        """What has a need; of a phrase only that which is also within a set."""
        ways = [reduce(and_, (self._ids(language, term) for term in way)) for way in need.ways]
        if not need.phrase:
            return reduce(or_, ways)
        near = sets.members(ways[0] if within is None else ways[0] & within)
        where = [self._gathered(Segment.places, language, term, near) for term in need.ways[0]]
        return sets.of([id for id in near if asked.in_order(each[id] for each in where)])

    def _pool(self, clauses: Clauses, found: Ids) -> Ids:
        """All that was found, or where that is much, what one of the terms tells most of."""
        if found.bit_count() <= 2 * POOL:
            return found
        wanted = frozenset(sets.members(found))
        pool: set[int] = set()
        for term in clauses.terms:
            scale = self._scale(clauses.language, term)
            for each in self._segments:
                if having := each.having(clauses.language, term) & found:
                    promising = each.promising(clauses.language, term, scale)
                    best = filter(wanted.__contains__, promising)
                    pool.update(islice(best, min(POOL, having.bit_count())))
        return sets.of(pool)

    def _scored(self, language: str, need: Need, within: Ids) -> Scored:
        """What a need tells by BM25 of each of these contributions that has it.

        What has a word itself is not held against its parts here: it has those too.
        """
        whole, *others = need.ways
        scored = self._way(language, whole, within)
        for way in others:
            new = self._way(language, way, within & ~sets.of(scored))
            scored.update((id, score * asked.PARTS) for id, score in new.items())
        return scored

    def _way(self, language: str, terms: Sequence[str], within: Ids) -> Scored:
        """What has all of these terms, with the lowest score among them."""
        ids = sets.members(reduce(and_, (self._ids(language, term) for term in terms), within))
        told = [self._told(language, term, ids) for term in terms]
        return {id: min(each[id] for each in told) for id in ids} if told[1:] else told[0]

    def _told(self, language: str, term: str, ids: Sequence[int]) -> Scored:
        scale = self._scale(language, term)
        weights = self._gathered(Segment.weights, language, term, ids)
        return {id: scale(id, weight) for id, weight in weights.items()}

    def _scale(self, language: str, term: str) -> Callable[[int, float], float]:
        """What gives the score of a contribution from what a term weighs in it."""
        documents = self._columns.documents(language)
        rarity = scores.rarity(self._ids(language, term).bit_count(), documents)
        return scores.scale(self._columns, language, rarity)

    def _ids(self, language: str, term: str) -> Ids:
        """What has a term."""
        key = language, term
        if key not in self._having:
            each = (segment.having(language, term) for segment in self._segments)
            with _readable():
                self._having[key] = reduce(or_, each, 0)
        return self._having[key]

    def _by_id(
        self, read: Read[T], clauses: Clauses, ids: Sequence[int]
    ) -> dict[int, dict[str, T]]:
        """What segments tell of each term in each of these contributions that has it."""
        made: dict[int, dict[str, T]] = {id: {} for id in ids}
        for term in clauses.terms:
            for id, told in self._gathered(read, clauses.language, term, ids).items():
                made[id][term] = told
        return made

    def _gathered(
        self, read: Read[T], language: str, term: str, ids: Sequence[int]
    ) -> dict[int, T]:
        """The same of one term, by contribution."""
        wanted = frozenset(ids)
        with _readable():
            each = (read(segment, language, term, wanted) for segment in self._segments)
            return dict(chain.from_iterable(each))


@contextmanager
def _readable() -> Iterator[None]:
    """What is damaged is unavailable: Whoosh answers it with any exception at all."""
    try:
        yield
    except Exception as error:
        raise Unavailable from error
