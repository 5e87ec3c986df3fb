# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ask to join, and confirm the address."""

from flask import Blueprint, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.db import db
from cop.i18n import reader_locale
from cop.people.actions import joining as actions
from cop.people.actions import tokens
from cop.people.credentials import TokenKind
from cop.people.forms.joining import ConfirmForm, JoinForm
from cop.people.models import Person
from cop.people.session import enter
from cop.web import limits

bp = Blueprint("joining", __name__, url_prefix="/join")


@bp.route("", methods=["GET", "POST"])
@limits.guarded("5 per hour")
def join() -> ResponseReturnValue:
    form = JoinForm()
    if form.accepted():
        actions.ask(
            form.name.data,
            form.email.data,
            organisation=form.organisation.data,
            function=form.function.data,
            motivation=form.motivation.data,
            locale=reader_locale(),
        )
        return redirect("/join/sent", 303)
    if request.method == "POST":
        limits.spare()
    status = 422 if request.method == "POST" else 200
    return render_template("people/join.html", form=form), status


@bp.get("/sent")
def sent() -> ResponseReturnValue:
    return render_template("people/sent.html")


@bp.route("/confirm/<secret>", methods=["GET", "POST"])
def confirm(secret: str) -> ResponseReturnValue:
    """A page with a button: programs that follow every link in mail confirm nothing."""
    token = tokens.find(TokenKind.CONFIRM, secret)
    person = db.session.get_one(Person, token.person_id)
    form = ConfirmForm()
    form.owner = f"{person.name} {person.email}"
    if form.accepted():
        person = actions.confirm(secret, form.password.data)
        return enter(person, make_response(_onward(person)))
    status = 422 if request.method == "POST" else 200
    return render_template("people/confirm.html", form=form, person=person), status


def _onward(person: Person) -> ResponseReturnValue:
    if not person.takes_part:
        return redirect("/waiting", 303)
    flash(_("Welcome. You can ask, answer and share from now on."), "success")
    return redirect("/", 303)
