# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody is typing, kept until it is posted or thrown away."""

from typing import Any

from cop import clock
from cop.contributions import queries
from cop.contributions.models import Draft
from cop.db import db
from cop.people.models import Person


def keep(person: Person, address: str, fields: dict[str, Any]) -> Draft:
    """Keep what is being typed in the form of an address; the newest replaces the one before."""
    draft = db.session.scalar(queries.draft(person, address))
    if draft is None:
        draft = Draft(person_id=person.id, address=address[:200])
        db.session.add(draft)
    draft.fields, draft.saved_at = fields, clock.now()
    db.session.flush()
    return draft


def discard(person: Person, address: str) -> None:
    """Throw away what was typed."""
    if draft := db.session.scalar(queries.draft(person, address)):
        db.session.delete(draft)
