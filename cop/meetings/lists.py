# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What stands in a report beside its text, as lines that are corrected like a passage."""

from flask_babel import lazy_gettext as _

from cop.contributions.prepared import run
from cop.meetings import anchoring
from cop.meetings import report_queries as queries
from cop.meetings.models import Report
from cop.people.models import Person

LISTS = {"decisions": _("Decisions"), "actions": _("Actions"), "present": _("Who attended")}
"""The title of each list, by its anchor."""


def text_at(person: Person | None, report: Report, anchor: str) -> str:
    """The source of a passage, or the lines of a list; nothing where neither can be told."""
    return anchoring.sources(report).get(anchor) or lines_of(person, report.id, anchor)


def lines_of(person: Person | None, report_id: int, anchor: str) -> str:
    """The lines of a list as a reader sees them; nothing when it is no list."""
    if anchor == "decisions":
        rows = run(queries.decisions, person, report_id=report_id)
        return "\n".join(each.text for each in rows)
    if anchor == "actions":
        rows = run(queries.actions, person, report_id=report_id)
        return "\n".join(
            " | ".join(
                str(said)
                for said in (each.text, each.owner or each.organisation, each.due_on)
                if said
            )
            for each in rows
        )
    if anchor == "present":
        rows = run(queries.attendance, person, report_id=report_id)
        return "\n".join(each.name or each.organisation for each in rows)
    return ""
