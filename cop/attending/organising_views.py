# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What organisers do about who comes: see, add and take off, take the list along."""

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.attending import actions, guests, policy, presence, queries, table
from cop.attending.forms import AddedGuestForm, for_meeting
from cop.attending.room import room_of
from cop.attending.standing import in_queue
from cop.db import db
from cop.i18n import reader_locale
from cop.meetings.finding import meeting_of
from cop.meetings.models import Meeting
from cop.meetings.moments import is_upcoming
from cop.meetings.registrations import Coming, Place
from cop.people import audit
from cop.people.session import signed_in, the_person
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import slug

bp = Blueprint("attendees", __name__, url_prefix="/meetings/<int:meeting_id>")


@bp.get("/registrations")
@signed_in
def index(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_organise(the_person()))
    return _page(meeting, for_meeting(AddedGuestForm(formdata=None), meeting))


@bp.post("/registrations/guests")
@limits.often("60/hour")
@signed_in
def add_guest(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_organise(the_person()))
    form = for_meeting(AddedGuestForm(), meeting)
    if form.accepted():
        guests.ask(
            meeting,
            name=form.name.data,
            email=form.email.data,
            organisation=form.organisation.data or "",
            online=form.online,
            locale=reader_locale(),
            by=the_person(),
        )
        flash(_("A mail was sent with a button to confirm."), "success")
        return redirect(_here(meeting), 303)
    return _page(meeting, form)


@bp.post("/registrations/<int:registration_id>/delete")
@signed_in
def remove(meeting_id: int, registration_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_organise(the_person()))
    registration = db.session.scalar(queries.one_of(meeting_id, registration_id)) or abort(404)
    actions.remove(meeting, registration)
    flash(_("Taken off the list."), "success")
    return redirect(_here(meeting), 303)


@bp.post("/registrations.csv")
@signed_in
def export(meeting_id: int) -> ResponseReturnValue:
    """The list as a table; a POST, since the log notes who took it along."""
    meeting = meeting_of(meeting_id)
    require(policy.may_organise(the_person()))
    rows = db.session.execute(queries.registrations(the_person(), meeting_id)).all()
    unlisted = db.session.execute(presence.only_in_report(meeting_id)).all()
    audit.note("registrations_exported", by=the_person(), contribution=meeting.id)
    # Spreadsheets take a file without this mark for another encoding.
    answer = Response(
        "\ufeff" + table.written(rows, unlisted), content_type="text/csv; charset=utf-8"
    )
    name = f"{slug(meeting.title)}-{meeting.id}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(meeting: Meeting, form: Any) -> ResponseReturnValue:
    rows = db.session.execute(queries.registrations(the_person(), meeting.id)).all()
    counted = [row for row in rows if row.person_id or row.confirmed_at]
    offered = [row for row in counted if row.place == Place.OFFERED]
    without_place = [row for row in counted if row.coming == Coming.YES and row.place is None]
    parts = [
        ("in", [row for row in counted if row.place == Place.IN]),
        ("waiting", [*offered, *in_queue(counted)]),
        ("perhaps", [row for row in counted if row.coming == Coming.MAYBE]),
        ("unannounced", [row for row in without_place if row.queued_at is None]),
        ("lapsed", [row for row in without_place if row.queued_at]),
        ("no", [row for row in counted if row.coming == Coming.NO]),
        ("unconfirmed", [row for row in rows if row not in counted]),
    ]
    return render_template(
        "attending/index.html",
        meeting=meeting,
        parts=parts,
        any=bool(rows),
        form=form,
        room=room_of(meeting),
        upcoming=is_upcoming(meeting),
    ), 422 if request.method == "POST" else 200


def _here(meeting: Meeting) -> str:
    return f"/meetings/{meeting.id}/registrations"
