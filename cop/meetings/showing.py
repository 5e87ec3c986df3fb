# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a meeting, with the small forms that are on it."""

from collections import defaultdict
from typing import Any

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from cop.contributions import rows
from cop.contributions.prepared import run
from cop.discussion import queries as discussion
from cop.meetings import policy, queries
from cop.meetings.item_forms import KINDS, AgendaForm
from cop.meetings.moments import ends, stopping, timed
from cop.meetings.programme import programme
from cop.people.session import current_person
from cop.web.forms import Form


def meeting_page(
    meeting_id: int,
    *,
    registration: Form | None = None,
    agenda: AgendaForm | None = None,
) -> ResponseReturnValue:
    """The page, or 404; with 422 when one of its forms was refused and is shown again.

    The form of a registration is one of a higher floor, whose part of the page shows it.
    """
    person = current_person()
    meeting = run(queries.page, person, meeting_id=meeting_id).first() or abort(404)
    items = run(queries.agenda, person, meeting_id=meeting_id).all()
    slots = timed(items, meeting.starts_at, meeting.timezone)
    refused = registration or agenda
    return render_template(
        "meetings/show.html",
        meeting=meeting,
        programme=programme(slots),
        untimed=[(at, slots[at].number) for at in stopping(slots)],
        runs_until=ends(slots),
        item_files=_files(meeting_id),
        registration_form=registration,
        agenda_form=agenda or (AgendaForm(formdata=None) if person else None),
        form=refused,
        comments=discussion.on([meeting.id], person),
        trimmings=rows.trimmings([meeting.id]),
        person=person,
        policy=policy,
        kinds=KINDS,
    ), 422 if refused else 200


def _files(meeting_id: int) -> dict[int, list[Any]]:
    """The files of each agenda item."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in run(queries.item_files, current_person(), meeting_id=meeting_id):
        found[row.item_id].append(row)
    return found
