# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is done on a meeting's page: put on the agenda, cancel."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from cop import clock
from cop.contributions.forms import ReasonForm
from cop.db import db
from cop.meetings import actions, policy, queries
from cop.meetings.finding import meeting_of
from cop.meetings.item_forms import AgendaForm
from cop.meetings.showing import meeting_page
from cop.people.session import current_person, signed_in, the_person
from cop.web.guards import require
from cop.web.urls import link

bp = Blueprint("attending", __name__, url_prefix="/meetings")


@bp.post("/<int:meeting_id>/agenda")
@signed_in
def put_on_agenda(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_plan(the_person()))
    form = AgendaForm()
    if form.accepted() and form.address.found:
        actions.put_on_agenda(
            meeting, form.address.found, by=the_person(), minutes=form.minutes.data
        )
        return redirect(f"{link(meeting)}#agenda", 303)
    return meeting_page(meeting_id, agenda=form)


@bp.route("/<int:meeting_id>/cancel", methods=["GET", "POST"])
@signed_in
def cancel(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_edit(the_person(), meeting))
    form = ReasonForm()
    if form.accepted():
        actions.cancel(meeting, by=the_person(), reason=form.reason.data)
        return redirect(link(meeting), 303)
    status = 422 if request.method == "POST" else 200
    return render_template("meetings/cancel.html", meeting=meeting, form=form), status


@bp.post("/<int:meeting_id>/cancel/delete")
@signed_in
def reinstate(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_edit(the_person(), meeting))
    actions.reinstate(meeting, by=the_person())
    return redirect(link(meeting), 303)


@bp.app_template_global()
def meetings_to_plan() -> list[Any]:
    """The next meetings something can be put on the agenda of, for those who may."""
    person = current_person()
    if not policy.may_plan(person):
        return []
    return list(db.session.execute(queries.to_plan(person, clock.now()).limit(3)))
