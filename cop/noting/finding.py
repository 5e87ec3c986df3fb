# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Find what notes are about, or answer 404."""

from typing import Any

from flask import abort

from cop.contributions.prepared import run
from cop.db import db
from cop.noting import queries
from cop.noting.models import NoteConflict
from cop.people.session import current_person, the_person


def meeting_of(meeting_id: int) -> Any:
    """The row of the meeting, if this reader may open it."""
    return run(queries.meeting, current_person(), meeting_id=meeting_id).first() or abort(404)


def note_of(meeting_id: int, note_id: int) -> Any:
    """The row of a note of the meeting."""
    return db.session.execute(queries.note(meeting_id, note_id)).first() or abort(404)


def conflict_of(meeting_id: int, conflict_id: int) -> NoteConflict:
    """The edit that waits for the choice of this reader."""
    found = db.session.scalar(queries.own_conflict(the_person(), meeting_id, conflict_id))
    return found or abort(404)
