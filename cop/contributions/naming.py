# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How the fields of contributions are called, where they are compared or carried along."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from flask_babel import lazy_gettext as _

FIELDS = {
    "title": _("Title"),
    "subtitle": _("Subtitle"),
    "summary": _("Summary"),
    "body": _("Text"),
    "facts": _("Facts"),
    # of a meeting and a report
    "place": _("Place"),
    "when": _("When"),
    "agenda_text": _("Agenda"),
    "held_on": _("Day of the meeting"),
    "guests": _("How many others attended"),
    "decisions_text": _("Decisions"),
    "actions_text": _("Actions"),
    # of a practice
    "outcome": _("How did it turn out?"),
    "started_on": _("Began in"),
    "ended_on": _("Ended in"),
    "urban_form": _("Kind of place"),
    "cost": _("Cost in euros"),
    "hours": _("Hours of your own staff"),
    "result": _("What came of it"),
    "figures_text": _("Figures"),
    "lessons": _("What was learned"),
    "did_not_work": _("What did not work"),
    "cost_note": _("About the cost"),
    "contact": _("Who can be asked"),
    # of a solution
    "difference": _("How it differs"),
    "policy": _("Policy it serves"),
    "price_note": _("About the price"),
    "quote": _("Quotation"),
    "phases": _("Phases"),
    "tracks": _("Tracks"),
    "checklist": _("Checklist"),
    "responsibilities": _("What the municipality does itself"),
    "methods": _("Methods"),
    "examples": _("Example actions"),
    "materials": _("Materials and templates"),
    "aims": _("Aims"),
    "results": _("Measured results"),
    "partner_counts": _("Partners by kind"),
    "partner_lines": _("Partners by name"),
}

VALUES: dict[str, dict[Any, Any]] = {}
"""The labels of what can be chosen in a field; the forms of each kind fill this in."""


SAID: dict[str, Callable[[str], str]] = {}
"""How a reader writes what is kept of a field, such as a day; the kinds fill this in."""


def shown(field: str, value: str) -> str:
    """A kept value as people read it."""
    if field in SAID:
        return SAID[field](value)
    return str(VALUES.get(field, {}).get(value, value))


TYPED = FIELDS | {
    "tags": _("Keywords"),
    "why": _("What did you change?"),
    "reason": _("Reason"),
    "note": _("Explanation"),
    "missing": _("What is still missing?"),
    "duplicate_of": _("Address of the question that was asked before"),
    "name": _("Name"),
    "about": _("About"),
    "organisation": _("Organisation"),
    "function": _("Function"),
    "website": _("Website"),
    "email": _("Mail address"),
    "text": _("Text"),
    "minutes": _("Minutes"),
    "attendees": _("Who was there"),
    "decisions": _("Decisions"),
    "tasks": _("Actions"),
    # of a meeting and a report
    "day": _("Day"),
    "starts": _("Begins at"),
    "ends": _("Ends at"),
    "online_url": _("Online address"),
    "items": _("Agenda"),
    "presenter": _("Who presents it"),
    "explanation": _("Explanation"),
    "room": _("Room"),
    "address": _("Address"),
    "people": _("Members who attended"),
    "organisations": _("Organisations that attended"),
    "actions": _("Actions"),
    "owner": _("Who"),
    "due_on": _("Before"),
    "remark": _("Remark for the organisers"),
    # of a practice and a solution
    "town": _("Municipality"),
    "provider_name": _("Organisation that offers or leads it"),
    "price": _("Price"),
    "total_cost": _("Total cost"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "partner_count": _("Number of partners"),
    "predecessors": _("Builds on"),
    "contact_name": _("Contact"),
    "contact_email": _("Mail address of the contact"),
    "contact_phone": _("Telephone of the contact"),
}
"""What people type rather than choose, by the name of the field in a form."""

LONG = 20
"""Characters of what may well have been typed, in a field without a label here."""
_PART = re.compile(r"(\w+)-(\d{1,4})-(\w+)")


def init_app(app: Flask) -> None:
    """Give templates `typed_in(fields)`."""
    app.jinja_env.globals["typed_in"] = typed_in


def typed_in(fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What somebody typed in a form that was sent: label and text, without what is empty.

    What is chosen or technical has no label and is left out, unless it is long.
    """
    named = [
        (label_of(name), text)
        for name, text in fields
        if text.strip() and name != "key" and (name != "address" or not text.startswith("/"))
    ]
    return [(label, text) for label, text in named if label or len(text) > LONG]


def label_of(name: str) -> str:
    """How a field is called, `items-0-title` as well; nothing for what is chosen or technical."""
    if part := _PART.fullmatch(name):
        whole, number, field = part.groups()
        if whole in TYPED and field in TYPED:
            return f"{TYPED[whole]} {int(number) + 1}: {TYPED[field]}"
    return str(TYPED.get(name, ""))
