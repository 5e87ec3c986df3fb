# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rows of a build in the database: what filters, ranks and shows what was found."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, tuple_

from cop.db import db, read
from cop.search import analysis
from cop.search.analysed import Analysed
from cop.search.backends import Backend
from cop.search.builds import Build
from cop.search.columns import NOBODY
from cop.search.models import CACHE, SearchBuild, SearchDocument

_NEWEST = select(func.max(SearchDocument.serial)).where(
    SearchDocument.build_id == bindparam("build")
)
AT_ONCE = 2_000
"""Rows that are removed in one transaction."""


def put(
    backend: Backend,
    build: Build,
    documents: Sequence[Analysed],
    gone: Iterable[int],
    serial: int,
) -> list[Analysed]:
    """Write the rows of these documents, and of those that are gone that nobody finds them.

    Answers the documents that were not there before.
    """
    lost = sorted(set(gone))
    ids = [each.document.id for each in documents]
    there = known(build.id, [*ids, *lost])
    fresh = [each for each in documents if each.document.id not in there]
    backend.count(build.id, fresh)
    _remove(SearchDocument, build.id, [*ids, *lost])
    made = [_row(backend, build, serial, each) for each in documents]
    made += [_EMPTY | {"build_id": build.id, "serial": serial, "contribution_id": i} for i in lost]
    if made:
        db.session.execute(insert(SearchDocument), made)
    return fresh


def known(build_id: int, ids: Sequence[int]) -> set[int]:
    """Those of the contributions that can be found in a build."""
    rows = select(SearchDocument.contribution_id).where(
        SearchDocument.build_id == build_id,
        SearchDocument.contribution_id.in_(ids),
        SearchDocument.group_id != NOBODY,
    )
    return set(db.session.scalars(rows))


def newest(build_id: int) -> int:
    """The number of the newest writing in a build."""
    return read(_NEWEST, {"build": build_id}).scalar() or 0


def changed_since(build_id: int, serial: int) -> set[int]:
    """The contributions that were written anew after a serial number."""
    rows = select(SearchDocument.contribution_id).where(
        SearchDocument.build_id == build_id, SearchDocument.serial > serial
    )
    return set(db.session.scalars(rows))


def forget(but: Collection[int]) -> None:
    """Remove the rows of every build but these, some at a time, so that no writer waits long."""
    for table in CACHE[1:]:
        after = -1
        while (build_id := _next_build(table, after)) is not None:
            after = build_id
            if build_id not in but:
                _empty(table, build_id)
    db.session.execute(delete(SearchBuild).where(SearchBuild.id.not_in(but)))
    db.session.commit()


def _next_build(table: Any, after: int) -> int | None:
    return db.session.scalar(select(func.min(table.build_id)).where(table.build_id > after))


def _empty(table: Any, build_id: int) -> None:
    keys = table.__table__.primary_key.columns
    some = select(*keys).where(table.build_id == build_id).limit(AT_ONCE)
    removing = delete(table).where(table.build_id == build_id, tuple_(*keys).in_(some))
    removed: Any = None
    while removed is None or removed.rowcount:
        removed = db.session.execute(removing.execution_options(synchronize_session=False))
        db.session.commit()


_EMPTY: dict[str, Any] = {
    "group_id": NOBODY, "kind": "", "standing": "", "language": "", "country": "",
    "organisation_id": 0, "author_id": 0, "day": 0, "stale_day": 0, "thanks": 0, "length": 0,
    "themes": "", "title": "", "title_terms": "", "passages": [], "terms": None, "titles": None,
}  # fmt: skip


def _row(backend: Backend, build: Build, serial: int, each: Analysed) -> dict[str, Any]:
    document = each.document
    return {
        "build_id": build.id,
        "contribution_id": document.id,
        "serial": serial,
        "group_id": document.group_id,
        "kind": document.kind,
        "standing": document.standing,
        "language": document.language,
        "country": document.country,
        "organisation_id": document.organisation_id,
        "author_id": document.author_id,
        "day": document.day,
        "stale_day": document.stale_day,
        "thanks": document.thanks,
        "length": each.length,
        "themes": ",".join(map(str, document.theme_ids)),
        "title": comparable(document.title),
        "title_terms": each.title_terms,
        "passages": [[p.text, p.language, p.place, p.name, p.page] for p in document.passages],
        **backend.columns(each),
    }


def comparable(title: str) -> str:
    """A title as it is compared with another and searched by how its words begin."""
    return " ".join(analysis.fold(word) for word, _start, _end in analysis.words(title))


def _remove(table: Any, build_id: int, ids: list[int]) -> None:
    db.session.execute(
        delete(table).where(table.build_id == build_id, table.contribution_id.in_(ids))
    )
