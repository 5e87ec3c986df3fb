# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rows of a build in the database: what filters, ranks and shows what was found."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select

from cop.db import db
from cop.search import analysis
from cop.search.analysed import Analysed
from cop.search.backends import Backend
from cop.search.builds import Build
from cop.search.columns import NOBODY
from cop.search.models import (
    SearchBuild,
    SearchDocument,
    SearchSlip,
    SearchTerm,
    SearchWord,
)


def put(
    backend: Backend, build: Build, documents: Sequence[Analysed], gone: Iterable[int]
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
    serial = newest(build.id) + 1
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
    last = select(func.max(SearchDocument.serial)).where(SearchDocument.build_id == build_id)
    return db.session.scalar(last) or 0


def changed_since(build_id: int, serial: int) -> set[int]:
    """The contributions that were written anew after a serial number."""
    rows = select(SearchDocument.contribution_id).where(
        SearchDocument.build_id == build_id, SearchDocument.serial > serial
    )
    return set(db.session.scalars(rows))


def forget(but: int) -> None:
    """Remove the rows of every build but one."""
    for table in (SearchDocument, SearchTerm, SearchWord, SearchSlip):
        db.session.execute(delete(table).where(table.build_id != but))
    db.session.execute(delete(SearchBuild).where(SearchBuild.id != but))


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
