# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody was writing and has not posted, with the way back to its form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _

from cop.contributions import draft_queries as queries
from cop.db import db
from cop.people.models import Person

A_FEW = 5
PLACES = {
    r"/questions/new": _("A new question"),
    r"/questions/\d+/answers": _("An answer"),
    r"/contributions/\d+/comments": _("A comment"),
    r"/practices/new": _("A new practice"),
    r"/meetings/new": _("A new meeting"),
    r"/reports/new": _("A new report"),
    r"/library/new": _("A new solution"),
    r"/comments/\d+/edit": _("A change in your comment"),
    r"/questions/answers/\d+/edit": _("A change in an answer"),
    r"/[a-z]+/\d+/edit": _("A change in a text"),
}
"""What is written in the form of an address."""


@dataclass(frozen=True)
class Unfinished:
    """A draft as the front page shows it."""

    id: int
    address: str
    place: str
    words: str
    saved_at: datetime

    @property
    def url(self) -> str:
        """The form with this very draft."""
        return f"{self.address}{'&' if '?' in self.address else '?'}draft={self.id}"


def unfinished(person: Person) -> Sequence[Unfinished]:
    """The last few drafts of a person, in one query."""
    found = db.session.execute(queries.unfinished(person).limit(A_FEW))
    return [
        Unfinished(row.id, address, place_of(address), row.title or row.body, row.saved_at)
        for row in found
        for address in [row.address.partition("#")[0]]
    ]


def place_of(address: str) -> str:
    """What is written in the form of this address."""
    path = address.partition("?")[0]
    found = (name for pattern, name in PLACES.items() if re.fullmatch(pattern, path))
    return str(next(found, _("A text")))
