# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who was there: the list to tick, and the code for the screen."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.attending import attendance, policy, presence, queries
from cop.attending.forms import AttendanceForm
from cop.attending.screen import square
from cop.db import db
from cop.meetings.finding import meeting_of
from cop.people import names
from cop.people.names import Names
from cop.people.session import signed_in, the_person
from cop.web.forms import id_in
from cop.web.guards import request_settings, require

bp = Blueprint("attendance", __name__, url_prefix="/meetings/<int:meeting_id>")


@bp.route("/attendance", methods=["GET", "POST"])
@signed_in
def tick(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_organise(the_person()))
    form = AttendanceForm(data={"guests": meeting.others_attended})
    form.people.known = Names(names.people()) if request.method == "POST" else Names([])
    if form.accepted():
        attendance.tick(meeting, _ids("there"), _ids("before"))
        attendance.add(meeting, form.people.found, form.guests.data or 0)
        flash(_("It was noted who was there."), "success")
        return redirect(f"/meetings/{meeting.id}/attendance", 303)
    posted = request.method == "POST"
    rows = db.session.execute(queries.registrations(the_person(), meeting_id)).all()
    unlisted = db.session.execute(presence.only_in_report(meeting_id)).all()
    noted = {row.id for row in rows if row.attended_at}
    return render_template(
        "attending/attendance.html",
        meeting=meeting,
        rows=rows,
        unlisted=unlisted,
        count=sum(bool(row.there) for row in rows) + len(unlisted),
        ticked=_ids("there") if posted else noted,
        before=_ids("before") if posted else noted,
        form=form,
    ), 422 if posted else 200


@bp.route("/code", methods=["GET", "POST"])
@signed_in
def code(meeting_id: int) -> ResponseReturnValue:
    """The code and where to type it, large enough to be read from the back of the room."""
    meeting = meeting_of(meeting_id)
    require(policy.may_organise(the_person()))
    if request.method == "POST":
        attendance.make_code(meeting)
        return redirect(f"/meetings/{meeting.id}/code", 303)
    path = f"/meetings/{meeting.id}"
    base = request_settings().base_url.rstrip("/")
    return render_template(
        "attending/code.html",
        meeting=meeting,
        host=base.partition("://")[2],
        path=path,
        square=square(f"{base}{path}#registration"),
    )


def _ids(name: str) -> set[int]:
    """The numbers that boxes of this name sent."""
    return {id for each in request.form.getlist(name) if (id := id_in(each))}
