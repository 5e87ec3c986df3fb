# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the form of a report holds when it opens: of a meeting, or of the report as it is."""

from typing import Any

from flask import request
from flask_babel import gettext as _
from sqlalchemy import select

from cop import clock
from cop.contributions.models import Contribution
from cop.db import db
from cop.meetings import queries
from cop.meetings.models import Action, Meeting, Report
from cop.meetings.moments import local
from cop.meetings.report_forms import ReportForm
from cop.people import names
from cop.people.names import Names
from cop.people.session import current_person
from cop.web.filters import show_date
from cop.web.forms import choices, id_in
from cop.web.urls import link


def begun(form: ReportForm) -> ReportForm:
    """The form of a new report; `?meeting=ID` says of which meeting."""
    meetings = offer_meetings(form, None)
    meeting = meetings.get(id_in(request.args.get("meeting")))
    form.of_meeting = meeting
    if request.method == "GET" and form.draft is None:
        form.held_on.data = clock.today()
        if meeting is not None:
            fill(form, meeting)
    return form


def fill(form: ReportForm, meeting: Any) -> None:
    """What the meeting itself tells: when it was, what it was called, and who came."""
    form.meeting_id.data, form.group_id.data = meeting.id, meeting.group_id
    form.held_on.data = local(meeting.starts_at, meeting.timezone).date()
    form.title.data = _("Report: %(title)s", title=meeting.title)[:150]
    form.people.data, form.guests.data = _who_were_there(meeting.id)


def offer_meetings(form: ReportForm, present: int | None) -> dict[int, Any]:
    """Give the form the meetings that have no report yet, and its present one."""
    found = db.session.execute(queries.unreported(current_person(), present)).all()
    labels = {
        meeting.id: f"{meeting.title} ({show_date(meeting.starts_at, meeting.timezone)})"
        for meeting in found
    }
    form.meeting_id.choices = choices({0: _("No meeting of this site")} | labels)
    return {meeting.id: meeting for meeting in found}


def of(report: Report) -> dict[str, Any]:
    """The fields of a report as it is."""
    people, organisations = names.people(named_in(report)), names.organisations()
    owners = {(named.kind, named.id): named for named in [*people, *organisations]}
    known = {"person": Names(people), "organisation": Names(organisations)}
    attended = [_key(each.person_id, each.organisation_id) for each in report.attendance]

    def lines(kind: str) -> str:
        there = [owners[key] for key in attended if key in owners and key[0] == kind]
        return "\n".join(sorted(known[kind].written(named) for named in there))

    plain = ("title", "body", "held_on", "guests", "decisions_text", "language", "group_id")
    return {
        **{name: getattr(report, name) for name in plain},
        "meeting_id": report.meeting_id or 0,
        "people": lines("person"),
        "organisations": lines("organisation"),
        "actions": _rows(report.actions, owners, Names(owners.values())),
    }


def named_in(report: Report) -> set[int]:
    """The people a report names."""
    named = {each.person_id for each in report.attendance}
    return {id for id in named | {action.owner_id for action in report.actions} if id}


def _who_were_there(meeting_id: int) -> tuple[str, int]:
    """The names of the people who attended, as the form reads them, and how many others.

    While nobody noted who was there, it is the people who said that they come.
    """
    there = list(db.session.scalars(queries.attended(meeting_id)))
    others = db.session.get_one(Meeting, meeting_id).others_attended or 0
    if not there and not others:
        there = list(db.session.scalars(queries.coming(meeting_id)))
    here, ids = names.people(), set(there)
    lines = sorted(Names(here).written(each) for each in here if each.id in ids)
    return "\n".join(lines), others + there.count(None)


def _rows(actions: list[Action], owners: dict[Any, Any], known: Names) -> list[dict[str, Any]]:
    ids = [action.contribution_id for action in actions if action.contribution_id]
    found = db.session.scalars(select(Contribution).where(Contribution.id.in_(ids)))
    about = {contribution.id: link(contribution) for contribution in found}
    rows = []
    for action in actions:
        owner = owners.get(_key(action.owner_id, action.organisation_id))
        rows.append(
            {
                "id": action.id,
                "text": action.text,
                "owner": known.written(owner) if owner else "",
                "due_on": action.due_on,
                "address": about.get(action.contribution_id or 0, ""),
            }
        )
    return rows


def _key(person_id: int | None, organisation_id: int | None) -> tuple[str, int]:
    return ("person", person_id) if person_id else ("organisation", organisation_id or 0)
