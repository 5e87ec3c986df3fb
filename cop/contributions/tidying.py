# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forget drafts that nobody finished, and files that nobody knows."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, select, union

from cop import clock
from cop.contributions import files
from cop.contributions.models import Attachment, Draft
from cop.db import db, release
from cop.people.models import Person

DRAFTS_KEPT = timedelta(days=180)
"""How long after its last save."""
FILES_KEPT = timedelta(hours=24)
"""How long a file waits for the row that tells of it."""


def forget_drafts() -> None:
    """Forget what was not saved again for half a year."""
    old = delete(Draft).where(Draft.saved_at < clock.now() - DRAFTS_KEPT)
    db.session.execute(old.execution_options(synchronize_session=False))


def sweep(folder: Path) -> int:
    """Remove files without a row; ends the transaction first, so no lock is held meanwhile."""
    known = known_files()
    release()
    return files.sweep(folder, known, clock.now() - FILES_KEPT)


def known_files() -> set[str]:
    """Where the files are that rows tell of: what people added, and photos of people."""
    attached = select(Attachment.stored_as)
    photos = select(Person.photo).where(Person.photo.is_not(None))
    return set(db.session.scalars(union(attached, photos)))
