# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Whoosh keeps for us, and how it is read again: postings with the places of their terms."""

import sys
from array import array
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate
from typing import Any, ClassVar

from whoosh import fields, formats
from whoosh.columns import NumericColumn

from cop.lately import Lately
from cop.search.analysed import TITLE
from cop.search.analysis import LANGUAGES
from cop.search.builds import Unavailable


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


class Segment:
    """One part of the index: its postings, and the contribution of each of its documents."""

    numbers: ClassVar[Lately] = Lately(4 * 16)
    """The contributions of segments that were read lately; a segment never changes."""

    def __init__(self, reader: Any, known: int) -> None:
        self._terms = reader._terms
        self._formats = {name: field.format for name, field in reader.schema.items()}
        segment = reader.segment()
        read = self.numbers.get(segment.segid)
        if read is None:
            ids = _numbers(reader)
            read = ids, max(ids)
            self.numbers.put(segment.segid, read)
        ids, highest = read
        if highest >= known:
            ids = array("I", (id if id < known else 0 for id in ids))
        elif segment.deleted_count():
            ids = ids[:]
        for deleted in segment.deleted_docs():
            ids[deleted] = 0
        self.ids = ids

    def postings(self, language: str, term: str) -> Iterator[tuple[list[int], Sequence[float]]]:
        """Blocks of contribution ids, with the weight of the term in each."""
        contribution = self.ids.__getitem__
        for matcher in self._blocks(language, term):
            matcher._read_data()
            matcher._read_weights()
            yield list(map(contribution, accumulate(matcher._data[0]))), matcher._weights

    def places(
        self, language: str, term: str, wanted: Container[int]
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """Where the term stands in each of the wanted contributions that have it."""
        for matcher in self._blocks(place_field(language), term):
            matcher._read_data()
            deltas, _weights, where = matcher._data
            for document, value in zip(accumulate(deltas), where, strict=True):
                id = self.ids[document]
                if id in wanted:
                    yield id, array("I", value)

    def _blocks(self, field: str, term: str) -> Iterator[Any]:
        """Whoosh's matcher, at each block of the postings of a term."""
        key = (field, term.encode())
        if key not in self._terms:
            return
        matcher = self._terms.matcher(*key, self._formats[field])
        yield matcher
        while not matcher._lastblock:
            matcher._next_block()
            yield matcher


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
