# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a reminder says of a meeting: when and where it is, and what is on the agenda."""

from typing import Any

from flask_babel import gettext as _

from cop.calendars.actions import agenda_of
from cop.calendars.writing import agenda_lines
from cop.db import db
from cop.meetings.models import Meeting
from cop.meetings.quotes import when_and_where
from cop.notify.quoting import Quote
from cop.people.models import Person


def when_and_agenda(reader: Person, row: Any) -> list[Quote]:
    """Day, hours and place, then the items with their times."""
    meeting = db.session.get_one(Meeting, row.id)
    lines = agenda_lines(meeting, agenda_of(meeting))
    agenda = [Quote("", ["\n".join([str(_("Agenda")), *lines])])] if lines else []
    return [*when_and_where(reader, row), *agenda]
