# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Find contributions: the index gives ids, the database says which of them may be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from whoosh.scoring import BM25F

from cop.contributions import rows
from cop.contributions.models import Contribution
from cop.contributions.prepared import run
from cop.contributions.queries import visible_to
from cop.db import Rows, db
from cop.people.models import Person
from cop.search import index, query
from cop.search.query import Asked
from cop.search.resemblance import resembling

CANDIDATES = 500
"""How many hits are looked at; a common word has more, and the page says so."""
PER_PAGE = 20


@dataclass
class Found:
    """One page of results, and what was left out."""

    rows: Sequence[Any] = ()
    total: int = 0
    capped: bool = False
    partly: bool = False
    """Whether not all words had to match, because nothing had them all."""
    kinds: dict[str, int] = field(default_factory=dict)


def search(
    folder: Path,
    person: Person | None,
    asked: Asked,
    language: str,
    *,
    kinds: list[str],
    theme: str = "",
    page: int = 1,
) -> Found:
    """A page of what matches best and may be read; raises index.Unavailable without an index."""
    if asked.empty:
        return Found()
    ids = hits(folder, query.narrowed(query.every_word(asked, language), [], theme))
    readable = _readable(person, ids)
    partly = not readable and len(asked.words) > 1
    if partly:
        ids = hits(folder, query.narrowed(query.some_words(asked, language), [], theme))
        readable = _readable(person, ids)
    by_kind: dict[str, int] = {}
    for id in readable:
        by_kind[readable[id]] = by_kind.get(readable[id], 0) + 1
    kept = [id for id in ids if id in readable and (not kinds or readable[id] in kinds)]
    shown = kept[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Found(_rows(person, shown), len(kept), len(ids) == CANDIDATES, partly, by_kind)


def similar(
    folder: Path, person: Person | None, text: str, language: str, *, most: int = 5
) -> Sequence[Any]:
    """Contributions of every kind with a page that resemble a text, best first."""
    ids = resembling(folder, text, language, most * 6)
    readable = _readable(person, ids)
    pages = [id for id in ids if readable.get(id, "answer") != "answer"]
    return _rows(person, pages[:most])


def hits(folder: Path, wanted: Any, limit: int = CANDIDATES) -> list[int]:
    """The ids that match best, best first."""
    with index.searcher(folder) as searcher:
        searcher.weighting = BM25F(B=0.5, K1=1.5)
        return [int(hit["id"]) for hit in searcher.search(wanted, limit=limit)]


def _readable(person: Person | None, ids: list[int]) -> dict[int, str]:
    """The kind of each of these contributions that the person may read."""
    return {row.id: row.kind for row in run(_kinds, person, ids=ids)} if ids else {}


def _kinds(person: Person | None, ids: Any) -> Rows:
    allowed = visible_to(person, Contribution).where(Contribution.id.in_(ids))
    return allowed.with_only_columns(Contribution.id, Contribution.kind, maintain_column_froms=True)


def titles_of_wholes(found: Sequence[Any]) -> dict[int, str]:
    """The titles of what the parts among these rows are part of, by the id of the whole."""
    ids = {row.part_of_id for row in found if row.part_of_id}
    if not ids:
        return {}
    titles = select(Contribution.id, Contribution.title).where(Contribution.id.in_(ids))
    return {row.id: row.title for row in db.session.execute(titles)}


def _rows(person: Person | None, ids: list[int]) -> Sequence[Any]:
    """The rows of these ids in their order."""
    found = {row.id: row for row in run(_in_full, person, ids=ids)} if ids else {}
    return [found[id] for id in ids if id in found]


def _in_full(person: Person | None, ids: Any) -> Rows:
    chosen = visible_to(person, Contribution).where(Contribution.id.in_(ids))
    return rows.rows_of(chosen, *rows.TEXT)
