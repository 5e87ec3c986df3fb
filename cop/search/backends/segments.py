# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The parts of Whoosh's index as they are read: postings are kept, of places only some are read."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import Any, ClassVar

from cop.lately import Lately
from cop.search import sets
from cop.search.backends.postings import place_field
from cop.search.builds import Unavailable
from cop.search.sets import Ids

MOST_READ = 1_000_000
"""Postings that are kept in memory, 8 or 12 bytes each: a term of many is read in milliseconds."""
MANY = 1_000
"""Postings of a term from which the set of their contributions is kept too."""
ENTRY = 50
"""What a term with none counts as."""


@dataclass(slots=True)
class Posting:
    """The documents of a segment that have a term, in order, and what it weighs in each."""

    documents: Sequence[int]
    weights: Sequence[float]
    having: Ids
    """Their contributions, where it are many; of few they are as soon looked up."""
    promising: Sequence[int] = ()
    """The documents with what it tells most of first, once somebody asked for that."""
    blocks: Sequence[tuple[int, int, int]] = ()
    """The extents of the blocks of its places, once somebody asked for that."""

    def __len__(self) -> int:
        return len(self.documents)


class Numbers:
    """The contribution of each document of a segment, and the other way round."""

    def __init__(self, reader: Any) -> None:
        self.contribution = _numbers(reader)
        self.document = {id: number for number, id in enumerate(self.contribution)}
        self.highest = max(self.contribution)
        self.all = sets.of(self.contribution)


class Segment:
    """One part of the index, with what is no longer in it, or not yet known, left out."""

    numbers: ClassVar[Lately] = Lately(4 * 16)
    """The numbers of segments that were read lately; a segment never changes."""
    read: ClassVar[Lately] = Lately(MOST_READ, lambda posting: ENTRY + len(posting))
    """The postings that were read lately."""

    def __init__(self, reader: Any, known: int) -> None:
        self._terms = reader._terms
        self._formats = {name: field.format for name, field in reader.schema.items()}
        segment = reader.segment()
        self._key = segment.segid
        numbers: Numbers | None = self.numbers.get(self._key)
        if numbers is None:
            numbers = Numbers(reader)
            self.numbers.put(self._key, numbers)
        self._numbers = numbers
        self._dead = set(segment.deleted_docs())
        contribution = numbers.contribution
        gone = [contribution[document] for document in self._dead]
        if numbers.highest >= known:
            gone += [id for id in contribution if id >= known]
        self.live = numbers.all & ~sets.of(gone) & ~sets.NOBODY

    def having(self, language: str, term: str) -> Ids:
        """The contributions that have a term."""
        found = self._posting(language, term)
        return self.live & (found.having or sets.of(self._contributions(found.documents)))

    def weights(self, language: str, term: str, wanted: Set[int]) -> Iterator[tuple[int, float]]:
        """What a term weighs in those of the wanted contributions that have it."""
        found = self._posting(language, term)
        return ((id, found.weights[place]) for place, id in self._among(found, wanted))

    def promising(
        self, language: str, term: str, scale: Callable[[int, float], float]
    ) -> Iterator[int]:
        """The contributions that have a term, those first of which it tells most.

        Some of them may not be live. The order is kept: lengths that change hardly change it.
        """
        found = self._posting(language, term)
        if not found.promising:
            ids = self._contributions(found.documents)
            order = sorted(zip(map(scale, ids, found.weights), found.documents, strict=True))
            # In one step: several threads may be at it.
            found.promising = array("I", (document for _told, document in reversed(order)))
        return map(self._numbers.contribution.__getitem__, found.promising)

    def places(
        self, language: str, term: str, wanted: Set[int]
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """Where a term stands in those of the wanted contributions that have it.

        Only the blocks with them are read.
        """
        found, key = self._posting(language, term), (place_field(language), term.encode())
        among = sorted(self._among(found, wanted))
        if not among:
            return
        if not found.blocks:
            found.blocks = list(_extents(self._blocks(*key)))
        matcher, begin, end = self._terms.matcher(*key, self._formats[key[0]]), 0, 0
        following = iter(found.blocks)
        where: Sequence[bytes] = ()
        for place, id in among:
            while place >= end:
                begin, (end, *extent), where = end, next(following), ()
            if not where:
                matcher._dataoffset, matcher._nextoffset = extent
                matcher._read_data()
                where = matcher._data[2]
            yield id, array("I", where[place - begin])

    def _among(self, posting: Posting, wanted: Set[int]) -> Iterator[tuple[int, int]]:
        """The places in a posting of the wanted contributions, and those."""
        documents, last = posting.documents, len(posting)
        if last < len(wanted):
            for place, document in enumerate(documents):
                id = self._numbers.contribution[document]
                if id in wanted and document not in self._dead:
                    yield place, id
            return
        for id in wanted:
            document = self._numbers.document.get(id, -1)
            if document >= 0 and document not in self._dead:
                place = bisect_left(documents, document)
                if place < last and documents[place] == document:
                    yield place, id

    def _contributions(self, documents: Sequence[int]) -> Sequence[int]:
        return _each(self._numbers.contribution, documents)

    def _posting(self, language: str, term: str) -> Posting:
        key = self._key, language, term
        found: Posting | None = self.read.get(key)
        if found is None:
            documents, weights = array("I"), array("f")
            for matcher in self._blocks(language, term.encode()):
                matcher._read_data()
                matcher._read_weights()
                documents.extend(accumulate(matcher._data[0]))
                weights.extend(matcher._weights)
            many = len(documents) >= MANY
            having = sets.of(self._contributions(documents)) if many else 0
            found = Posting(documents, weights, having)
            self.read.put(key, found)
        return found

    def _blocks(self, field: str, term: bytes) -> Iterator[Any]:
        """Whoosh's matcher, at each block of the postings of a term."""
        if (field, term) not in self._terms:
            return
        matcher = self._terms.matcher(field, term, self._formats[field])
        yield matcher
        while not matcher._lastblock:
            matcher._next_block()
            yield matcher


def _extents(blocks: Iterable[Any]) -> Iterator[tuple[int, int, int]]:
    """Of each block, the number of the first posting after it, and where its data are."""
    end = 0
    for matcher in blocks:
        end += matcher._blocklength
        yield end, matcher._dataoffset, matcher._nextoffset


def segments(opened: Any, known: int = sys.maxsize) -> list[Segment]:
    """The parts of an open index, without ids from `known` on: the files are a writing ahead."""
    try:
        leaves = [leaf for leaf, _offset in opened.leaf_readers()]
        return [Segment(leaf, known) for leaf in leaves if leaf.doc_count_all()]
    except Exception as error:  # Whoosh answers a damaged index with any exception at all
        raise Unavailable from error


def _numbers(reader: Any) -> Any:
    """The number of each document of a segment, in one reading."""
    column = reader.column_reader("number", translate=False)
    ids = array("I", column._dbfile.get(column._basepos, 4 * column._count))
    if sys.byteorder == "little":
        ids.byteswap()
    ids.extend([0] * (reader.doc_count_all() - len(ids)))
    return ids


def _each(values: Sequence[Any], places: Sequence[int]) -> Sequence[Any]:
    """The values at these places."""
    if len(places) < 2:
        return [values[place] for place in places]
    found: Sequence[Any] = itemgetter(*places)(values)
    return found
