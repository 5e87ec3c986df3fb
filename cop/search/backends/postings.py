# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Whoosh keeps for us, and how it is read again: postings with the places of their terms."""

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, ClassVar

from whoosh import fields, formats
from whoosh.columns import NumericColumn

from cop.lately import Lately
from cop.search.analysed import TITLE
from cop.search.analysis import LANGUAGES
from cop.search.builds import Unavailable


class Terms(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """Takes terms that `analysed` made already, each with the places where it stands."""

    indexed, scorable, stored, unique, multitoken_query = True, True, False, False, "default"
    column_type = vector = None
    spelling = sortable = False
    analyzer = None

    def __init__(self) -> None:
        self.format = formats.Positions()

    def index(self, value: Any, **rest: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term in bytes, how often it stands there, what that weighs, and where."""
        title, places = value
        found: dict[str, list[int]] = defaultdict(list)
        for position, terms in places:
            for term in terms:
                found[term].append(position)
        for term, positions in found.items():
            inside = sum(position < title for position in positions)
            weight = len(positions) + (TITLE - 1) * inside
            yield term.encode(), len(positions), float(weight), array("I", positions).tobytes()


def places(value: bytes) -> Sequence[int]:
    """Where a term stands, from what `Terms` wrote of it."""
    return array("I", value)


def schema() -> Any:
    """A field for the terms of each language."""
    own = {language: Terms() for language in LANGUAGES}
    number = fields.COLUMN(NumericColumn("I"))
    return fields.Schema(id=fields.ID(unique=True), number=number, **own)


class Segment:
    """One part of the index: its postings, and the contribution of each of its documents."""

    numbers: ClassVar[Lately] = Lately(4 * 16)
    """The contributions of segments that were read lately; a segment never changes."""

    def __init__(self, reader: Any, known: int) -> None:
        self._terms, self._format = reader._terms, reader.schema["nl"].format
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

    def postings(self, language: str, term: str) -> Iterator[tuple[Any, Any, Any]]:
        """Blocks of contribution ids, with the weight and the places of the term in each."""
        key = (language, term.encode())
        if key not in self._terms:
            return
        matcher = self._terms.matcher(*key, self._format)
        contribution = self.ids.__getitem__
        while True:
            matcher._read_data()
            matcher._read_weights()
            deltas, _weights, where = matcher._data
            yield list(map(contribution, accumulate(deltas))), matcher._weights, where
            if matcher._lastblock:
                return
            matcher._next_block()


def segments(opened: Any, known: int) -> list[Segment]:
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
