# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the index says of each contribution, and the worker's part: keep it so."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import delete, func, select
from whoosh.index import LockError

from cop.contributions.models import Contribution, Tag, Tagging, Theme, Themed
from cop.contributions.queries import any_kind
from cop.db import db, reading
from cop.people.models import Organisation, Person
from cop.search import index
from cop.search.models import IndexJob

log = logging.getLogger(__name__)
BATCH = 200
_WAITING = select(IndexJob.id, IndexJob.contribution_id).order_by(IndexJob.id).limit(BATCH)

Source = Callable[[list[int]], dict[int, list[str]]]
SOURCES: list[Source] = []
"""Further words of contributions by id (comments, decisions, phases …); app.py fills this in."""


def drain() -> int:
    """Bring the index up to date with the outbox and commit; without an index, build one."""
    folder = _folder()
    if not index.usable(folder):
        rebuild()
        return 0
    with reading():
        jobs = db.session.execute(_WAITING).all()
        ids = list(dict.fromkeys(job.contribution_id for job in jobs))
        documents = list(_documents(ids)) if ids else []
    if not ids:
        return 0
    present = {int(each["id"]) for each in documents}
    try:
        index.write(folder, documents, set(ids) - present)
    except LockError:
        return 0  # another worker writes; the rows wait
    db.session.execute(delete(IndexJob).where(IndexJob.id.in_([job.id for job in jobs])))
    db.session.commit()
    return len(ids)


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Build the whole index anew beside the present one; `progress` hears how far it is.

    It reads without a write lock, so that people go on writing; what they write meanwhile waits
    in the outbox.
    """
    with reading():
        newest = db.session.scalar(select(func.max(IndexJob.id))) or 0
        ids = db.session.scalars(select(Contribution.id).order_by(Contribution.id)).all()
        index.rebuild(_folder(), _counted(ids, progress))
    db.session.execute(delete(IndexJob).where(IndexJob.id <= newest))
    db.session.commit()
    return len(ids)


def _counted(ids: Iterable[int], progress: Callable[[int, int], None]) -> Iterator[dict[str, Any]]:
    all_ids = list(ids)
    for start in range(0, len(all_ids), BATCH):
        yield from _documents(all_ids[start : start + BATCH])
        progress(min(start + BATCH, len(all_ids)), len(all_ids))


def _documents(ids: list[int]) -> Iterator[dict[str, Any]]:
    """The documents of contributions that are not hidden."""
    kind = any_kind()
    found = db.session.scalars(select(kind).where(kind.id.in_(ids), kind.hidden_at.is_(None))).all()
    labels, names = _labels(ids), _names(ids)
    more: dict[int, list[str]] = defaultdict(list)
    for source in SOURCES:
        for id, texts in source(ids).items():
            more[id] += texts
    for each in found:
        texts = [str(getattr(each, name) or "") for name in each.text_fields if name != "title"]
        codes, words = labels[each.id]
        yield index.document(
            each.id,
            each.kind,
            each.language,
            each.title,
            [*texts, *words, *([] if each.veiled else names[each.id]), *more[each.id]],
            codes,
        )


def _labels(ids: list[int]) -> dict[int, tuple[list[str], list[str]]]:
    """Theme codes, and the words of themes and tags, by contribution."""
    found: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    themes = select(Themed.contribution_id, Theme.code, Theme.names, Theme.synonyms).join(
        Theme, Theme.id == Themed.theme_id
    )
    for row in db.session.execute(themes.where(Themed.contribution_id.in_(ids))):
        codes, words = found[row.contribution_id]
        codes.append(row.code)
        words += [str(name) for name in row.names.values()]
        words += [str(word) for list_ in row.synonyms.values() for word in list_]
    tags = select(Tagging.contribution_id, Tag.name).join(Tag, Tag.id == Tagging.tag_id)
    for row in db.session.execute(tags.where(Tagging.contribution_id.in_(ids))):
        found[row.contribution_id][1].append(row.name)
    return found


def _names(ids: list[int]) -> dict[int, list[str]]:
    """The names of author and organisation, by contribution."""
    rows = db.session.execute(
        select(Contribution.id, Person.name, Organisation.name.label("organisation"))
        .join(Person, Person.id == Contribution.author_id)
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .where(Contribution.id.in_(ids))
    )
    return defaultdict(list, {row.id: [row.name, row.organisation or ""] for row in rows})


def _folder() -> Path:
    folder: Path = current_app.extensions["settings"].index_dir
    return folder
