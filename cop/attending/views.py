# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What members do on the page of a meeting: register, take a place, say that they are there."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.attending import actions, attendance, policy, presence, standing
from cop.attending.forms import NO_CERTIFICATE, NOT_NOW, CodeForm, RegistrationForm, for_meeting
from cop.db import db
from cop.errors import Refused
from cop.meetings.finding import meeting_of
from cop.meetings.registrations import Coming, Place
from cop.meetings.showing import meeting_page
from cop.people.session import current_person, signed_in, the_person
from cop.web import limits
from cop.web.urls import link

bp = Blueprint("registrations", __name__, url_prefix="/meetings")


def _guesses() -> str:
    """Tries of one person at the code of one meeting."""
    return f"{limits.person()} {request.view_args}"


@bp.post("/<int:meeting_id>/registration")
@signed_in
def register(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    form = for_meeting(RegistrationForm(), meeting)
    if form.accepted():
        coming, remark = Coming(form.coming.data), form.remark.data or ""
        saved = actions.register(
            meeting, by=the_person(), coming=coming, online=form.online, remark=remark
        )
        flash(_said(saved.place), "success")
        return redirect(f"{link(meeting)}#registration", 303)
    return meeting_page(meeting_id, registration=form)


@bp.post("/<int:meeting_id>/registration/place")
@signed_in
def take_place(meeting_id: int) -> ResponseReturnValue:
    """Say yes to the place that was offered."""
    meeting = meeting_of(meeting_id)
    actions.accept(meeting, by=the_person())
    flash(_said(Place.IN), "success")
    return redirect(f"{link(meeting)}#registration", 303)


@bp.post("/<int:meeting_id>/attended")
@limits.guarded("10 per day", key=_guesses)
@signed_in
def check_in(meeting_id: int) -> ResponseReturnValue:
    """Say that one is there, with the code of the screen; ten guesses a day."""
    meeting = meeting_of(meeting_id)
    if not policy.may_check_in(the_person(), meeting):
        raise Refused(NOT_NOW)
    form = CodeForm()
    form.meeting = meeting
    if form.accepted():
        attendance.check_in(meeting, by=the_person())
        limits.forgive()
        flash(_("It was noted that you are here."), "success")
        return redirect(f"{link(meeting)}#registration", 303)
    return meeting_page(meeting_id, registration=form)


@bp.get("/<int:meeting_id>/certificate")
@signed_in
def certificate(meeting_id: int) -> ResponseReturnValue:
    """A page to print, for who was there."""
    meeting = meeting_of(meeting_id)
    row = db.session.execute(presence.certified(meeting_id, the_person().id)).first()
    if not policy.may_have_certificate(row, meeting):
        flash(NO_CERTIFICATE, "warning")
        return redirect(link(meeting), 303)
    return render_template("attending/certificate.html", meeting=meeting, attended=row)


@bp.app_template_global()
def standing_at(meeting: Any, refused: Any = None) -> standing.Standing:
    """Who comes to a meeting and how the reader stands among them."""
    return standing.of(current_person(), meeting, refused)


def _said(place: Place | None) -> str:
    if place == Place.WAITING:
        return str(_("All places are taken. You are on the waiting list; you hear from us as soon"
                     " as a place is free."))  # fmt: skip
    if place == Place.IN:
        return str(_("You have a place. See you there!"))
    return str(_("Your answer was saved."))
