# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Postings in Whoosh's files: private, disposable, written by the worker alone.

Whoosh stores and merges; matching is ours (`whoosh_reader.py`).
"""

import logging
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.codec.whoosh3 import W3Codec

from cop.search.analysed import Analysed
from cop.search.backends import manifest
from cop.search.backends.contract import Busy
from cop.search.backends.postings import by_term, place_field, schema
from cop.search.backends.segments import segments
from cop.search.backends.whoosh_reader import Reader
from cop.search.builds import Build, Unavailable
from cop.search.columns import Columns

log = logging.getLogger(__name__)
MAIN = "MAIN"
"""What Whoosh calls the one index of a folder."""
MANY_SEGMENTS = 16
"""Parts of the index from which a commit puts the small ones together."""
BLOCK = 1024
"""Postings that are read at a time; each block costs some 30 microseconds beside them."""
BULK_MB = 128
"""Megabytes of postings that wait in memory while a whole index is built."""


class Whoosh:
    """Keeps each build in a folder of its own."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told = ""
        """The build that was last said to be amiss."""

    @contextmanager
    def reader(self, build: Build, columns: Columns) -> Iterator[Reader]:
        opened = _opened(self._folder / build.token)
        yield Reader(segments(opened, len(columns)), columns)

    def usable(self, build: Build, serial: int) -> bool:
        try:
            if manifest.verify(self._folder / build.token, serial):
                # What is as it was written is opened once, as another version may have written it.
                segments(_opened(self._folder / build.token))
        except (manifest.Amiss, Unavailable) as reason:
            manifest.read_again()
            if build.token != self._told:
                told = {"build": build.token, "reason": str(reason)}
                log.warning("the index is amiss", extra=told)
                self._told = build.token
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
            writer = manifest.Writer(opened, codec=W3Codec(BLOCK, compression=0), limitmb=BULK_MB)
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


class _Open:
    """A list of segments that is open, until nobody has it any more."""

    def __init__(self, folder: Path, newest: str) -> None:
        self.key = folder, newest
        self.reader = index.open_dir(str(folder)).reader()

    def __del__(self) -> None:
        with suppress(Exception):
            self.reader.close()


_kept = threading.local()
"""What each thread has open: a segment never changes, and opening takes milliseconds."""


def _opened(folder: Path) -> Any:
    """The newest list of segments, open; raises Unavailable when it cannot be read."""
    kept: _Open | None = getattr(_kept, "open", None)
    try:
        newest = manifest.glance(folder)
        if kept is None or kept.key != (folder, newest):
            _kept.open = kept = _Open(folder, newest)
    except Exception as error:  # Whoosh answers a damaged index with any exception at all
        raise Unavailable from error
    return kept.reader


def _give_up(writer: Any) -> None:
    """Close a writer without a commit, also where that failed half way."""
    with suppress(Exception):
        writer.cancel()
    if writer.writelock.fd is not None:
        writer.writelock.release()


def _fields(document: Analysed) -> dict[str, Any]:
    title = len(document.title)
    own: dict[str, Any] = {}
    for language, places in document.fields.items():
        if places:
            value = title if language == document.document.language else 0, by_term(places)
            own |= {language: value, place_field(language): value}
    return {"id": str(document.document.id), "number": document.document.id, **own}
