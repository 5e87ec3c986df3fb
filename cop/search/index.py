# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The Whoosh index: private, disposable, written by the worker alone, rebuilt beside."""

import logging
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh import fields, index
from whoosh.analysis import Analyzer, Token
from whoosh.searching import Searcher

from cop.search import analysis

log = logging.getLogger(__name__)
POINTER = "current"
VERSION = "2"
"""Raised when documents or analysis change, so that an older index is rebuilt."""


MANY_SEGMENTS = 16
"""Parts of the index from which a commit puts the small ones together."""


class Unavailable(Exception):
    """There is no index that can be read now; the worker rebuilds it."""


class Stems(Analyzer):  # type: ignore[misc]  # Whoosh ships no types
    """Takes stems that `analysis` made already, a blank between them."""

    def __call__(self, value: str, positions: bool = False, **rest: Any) -> Iterator[Any]:
        token = Token(positions, **rest)
        for position, stem in enumerate(value.split()):
            token.text = token.original = stem
            token.pos, token.boost, token.stopped = position, 1.0, False
            yield token


def schema() -> Any:
    """One field with the stems of every document, each in its own language, and the filters."""
    return fields.Schema(
        id=fields.ID(stored=True, unique=True),
        kind=fields.ID(),
        theme=fields.KEYWORD(commas=True),
        words=fields.TEXT(Stems()),
    )


def document(
    id: int, kind: str, language: str, title: str, texts: Iterable[str], themes: Iterable[str]
) -> dict[str, Any]:
    """A document; the title counts three times (DESIGN.md §5)."""
    own = language if language in analysis.LANGUAGES else "nl"
    stems = analysis.stems("\n".join([title, title, title, *texts]), own)
    return {
        "id": str(id),
        "kind": kind,
        "theme": ",".join(themes),
        "words": " ".join(stems),
    }


@contextmanager
def searcher(folder: Path) -> Iterator[Searcher]:
    """A reader of the present index; raises Unavailable when there is none that can be read."""
    try:
        opened = index.open_dir(str(_present(folder))).searcher()
    except Exception as error:  # Whoosh answers a damaged index with any exception at all
        raise Unavailable from error
    try:
        yield opened
    finally:
        opened.close()


def write(folder: Path, documents: Iterable[dict[str, Any]], gone: Iterable[int]) -> None:
    """Put documents in the place of their older ones, and take those that are gone out.

    Raises Unavailable when there is no index, and whoosh's LockError when another writes.
    """
    try:
        writer = index.open_dir(str(_present(folder))).writer()
    except index.LockError:
        raise
    except Exception as error:  # as above
        raise Unavailable from error
    writer.compound = False
    try:
        for id in gone:
            writer.delete_by_term("id", str(id))
        for each in documents:
            writer.update_document(**each)
    except BaseException:
        writer.cancel()  # gives back the lock
        raise
    # Merging at every commit costs time, never merging costs every search a little more for good.
    writer.commit(merge=len(writer.segments) >= MANY_SEGMENTS)


def rebuild(folder: Path, documents: Iterable[dict[str, Any]]) -> None:
    """Write every document into a new index beside the present one, and swap."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / f"{VERSION}-{secrets.token_hex(4)}"
    fresh.mkdir(mode=0o700)
    writer = index.create_in(str(fresh), schema()).writer(limitmb=128)
    writer.compound = False
    for each in documents:
        writer.add_document(**each)
    writer.commit()
    _point_to(folder, fresh.name)
    for old in folder.iterdir():
        if old.is_dir() and old != fresh:
            shutil.rmtree(old, ignore_errors=True)


def usable(folder: Path) -> bool:
    """Whether the present index can be opened and read."""
    try:
        with searcher(folder) as opened:
            opened.doc_count_all()
    except Unavailable:
        return False
    return True


def _present(folder: Path) -> Path:
    name = (folder / POINTER).read_text().strip()
    if not name.startswith(f"{VERSION}-"):
        raise Unavailable
    return folder / name


def _point_to(folder: Path, name: str) -> None:
    """Swap by renaming, so that a reader sees the one or the other."""
    fresh = folder / f"{POINTER}.new"
    fresh.write_text(name)
    fresh.replace(folder / POINTER)
