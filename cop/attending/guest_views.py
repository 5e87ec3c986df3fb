# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of guests: register without an account, and their own page behind a link."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop import clock
from cop.attending import attendance, guests, policy, queries
from cop.attending.forms import (
    NO_CERTIFICATE,
    NOT_NOW,
    ONLINE,
    ROOM,
    CodeForm,
    GuestForm,
    for_meeting,
)
from cop.attending.room import room_of
from cop.db import db, release
from cop.errors import Refused
from cop.i18n import reader_locale
from cop.meetings.finding import meeting_of
from cop.meetings.models import Meeting
from cop.meetings.moments import goes_on, is_now, is_upcoming
from cop.meetings.registrations import Coming, Registration
from cop.people.actions.tokens import hash_of
from cop.people.session import current_person
from cop.web import limits
from cop.web.urls import link

bp = Blueprint("guests", __name__, url_prefix="/meetings")


def _guesses() -> str:
    """Tries of one guest at the code, through whichever of their links."""
    secret = str((request.view_args or {}).get("secret", ""))
    guest = db.session.scalar(queries.by_link(hash_of(secret), clock.now()))
    found = f"guest {guest.id}" if guest else limits.network()
    release()
    return found


@bp.route("/<int:meeting_id>/guest", methods=["GET", "POST"])
@limits.guarded("3 per hour", key=limits.account)
@limits.guarded("20 per hour")
def register(meeting_id: int) -> ResponseReturnValue:
    """A page of its own, so that the page of the meeting holds no token and is kept."""
    meeting = meeting_of(meeting_id)
    if not policy.may_come_as_guest(current_person(), meeting):
        return redirect(f"{link(meeting)}#registration", 303)
    form = for_meeting(GuestForm(), meeting)
    if form.accepted():
        guests.ask(
            meeting,
            name=form.name.data,
            email=form.email.data,
            organisation=form.organisation.data,
            online=form.online,
            remark=form.remark.data or "",
            locale=reader_locale(),
        )
        return redirect(f"/meetings/{meeting.id}/guest/sent", 303)
    if request.method == "POST":
        limits.spare()
    room = room_of(meeting)
    if room and room.is_full:
        form.say_that_one_waits()
    status = 422 if request.method == "POST" else 200
    return render_template("attending/guest.html", meeting=meeting, form=form, room=room), status


@bp.get("/<int:meeting_id>/guest/sent")
def sent(meeting_id: int) -> ResponseReturnValue:
    return render_template("attending/sent.html", meeting=meeting_of(meeting_id))


@bp.get("/guests/<secret>")
def show(secret: str) -> ResponseReturnValue:
    """A page with buttons: programs that follow every link in mail confirm nothing."""
    return _page(secret, guests.find(secret))


@bp.post("/guests/<secret>/attended")
@limits.guarded("10 per day", key=_guesses)
@limits.guarded("60 per hour")
def check_in(secret: str) -> ResponseReturnValue:
    """Say that one is there, with the code of the screen; ten guesses a day."""
    guest = guests.find(secret)
    meeting = _meeting_of(guest)
    if not policy.may_check_in_guest(guest, meeting):
        raise Refused(NOT_NOW)
    form = CodeForm()
    form.meeting = meeting
    if not form.accepted():
        return _page(secret, guest, form)
    attendance.is_here(guest)
    limits.forgive()
    flash(_("It was noted that you are here."), "success")
    return redirect(f"/meetings/guests/{secret}", 303)


def _page(secret: str, guest: Registration, code: CodeForm | None = None) -> ResponseReturnValue:
    """The page of a guest; with 422 when the code was refused."""
    meeting = _meeting_of(guest)
    checks_in = policy.may_check_in_guest(guest, meeting) and guest.attended_at is None
    queue = [each.id for each in db.session.scalars(queries.waiting(meeting.id))]
    return render_template(
        "attending/mine.html",
        meeting=meeting,
        guest=guest,
        number=queue.index(guest.id) + 1 if guest.id in queue else 0,
        secret=secret,
        room=room_of(meeting),
        upcoming=is_upcoming(meeting),
        now=is_now(meeting),
        goes_on=goes_on(meeting),
        may_change_place=policy.may_change_place(guest, meeting),
        certificate=policy.may_have_certificate(guest.attended_at, meeting),
        code_form=(code or CodeForm(formdata=None)) if checks_in else None,
        form=code,
    ), 422 if code else 200


@bp.post("/guests/<secret>")
@limits.guarded("60 per hour")
def answer(secret: str) -> ResponseReturnValue:
    """Confirm, take the place that was offered, come after all, stay away, or change where."""
    guest = guests.find(secret)
    coming = Coming.NO if request.form.get("coming") == Coming.NO else Coming.YES
    online = {ROOM: False, ONLINE: True}.get(request.form.get("where", ""))
    guests.answer(_meeting_of(guest), guest, coming, online)
    flash(_("Your answer was saved."), "success")
    return redirect(f"/meetings/guests/{secret}", 303)


@bp.get("/guests/<secret>/certificate")
def certificate(secret: str) -> ResponseReturnValue:
    """A page to print, for a guest who was there."""
    guest = guests.find(secret)
    meeting = _meeting_of(guest)
    if not policy.may_have_certificate(guest.attended_at, meeting):
        flash(NO_CERTIFICATE, "warning")
        return redirect(f"/meetings/guests/{secret}", 303)
    return render_template("attending/certificate.html", meeting=meeting, attended=guest)


def _meeting_of(guest: Registration) -> Meeting:
    """The meeting, unless it was hidden."""
    return db.session.scalar(queries.meeting_of(guest)) or abort(404)
