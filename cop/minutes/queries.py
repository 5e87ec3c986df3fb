# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Selects of minutes that were given."""

from datetime import datetime

from sqlalchemy import Select, select

from cop.contributions.models import Attachment
from cop.minutes.models import MinutesImport, State
from cop.people.models import Person

MOST_LISTED = 50


def of(person: Person, minutes_id: int) -> Select[MinutesImport]:
    """The minutes with an id that somebody gave, as long as they were not dropped."""
    return select(MinutesImport).where(
        MinutesImport.id == minutes_id,
        MinutesImport.person_id == person.id,
        MinutesImport.state != State.DROPPED,
    )


def waiting(person: Person) -> Select[int, datetime, str]:
    """Those that somebody gave and made no report of yet, the latest first."""
    return (
        select(MinutesImport.id, MinutesImport.created_at, Attachment.name.label("name"))
        .join(Attachment, Attachment.id == MinutesImport.original_id)
        .where(MinutesImport.person_id == person.id, MinutesImport.state == State.WAITING)
        .order_by(MinutesImport.id.desc())
        .limit(MOST_LISTED)
    )
