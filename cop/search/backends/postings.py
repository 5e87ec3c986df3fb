# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Whoosh keeps for us, and how it is read again: postings with the places of their terms."""

import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter
from typing import Any, ClassVar

from whoosh import fields, formats
from whoosh.columns import NumericColumn

from cop.lately import Lately
from cop.search.analysed import TITLE
from cop.search.analysis import LANGUAGES
from cop.search.builds import Unavailable

MOST_READ = 1_000_000
"""Postings that are kept in memory, 8 or 12 bytes each: a term of many is read in milliseconds."""
ENTRY = 50
"""What a term with none counts as."""


class Terms(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """Takes terms that `analysed` made already, each with what it weighs.

    Where they stand is kept apart (`Places`): reading it takes most of the time, and only the
    most promising documents need it.
    """

    indexed, scorable, stored, unique, multitoken_query = True, True, False, False, "default"
    column_type = vector = None
    spelling = sortable = False
    analyzer = None

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(self, value: Any, **rest: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term in bytes, how often it stands there, what that weighs, and nothing else."""
        title, places = value
        for term, positions in places.items():
            inside = sum(position < title for position in positions)
            weight = len(positions) + (TITLE - 1) * inside
            yield term.encode(), len(positions), float(weight), b""


class Places(Terms):
    """Takes the same, and keeps where each term stands."""

    def __init__(self) -> None:
        self.format = formats.Positions()

    def index(self, value: Any, **rest: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term in bytes, how often it stands there, a weight that nobody reads, and where."""
        _title, places = value
        for term, positions in places.items():
            yield term.encode(), len(positions), 1.0, array("I", positions).tobytes()


def by_term(places: Sequence[tuple[int, Sequence[str]]]) -> dict[str, list[int]]:
    """Where each term stands, from the terms at each place."""
    found: dict[str, list[int]] = defaultdict(list)
    for position, terms in places:
        for term in terms:
            found[term].append(position)
    return found


def schema() -> Any:
    """For each language a field for what its terms weigh, and one for where they stand."""
    own = {language: Terms() for language in LANGUAGES}
    own |= {place_field(language): Places() for language in LANGUAGES}
    number = fields.COLUMN(NumericColumn("I"))
    return fields.Schema(id=fields.ID(unique=True), number=number, **own)


def place_field(language: str) -> str:
    return f"{language}_at"


@dataclass(frozen=True, slots=True)
class Posting:
    """The documents of a segment that have a term, in order, and what it weighs in each."""

    documents: Sequence[int]
    weights: Sequence[float]
    promising: "array[int]" = field(default_factory=lambda: array("I"))
    """The documents with what it tells most of first, once somebody asked for that."""
    blocks: list[tuple[int, int, int]] = field(default_factory=list)
    """The extents of the blocks of its places, once somebody asked for that."""

    def __len__(self) -> int:
        return len(self.documents)


class Segment:
    """One part of the index: its postings, and the contribution of each of its documents."""

    numbers: ClassVar[Lately] = Lately(4 * 16)
    """The contributions of segments that were read lately; a segment never changes."""
    read: ClassVar[Lately] = Lately(MOST_READ, lambda posting: ENTRY + len(posting))
    """The postings that were read lately."""

    def __init__(self, reader: Any, known: int) -> None:
        self._terms = reader._terms
        self._formats = {name: field.format for name, field in reader.schema.items()}
        segment = reader.segment()
        self._key = segment.segid
        read = self.numbers.get(self._key)
        if read is None:
            ids = _numbers(reader)
            read = ids, max(ids)
            self.numbers.put(self._key, read)
        ids, highest = read
        if highest >= known:
            ids = array("I", (id if id < known else 0 for id in ids))
        elif segment.deleted_count():
            ids = ids[:]
        for deleted in segment.deleted_docs():
            ids[deleted] = 0
        self.ids = ids

    def posting(self, language: str, term: str) -> tuple[Sequence[int], Sequence[float]]:
        """The contributions that have a term, and what it weighs in each; 0 is none any more."""
        found = self._posting(language, term)
        return _each(self.ids, found.documents), found.weights

    def promising(
        self, language: str, term: str, told: Callable[[int, float], float]
    ) -> Iterator[int]:
        """The contributions that have a term, those first of which it tells most.

        The order is kept: lengths that change later hardly change it.
        """
        found = self._posting(language, term)
        if not found.promising:
            scored = map(told, _each(self.ids, found.documents), found.weights)
            order = sorted(zip(scored, found.documents, strict=True), reverse=True)
            found.promising.extend(document for _told, document in order)
        return map(self.ids.__getitem__, found.promising)

    def places(self, language: str, term: str, wanted: Sequence[int]) -> Iterator[Sequence[int]]:
        """Where the term stands in some of the contributions that have it.

        `wanted` are their numbers in its posting, in order: only the blocks with them are read.
        """
        key = place_field(language), term.encode()
        blocks = self._posting(language, term).blocks
        if not blocks:
            blocks += _extents(self._blocks(*key))
        matcher, begin, end = self._terms.matcher(*key, self._formats[key[0]]), 0, 0
        following = iter(blocks)
        where: Sequence[bytes] = ()
        for number in wanted:
            while number >= end:
                begin, (end, *extent), where = end, next(following), ()
            if not where:
                matcher._dataoffset, matcher._nextoffset = extent
                matcher._read_data()
                where = matcher._data[2]
            yield array("I", where[number - begin])

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
            found = Posting(documents, weights)
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
