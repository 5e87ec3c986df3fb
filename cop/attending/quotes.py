# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What letters say of a place that is offered: until when it is kept."""

from typing import Any

from flask_babel import gettext as _

from cop.attending import queries
from cop.db import db
from cop.meetings.models import Meeting
from cop.meetings.quotes import when_and_where
from cop.notify.quoting import Quote
from cop.people.models import Person
from cop.web.filters import show_moment


def place_kept(reader: Person, row: Any) -> list[Quote]:
    """When and where the meeting is, and until when the place is kept for the reader."""
    found = when_and_where(reader, row)
    registration = db.session.scalar(queries.of_person(row.id, reader.id))
    if registration is None or registration.offered_until is None:
        return found
    zone = db.session.get_one(Meeting, row.id).timezone
    until = show_moment(registration.offered_until, zone)
    said = _("We keep the place for you until %(moment)s. Then it goes to the next.", moment=until)
    return [*found, Quote("", [str(said)])]
