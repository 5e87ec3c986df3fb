# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which building of the index is searched, and how far the next one is."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, select

from cop.db import read
from cop.search.compounds import Lexicon
from cop.search.models import SearchBuild

VERSION = "9"
"""Raised when documents or analysis change, so that an older index is rebuilt."""


class Unavailable(Exception):
    """There is no index that can be read now; the worker rebuilds it."""


@dataclass(frozen=True)
class Build:
    """A complete build that can be searched."""

    id: int
    token: str
    lexicon: Lexicon


_COMPLETE = (
    select(SearchBuild.id, SearchBuild.token)
    .where(SearchBuild.completed_at.is_not(None), SearchBuild.version == VERSION)
    .where(SearchBuild.backend == bindparam("backend"))
    .order_by(SearchBuild.id.desc())
    .limit(1)
)
_UNFINISHED = (
    select(SearchBuild.done, SearchBuild.total)
    .where(SearchBuild.completed_at.is_(None))
    .order_by(SearchBuild.id.desc())
    .limit(1)
)


def current(backend: str) -> Build:
    """The newest complete build of a backend; raises Unavailable when there is none."""
    row = newest(backend)
    return Build(row.id, row.token, _lexicon(row.id, row.token))


def newest(backend: str) -> Any:
    """The id and token of that build, for who needs no more; raises Unavailable too."""
    row = read(_COMPLETE, {"backend": backend}).one_or_none()
    if row is None:
        raise Unavailable
    return row


def progress() -> tuple[int, int] | None:
    """How many contributions of how many the build that is under way has written."""
    row: Any = read(_UNFINISHED).one_or_none()
    return (row.done, row.total) if row else None


@lru_cache(4)
def _lexicon(id: int, token: str) -> Lexicon:
    words: dict[str, dict[str, int]] = read(
        select(SearchBuild.lexicon).where(SearchBuild.id == id, SearchBuild.token == token)
    ).scalar_one()
    return Lexicon(words)
