# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of minute-takers: name one, and take that back."""

from flask_babel import gettext as _
from sqlalchemy import delete, select

from cop.contributions.queries import visible_to
from cop.db import db
from cop.errors import Refused
from cop.meetings.models import Meeting
from cop.noting.models import MinuteTaker
from cop.people.models import Person


def name_taker(meeting_id: int, person: Person, *, by: Person) -> None:
    """Let somebody write along who may read the meeting; naming twice is naming once."""
    readable = visible_to(person, Meeting).where(Meeting.id == meeting_id)
    if db.session.scalar(readable.with_only_columns(Meeting.id)) is None:
        raise Refused(_("%(name)s may not read this meeting.", name=person.name))
    named = select(MinuteTaker).where(
        MinuteTaker.meeting_id == meeting_id, MinuteTaker.person_id == person.id
    )
    if db.session.scalar(named) is None:
        db.session.add(MinuteTaker(meeting_id=meeting_id, person_id=person.id, named_by_id=by.id))
        db.session.flush()


def dismiss_taker(meeting_id: int, person_id: int) -> None:
    """Let somebody write along no more; what they wrote stays."""
    db.session.execute(
        delete(MinuteTaker).where(
            MinuteTaker.meeting_id == meeting_id, MinuteTaker.person_id == person_id
        )
    )
