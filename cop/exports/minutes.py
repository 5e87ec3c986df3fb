# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A report with all that hangs on it, as far as its reader may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from cop.contributions import rows
from cop.contributions.prepared import run
from cop.meetings import life_queries, policy
from cop.meetings import queries as meetings
from cop.meetings import report_queries as queries
from cop.meetings.models import ReportState
from cop.people.models import Person
from cop.web.filters import show_date


@dataclass(frozen=True)
class Minutes:
    """What every file of a report is made from."""

    report: Any
    meeting: Any
    decisions: Sequence[Any]
    actions: Sequence[Any]
    attendance: Sequence[Any]
    files: Sequence[Any]
    notes: Sequence[Any]
    """What was said of passages after it was adopted."""
    names: bool
    """Whether the reader may see names of people."""

    @property
    def people(self) -> int:
        """How many attended, by name or not."""
        guests: int = self.report.guests
        return sum(1 for each in self.attendance if each.person_id) + guests

    def present(self) -> list[str]:
        """A line for everybody who attended: people with their organisation, or organisations."""
        if not self.names:
            found = {each.organisation for each in self.attendance if each.organisation}
            return sorted(found, key=str.casefold)
        return [_with_organisation(each.name, each.organisation) for each in self.attendance]

    def others(self) -> str:
        """A sentence about those who are not named, or nothing."""
        if self.names and self.attendance:
            others = self.report.guests
            sentence = ngettext("And %(num)s other.", "And %(num)s others.", others)
            return sentence if others else ""
        people = self.people
        sentence = ngettext("%(num)s person attended.", "%(num)s people attended.", people)
        return sentence if people else ""

    def state(self) -> str:
        """Whether it is adopted, or how long corrections can be proposed."""
        if self.report.state == ReportState.ADOPTED:
            day = self.report.adopted_at
            return str(_("adopted on %(day)s", day=show_date(day)) if day else _("adopted"))
        if policy.round_is_over(self.report):
            return str(_("draft, to be adopted"))
        day = show_date(self.report.round_until)
        return str(_("draft; corrections can be proposed until %(day)s", day=day))

    def owner(self, action: Any) -> str:
        """Who does it, as far as the reader may know."""
        if action.owner and not self.names:
            return str(action.organisation or _("A member"))
        return _with_organisation(action.owner, action.organisation)


def of(person: Person | None, report_id: int) -> Minutes | None:
    """The minutes, or nothing where this person finds no such report."""
    report = run(queries.page, person, report_id=report_id).first()
    if report is None:
        return None
    return Minutes(
        report=report,
        meeting=run(meetings.page, person, meeting_id=report.meeting_id).first()
        if report.meeting_id
        else None,
        decisions=run(queries.decisions, person, report_id=report_id).all(),
        actions=run(queries.actions, person, report_id=report_id).all(),
        attendance=run(queries.attendance, person, report_id=report_id).all(),
        files=rows.trimmings([report_id])[report_id].files,
        notes=[
            each
            for each in run(life_queries.said, person, report_id=report_id)
            if each.what == "note"
        ],
        names=policy.sees_names(person),
    )


def _with_organisation(name: str | None, organisation: str | None) -> str:
    return f"{name} ({organisation})" if name and organisation else name or organisation or ""
