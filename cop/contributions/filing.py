# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files with contributions: added with the text, before it, and taken away."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from cop import clock
from cop.contributions.files import StoredFile
from cop.contributions.models import Attachment, Contribution
from cop.db import db
from cop.people import audit
from cop.people.models import Person


def add(
    contribution: Contribution, files: Sequence[StoredFile], *, by: Person
) -> Sequence[Attachment]:
    """Put files with a contribution."""
    added = [
        Attachment(contribution_id=contribution.id, uploaded_by_id=by.id, **_described(stored))
        for stored in files
    ]
    db.session.add_all(added)
    return added


def drop(contribution: Contribution, file_ids: Sequence[int], *, by: Person) -> None:
    """Take files from a contribution."""
    chosen = select(Attachment).where(
        Attachment.contribution_id == contribution.id, Attachment.id.in_(list(file_ids))
    )
    for file in db.session.scalars(chosen):
        remove(file, contribution, by=by)


def keep_for_later(stored: StoredFile, *, by: Person) -> Attachment:
    """Keep a file for a text that is still being written; the text claims it by naming it."""
    file = Attachment(uploaded_by_id=by.id, **_described(stored))
    db.session.add(file)
    db.session.flush()
    return file


def remove(file: Attachment, contribution: Contribution, *, by: Person) -> None:
    """Take a file from a contribution; it is kept on disk until the next clean-up."""
    file.removed_at = clock.now()
    audit.note("file_removed", by=by, contribution=contribution.id, file=file.id)


def _described(stored: StoredFile) -> dict[str, Any]:
    return {
        "name": stored.name,
        "media_type": stored.media_type,
        "size": stored.size,
        "sha256": stored.sha256,
        "stored_as": stored.path,
        "width": stored.width,
        "height": stored.height,
    }
