# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Sign in, sign out, and send again what was typed when the session had ended."""

from flask import Blueprint, make_response, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.people import audit
from cop.people.actions import signing_in as actions
from cop.people.cookies import drop_cookie
from cop.people.forms.signing_in import SignInForm
from cop.people.models import Person
from cop.people.session import (
    current_person,
    current_session_id,
    enter,
    next_page,
    the_person,
    with_account,
)
from cop.web import limits
from cop.web.urls import safe_next

bp = Blueprint("signing_in", __name__)
CARRIED = "kept."
"""What precedes the names of fields that are carried through the sign-in page."""


@bp.route("/sign-in", methods=["GET", "POST"])
@limits.guarded("5 per 15 minutes", key=limits.account)
@limits.guarded("20 per 15 minutes")
def sign_in() -> ResponseReturnValue:
    form = SignInForm(next=request.args.get("next", ""))
    if request.method == "GET" and current_person() is not None:
        return redirect(next_page(), 303)
    if form.accepted():
        person = actions.recognised(form.email.data, form.password.data)
        if person is not None:
            return _let_in(person, remember=form.remember.data)
        form.password.errors = [_("This address and password do not belong together.")]
    status = 422 if request.method == "POST" else 200
    return render_template("people/sign_in.html", form=form, kept=_carried(), **_target()), status


@bp.post("/sign-out")
@with_account
def sign_out() -> ResponseReturnValue:
    actions.end_session(current_session_id() or 0, by=the_person())
    session.clear()
    return drop_cookie(make_response(redirect("/", 303)))


@bp.get("/waiting")
@with_account
def waiting() -> ResponseReturnValue:
    """Where it stands for somebody who is not let in yet."""
    if the_person().takes_part:
        return redirect("/", 303)
    return render_template("people/waiting.html", person=the_person())


def _let_in(person: Person, *, remember: bool) -> ResponseReturnValue:
    limits.forgive()
    audit.note("signed_in", by=person, person=person)
    if (kept := _carried()) and _target()["target"]:
        page = render_template("people/post_now.html", kept=kept, **_target())
        return enter(person, make_response(page), remember=remember)
    there = next_page() if person.takes_part else "/waiting"
    return enter(person, make_response(redirect(there, 303)), remember=remember)


def _carried() -> list[tuple[str, str]]:
    return [
        (name.removeprefix(CARRIED), value)
        for name, value in request.form.items(multi=True)
        if name.startswith(CARRIED)
    ]


def _target() -> dict[str, str]:
    """The page that the carried fields are for, if it is one of this site."""
    return {"target": safe_next(request.form.get("target")) or ""}
