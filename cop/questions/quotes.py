# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What letters say of a question besides its words."""

from typing import Any

from cop.db import db
from cop.notify.quoting import Quote
from cop.people.models import Person
from cop.questions.models import Question


def why_closed(reader: Person, row: Any) -> list[Quote]:
    """The note of who closed it."""
    note = db.session.get_one(Question, row.id).closed_note
    return [Quote("", [note])] if note else []
