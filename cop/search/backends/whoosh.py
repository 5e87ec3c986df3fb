# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Postings in Whoosh's files: private, disposable, written by the worker alone.

Whoosh stores and merges; matching is ours. Its own collector weighs one posting at a time through
five Python calls and took 43 ms for a word in a third of 100,000 documents; taking whole blocks of
postings does the same in a quarter of that.
"""

import logging
import shutil
import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from heapq import nlargest
from itertools import accumulate
from pathlib import Path
from typing import Any, ClassVar

from whoosh import fields, formats, index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import NumericColumn

from cop.lately import Lately
from cop.search import clauses as asked
from cop.search.analysed import TITLE, Analysed
from cop.search.analysis import LANGUAGES
from cop.search.backends import manifest, scores
from cop.search.backends.contract import Busy, Found, Postings
from cop.search.builds import Build, Unavailable
from cop.search.clauses import Clauses, Need
from cop.search.columns import Columns

log = logging.getLogger(__name__)
MAIN = "MAIN"
"""What Whoosh calls the one index of a folder."""
MANY_SEGMENTS = 16
"""Parts of the index from which a commit puts the small ones together."""
BULK_MB = 128
"""Megabytes of postings that wait in memory while a whole index is built."""


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

    numbers: ClassVar[Lately] = Lately(4 * MANY_SEGMENTS)
    """The contributions of segments that were read lately; a segment never changes."""

    def __init__(self, reader: Any) -> None:
        self._terms, self._format = reader._terms, reader.schema["nl"].format
        segment = reader.segment()
        ids = self.numbers.get(segment.segid)
        if ids is None:
            ids = _numbers(reader)
            self.numbers.put(segment.segid, ids)
        if segment.deleted_count():
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


def _segments(opened: Any) -> list[Segment]:
    try:
        leaves = [leaf for leaf, _offset in opened.leaf_readers()]
        return [Segment(leaf) for leaf in leaves if leaf.doc_count_all()]
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


class Reader:
    """The index of a build, open for one search."""

    def __init__(self, segments: Sequence[Segment], columns: Columns) -> None:
        self._segments = segments
        self._columns = columns
        self._weights: dict[tuple[str, str], dict[int, float]] = {}
        self._blocks: dict[tuple[str, str], list[tuple[Any, Any, Any]]] = {}

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
        """What has a need, scored by BM25; only those within what was found already."""
        ways = [self._way(language, way, within) for way in need.ways]
        first = ways[0]
        if need.phrase:
            where = [self._places(language, term, first) for term in need.ways[0]]
            return {
                id: score for id, score in first.items() if asked.in_order(w[id] for w in where)
            }
        for other in ways[1:]:
            for id, score in other.items():
                if first.get(id, 0.0) < score * asked.PARTS:
                    first[id] = score * asked.PARTS
        return first

    def _way(self, language: str, terms: Sequence[str], within: Found | None) -> Found:
        """What has all of these terms, with the lowest score among them."""
        found = within
        scored: Found = {}
        for term in sorted(terms, key=lambda term: len(self._postings(language, term))):
            weights = self._postings(language, term)
            rarity = scores.rarity(len(weights), self._columns.documents(language))
            scale = scores.scale(self._columns, language, rarity)
            if found is None:
                scored = {id: scale(id, weight) for id, weight in weights.items()}
            else:
                few, many = (found, weights) if len(found) < len(weights) else (weights, found)
                new = {id: scale(id, weights[id]) for id in few if id in many}
                scored = {id: min(score, scored.get(id, score)) for id, score in new.items()}
            found = scored
        return scored

    def _places(self, language: str, term: str, wanted: Container[int]) -> dict[int, Sequence[int]]:
        """Where a term stands in the wanted contributions."""
        found: dict[int, Sequence[int]] = {}
        self._postings(language, term)
        for ids, _weights, where in self._blocks[language, term]:
            found.update((id, places(w)) for id, w in zip(ids, where, strict=True) if id in wanted)
        return found

    def _postings(self, language: str, term: str) -> dict[int, float]:
        """The weight of a term in each contribution."""
        key = (language, term)
        if key not in self._weights:
            try:
                blocks = [b for each in self._segments for b in each.postings(language, term)]
            except Exception as error:  # as above
                raise Unavailable from error
            weights: dict[int, float] = {}
            for ids, block_weights, _where in blocks:
                weights.update(zip(ids, block_weights, strict=True))
            weights.pop(0, None)
            self._blocks[key], self._weights[key] = blocks, weights
        return self._weights[key]


class Whoosh:
    """Keeps each build in a folder of its own."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def reader(self, build: Build, columns: Columns) -> Iterator[Reader]:
        try:
            opened = index.open_dir(str(self._folder / build.token)).reader()
        except Exception as error:  # Whoosh answers a damaged index with any exception at all
            raise Unavailable from error
        try:
            yield Reader(_segments(opened), columns)
        finally:
            opened.close()

    def usable(self, build: Build, serial: int) -> bool:
        try:
            if manifest.verify(self._folder / build.token, serial):
                with self.reader(build, Columns("")):
                    """What is as it was written is opened once, as another version may have."""
        except (manifest.Amiss, Unavailable) as reason:
            manifest.read_again()
            log.warning("the index is amiss", extra={"build": build.token, "reason": str(reason)})
            return False
        return True

    def reread(self) -> None:
        manifest.read_again()

    def begin(self, token: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._folder / token
        fresh.mkdir(mode=0o700)
        index.FileIndex.create(manifest.Files(fresh, serial=0), schema(), MAIN)

    def write(
        self, build: Build, documents: Iterable[Analysed], gone: Iterable[int], serial: int
    ) -> None:
        try:
            opened = index.FileIndex(manifest.Files(self._folder / build.token, serial), None, MAIN)
            writer = manifest.Writer(opened, codec=W3Codec(compression=0), limitmb=BULK_MB)
        except index.LockError as error:
            raise Busy from error
        except Exception as error:  # as above
            raise Unavailable from error
        writer.compound = False
        fresh = opened.is_empty()
        try:
            for id in gone:
                writer.delete_by_term("id", str(id))
            for each in documents:
                put = writer.add_document if fresh else writer.update_document
                put(**_fields(each))
            # Merging at every commit costs time, never merging every search a little more.
            writer.commit(merge=len(writer.segments) >= MANY_SEGMENTS)
        except BaseException:
            _give_up(writer)
            raise

    def columns(self, document: Analysed) -> dict[str, Any]:
        return {"terms": None, "titles": None}

    def count(self, build_id: int, documents: Sequence[Analysed]) -> None:
        """Whoosh counts by itself."""

    def forget(self, but: Collection[str]) -> None:
        for old in self._folder.iterdir() if self._folder.is_dir() else ():
            if old.name not in but and old.is_dir():
                shutil.rmtree(old, ignore_errors=True)


def _give_up(writer: Any) -> None:
    """Close a writer without a commit, also where that failed half way."""
    with suppress(Exception):
        writer.cancel()
    if writer.writelock.fd is not None:
        writer.writelock.release()


def _fields(document: Analysed) -> dict[str, Any]:
    title = len(document.title)
    own = {
        language: (title if language == document.document.language else 0, places)
        for language, places in document.fields.items()
        if places
    }
    return {"id": str(document.document.id), "number": document.document.id, **own}
