# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What organisers do with notes: name who writes along, and make the report of them."""

from flask import Blueprint, flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.contributions.editing import again, led_to, offered, shown
from cop.db import db
from cop.noting import actions, beginning, policy, reporting, showing
from cop.noting.finding import meeting_of
from cop.noting.forms import NotedReportForm, TakerForm
from cop.noting.pages import notes_page
from cop.noting.queries import still_to_choose
from cop.people.models import Person
from cop.people.session import signed_in, the_person
from cop.web import limits
from cop.web.guards import require

bp = Blueprint("minutes_made", __name__, url_prefix="/meetings")


@bp.post("/<int:meeting_id>/notes/takers")
@signed_in
def name_taker(meeting_id: int) -> ResponseReturnValue:
    """Let a member write along."""
    meeting = meeting_of(meeting_id)
    require(policy.may_name_takers(the_person(), meeting))
    form = TakerForm()
    if not form.accepted():
        return notes_page(meeting, taker=form)
    taker = db.session.get_one(Person, form.found.id)
    actions.name_taker(meeting_id, taker, by=the_person())
    flash(_("%(name)s may write along now.", name=taker.name), "success")
    return redirect(f"/meetings/{meeting_id}/notes#takers", 303)


@bp.post("/<int:meeting_id>/notes/takers/<int:person_id>/delete")
@signed_in
def dismiss_taker(meeting_id: int, person_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_name_takers(the_person(), meeting))
    actions.dismiss_taker(meeting_id, person_id)
    return redirect(f"/meetings/{meeting_id}/notes#takers", 303)


@bp.route("/<int:meeting_id>/notes/report", methods=["GET", "POST"])
@limits.contributing
@signed_in
def report(meeting_id: int) -> ResponseReturnValue:
    """All that the report will hold, to correct or drop before it is published."""
    meeting = meeting_of(meeting_id)
    require(policy.may_make_report(the_person(), meeting))
    places = showing.places(the_person(), meeting)
    form = beginning.begun(offered(NotedReportForm()), meeting, places)
    page = {
        "meeting": meeting,
        "waiting": db.session.scalars(still_to_choose(meeting_id)).all(),
        "unknown": beginning.unknown(places),
    }
    if form.is_submitted() and form.rearranged():
        return again("noting/report.html", form, **page)
    if form.accepted():
        made = reporting.publish(
            the_person(), form.facts, form.minutes, form.asked,
            language=form.language.data, **form.spine(),
        )  # fmt: skip
        return led_to(made)
    return shown("noting/report.html", form, **page)
