# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A new password for somebody who forgot the old one."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.db import db
from cop.i18n import reader_locale
from cop.people.actions import accounts as actions
from cop.people.actions import tokens
from cop.people.credentials import TokenKind
from cop.people.forms.settings import ForgottenForm, ResetForm
from cop.people.models import Person
from cop.web import limits

bp = Blueprint("passwords", __name__, url_prefix="/password/reset")


@bp.route("", methods=["GET", "POST"])
@limits.guarded("3 per hour", key=limits.account)
@limits.guarded("20 per hour")
def forgotten() -> ResponseReturnValue:
    form = ForgottenForm()
    if form.accepted():
        actions.ask_reset(form.email.data, reader_locale())
        return redirect("/password/reset/sent", 303)
    status = 422 if request.method == "POST" else 200
    return render_template("people/forgotten.html", form=form), status


@bp.get("/sent")
def sent() -> ResponseReturnValue:
    return render_template("people/sent.html")


@bp.route("/<secret>", methods=["GET", "POST"])
def reset(secret: str) -> ResponseReturnValue:
    token = tokens.find(TokenKind.RESET, secret)
    person = db.session.get_one(Person, token.person_id)
    form = ResetForm()
    form.owner = f"{person.name} {person.email}"
    if form.accepted():
        actions.reset(secret, form.password.data)
        flash(_("Your password was changed. Sign in with the new one."), "success")
        return redirect("/sign-in", 303)
    status = 422 if request.method == "POST" else 200
    return render_template("people/reset.html", form=form, email=token.email), status
