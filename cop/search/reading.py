# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The text of attached files: read once by the worker, and told of each contribution."""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError

from cop import clock
from cop.contributions.inspection import MEDIA_TYPES
from cop.contributions.models import Attachment
from cop.db import Rows, db, read, reading
from cop.search import extraction, outbox
from cop.search.models import AttachmentText

PATIENCE = 10.0
"""Seconds after which the rest waits for the next round, so that other work is not held up."""


@dataclass(frozen=True)
class FileText:
    """The name of a file as words, the text of one of its pages, or of a block of paragraphs."""

    attachment_id: int
    name: str
    page: int
    """Which page; 0 where there are none."""
    text: str


def texts_of(ids: list[int]) -> dict[int, list[FileText]]:
    """What the files that are still with these contributions say, by contribution.

    Pictures stand in the text, and their names are those that a camera gave.
    """
    columns = (Attachment.contribution_id, Attachment.id, Attachment.name, Attachment.media_type)
    rows = read(
        select(*columns, AttachmentText.pages)
        .outerjoin(AttachmentText, AttachmentText.attachment_id == Attachment.id)
        .where(Attachment.contribution_id.in_(ids), Attachment.removed_at.is_(None))
        .where(Attachment.media_type.not_like("image/%"))
        .order_by(Attachment.id)
    )
    found: dict[int, list[FileText]] = defaultdict(list)
    for row in rows:
        paged = row.media_type == MEDIA_TYPES["pdf"]
        found[row.contribution_id] += [
            *(
                FileText(row.id, row.name, number if paged else 0, text)
                for number, text in enumerate(row.pages or (), start=1)
                if text
            ),
            FileText(row.id, row.name, 0, _spoken(row.name)),
        ]
    return dict(found)


def _spoken(name: str) -> str:
    """The name of a file in words: `maaiplan_2026-def.pdf` is "maaiplan 2026 def"."""
    return re.sub(r"[\W_]+", " ", name.rpartition(".")[0] or name).strip()


def read_files(folder: Path, most: int = 5) -> int:
    """Read files that were not read yet, and commit each; answers how many.

    A file that cannot be read is noted with the reason, and not tried again.
    """
    with reading():
        waiting = db.session.execute(_unread().limit(most)).all()
    until, done = monotonic() + PATIENCE, 0
    for file in waiting:
        _read(file, folder)
        done += 1
        if monotonic() > until:
            break
    return done


def _unread() -> Rows:
    """Files with contributions that hold text and were not read, the oldest first."""
    return (
        select(
            Attachment.id,
            Attachment.contribution_id,
            Attachment.media_type,
            Attachment.stored_as,
        )
        .where(Attachment.contribution_id.is_not(None), Attachment.removed_at.is_(None))
        .where(Attachment.media_type.in_(extraction.READ))
        .where(~exists().where(AttachmentText.attachment_id == Attachment.id))
        .order_by(Attachment.id)
    )


def _read(file: Any, folder: Path) -> None:
    pages, error = [], ""
    try:
        pages = extraction.texts(folder / file.stored_as, file.media_type)
    except extraction.Unreadable as unreadable:
        error = unreadable.reason
    try:
        db.session.add(
            AttachmentText(
                attachment_id=file.id, pages=pages, extracted_at=clock.now(), error=error
            )
        )
        outbox.queue(db.session, {file.contribution_id})
        db.session.commit()
    except IntegrityError:  # another worker was faster, or the file is gone
        db.session.rollback()
