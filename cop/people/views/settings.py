# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One's own account: language, password, address, signed-in browsers, and what happened."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop import clock
from cop.i18n import COOKIE
from cop.people import audit, away, queries, session
from cop.people.actions import accounts as actions
from cop.people.actions import signing_in, tokens
from cop.people.browsers import in_words
from cop.people.credentials import TokenKind
from cop.people.events import NAMES, told
from cop.people.forms.settings import AddressForm, AwayForm, LanguageForm, PasswordForm
from cop.people.session import alive, current_session_id, the_person, with_account
from cop.web import limits
from cop.web.guards import request_settings
from cop.web.paging import page_of

bp = Blueprint("settings", __name__, url_prefix="/settings")
bp.add_app_template_filter(told)


@bp.get("")
@with_account
def index() -> ResponseReturnValue:
    return render_template("people/settings.html", person=the_person())


@bp.route("/language", methods=["GET", "POST"])
@with_account
def language() -> ResponseReturnValue:
    form = LanguageForm(obj=the_person())
    if form.accepted():
        the_person().locale = form.locale.data
        answer = redirect("/settings", 303)
        answer.delete_cookie(COOKIE)
        return answer
    status = 422 if request.method == "POST" else 200
    return render_template("people/language.html", form=form), status


@bp.route("/away", methods=["GET", "POST"])
@with_account
def leave() -> ResponseReturnValue:
    """Say until when one is away; mail and invitations wait meanwhile."""
    today = clock.today(request_settings().timezone)
    is_away = away.is_away(the_person(), today)
    form = AwayForm(until=the_person().away_until if is_away else None)
    form.today = today
    if form.accepted() and form.until.data:
        away.leave(the_person(), form.until.data)
        flash(_("You get no mail and no invitations until that day."), "success")
        return redirect("/settings/away", 303)
    status = 422 if request.method == "POST" else 200
    return render_template(
        "people/away.html", form=form, person=the_person(), is_away=is_away
    ), status


@bp.post("/away/delete")
@with_account
def come_back() -> ResponseReturnValue:
    away.come_back(the_person(), clock.today(request_settings().timezone))
    flash(_("Welcome back. What you missed comes in one mail."), "success")
    return redirect("/settings/away", 303)


@bp.route("/password", methods=["GET", "POST"])
@limits.own_password
@with_account
def password() -> ResponseReturnValue:
    form = PasswordForm()
    form.owner = f"{the_person().name} {the_person().email}"
    if form.accepted():
        if actions.change_password(
            the_person(),
            form.current_password.data,
            form.password.data,
            session_id=current_session_id(),
        ):
            limits.forgive()
            flash(_("Your password was changed. All other browsers were signed out."), "success")
            return redirect("/settings", 303)
        form.current_password.errors = [_("This is not your current password.")]
    elif request.method == "POST":
        limits.spare()
    status = 422 if request.method == "POST" else 200
    return render_template("people/password.html", form=form), status


@bp.route("/address", methods=["GET", "POST"])
@limits.own_password
@with_account
def address() -> ResponseReturnValue:
    form = AddressForm()
    if form.accepted():
        if actions.ask_new_address(the_person(), form.email.data, form.current_password.data):
            limits.forgive()
            flash(_("We sent a link to the new address. Follow it to confirm."), "success")
            return redirect("/settings", 303)
        form.current_password.errors = [_("This is not your current password.")]
    elif request.method == "POST":
        limits.spare()
    status = 422 if request.method == "POST" else 200
    return render_template("people/address.html", form=form, person=the_person()), status


@bp.route("/address/<secret>", methods=["GET", "POST"])
def confirm_address(secret: str) -> ResponseReturnValue:
    token = tokens.find(TokenKind.ADDRESS, secret)
    if request.method == "POST":
        actions.confirm_new_address(secret)
        flash(_("Your mail address was changed. Sign in with the new one."), "success")
        return redirect("/settings", 303)
    return render_template("people/confirm_address.html", email=token.email)


@bp.get("/sessions")
@with_account
def sessions() -> ResponseReturnValue:
    now = clock.now()
    mine = [each for each in signing_in.sessions_of(the_person()) if alive(each, now)]
    return render_template(
        "people/sessions.html", sessions=mine, current=current_session_id(), in_words=in_words
    )


@bp.post("/sessions/<int:session_id>/end")
@with_account
def end_session(session_id: int) -> ResponseReturnValue:
    signing_in.end_session(session_id, by=the_person())
    return redirect("/settings/sessions", 303)


@bp.post("/sessions/end-others")
@with_account
def end_others() -> ResponseReturnValue:
    session.end_sessions(the_person(), but=current_session_id())
    audit.note("sessions_ended", by=the_person(), person=the_person())
    return redirect("/settings/sessions", 303)


@bp.get("/events")
@with_account
def events() -> ResponseReturnValue:
    """What the log holds about oneself."""
    mine = queries.events_about(the_person())
    return render_template(
        "people/events.html", page=page_of(queries.listed_events(mine), mine), names=NAMES
    )
