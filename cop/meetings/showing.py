# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a meeting, with the small forms that are on it."""

from typing import Any

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from cop.contributions import rows
from cop.contributions.prepared import run
from cop.discussion import queries as discussion
from cop.meetings import policy, queries
from cop.meetings.forms import KINDS, AgendaForm, RegistrationForm
from cop.meetings.moments import timed
from cop.people.models import Person
from cop.people.session import current_person


def meeting_page(
    meeting_id: int,
    *,
    registration: RegistrationForm | None = None,
    agenda: AgendaForm | None = None,
) -> ResponseReturnValue:
    """The page, or 404; with 422 when one of its forms was refused and is shown again."""
    person = current_person()
    meeting = run(queries.page, person, meeting_id=meeting_id).first() or abort(404)
    answers = run(queries.registrations, person, meeting_id=meeting_id).all()
    items = run(queries.agenda, person, meeting_id=meeting_id).all()
    refused = registration or agenda
    return render_template(
        "meetings/show.html",
        meeting=meeting,
        agenda=timed(items, meeting.starts_at),
        registrations=answers if policy.sees_names(person) else [],
        registration_form=registration or (_as_before(person, answers) if person else None),
        agenda_form=agenda or (AgendaForm(formdata=None) if person else None),
        form=refused,
        comments=discussion.on([meeting.id], person),
        trimmings=rows.trimmings([meeting.id]),
        person=person,
        policy=policy,
        kinds=KINDS,
    ), 422 if refused else 200


def _as_before(person: Person, answers: Any) -> RegistrationForm:
    """The registration form as this person filled it in before."""
    mine = next((each for each in answers if each.id == person.id), None)
    filled = {"coming": mine.coming, "remark": mine.remark} if mine else {}
    return RegistrationForm(formdata=None, data=filled)
