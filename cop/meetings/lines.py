# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Lists that people write as lines of text: decisions, and names of who attended."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from wtforms import ValidationError

from cop.contributions.linking import at_address
from cop.errors import Refused
from cop.meetings.reporting import Decided
from cop.people.names import Names
from cop.people.session import current_person
from cop.web.forms import Prose

MOST_LINES = 100
LONGEST_DECISION = 500
MOST_COMPLAINTS = 5


class Decisions(Prose):
    """One decision a line, with the address of what it is about after a bar."""

    found: list[Decided]

    def pre_validate(self, form: Any) -> None:
        self.found = [_decision(*line) for line in _lines(self.data or "")]


class NamesOf(Prose):
    """One name a line, of the names that the form gives in `known`; `found` are their ids."""

    known: Names
    found: list[int]

    def pre_validate(self, form: Any) -> None:
        self.found, complaints = [], []
        for _number, line in _lines(self.data or ""):
            try:
                self.found.append(self.known.find(line).id)
            except Refused as refusal:
                complaints.append(refusal.reason)
        if complaints:
            where = form.guests.label.text
            others = _("Count those without an account under “%(field)s”.", field=where)
            raise ValidationError(" ".join([*complaints[:MOST_COMPLAINTS], others]))


def _lines(text: str) -> Iterable[tuple[int, str]]:
    """The lines that say something, with their number."""
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MOST_LINES:
        raise ValidationError(_("Write at most %(count)s lines.", count=MOST_LINES))
    return lines


def _decision(number: int, line: str) -> Decided:
    text, _bar, address = (part.strip() for part in line.rpartition("|"))
    if not address.startswith(("/", "http")):
        text, address = line, ""
    if len(text) > LONGEST_DECISION or not text:
        raise ValidationError(
            _("Line %(number)s: write at most %(count)s characters.",
              number=number, count=LONGEST_DECISION)
        )  # fmt: skip
    about = at_address(address, current_person()) if address else None
    if address and about is None:
        raise ValidationError(
            _("Line %(number)s: there is no page here at “%(address)s”.",
              number=number, address=address[:100])
        )  # fmt: skip
    return Decided(text, about)
