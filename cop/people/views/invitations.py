# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Accept an invitation."""

from flask import Blueprint, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.db import db
from cop.i18n import reader_locale
from cop.people.actions import invitations as actions
from cop.people.actions import tokens
from cop.people.credentials import TokenKind
from cop.people.forms.joining import AcceptForm
from cop.people.models import Organisation
from cop.people.session import enter

bp = Blueprint("invitations", __name__)


@bp.route("/invitations/<secret>", methods=["GET", "POST"])
def accept(secret: str) -> ResponseReturnValue:
    token = tokens.find(TokenKind.INVITE, secret)
    form = AcceptForm()
    form.owner = f"{form.name.data} {token.email}"
    if form.accepted():
        person = actions.accept(secret, form.name.data, form.password.data, locale=reader_locale())
        flash(_("Welcome. You can ask, answer and share from now on."), "success")
        return enter(person, make_response(redirect("/", 303)))
    organisation = db.session.get(Organisation, token.organisation_id or 0)
    status = 422 if request.method == "POST" else 200
    return render_template(
        "people/accept.html", form=form, token=token, organisation=organisation
    ), status
