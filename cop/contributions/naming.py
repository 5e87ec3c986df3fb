# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How the fields of contributions, and what was chosen in them, are called in versions."""

from typing import Any

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


def shown(field: str, value: str) -> str:
    """A kept value as people read it."""
    return str(VALUES.get(field, {}).get(value, value))
