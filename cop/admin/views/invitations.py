# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Invite people, and see which invitations are open."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.admin import queries
from cop.admin.choosing import organisation_in, partner_names, recognised, roles_of
from cop.admin.forms import ROLES, InviteForm
from cop.admin.gates import organising
from cop.db import db
from cop.errors import Refused
from cop.i18n import site_locale
from cop.people.actions import invitations as actions
from cop.people.credentials import Token
from cop.people.models import Role
from cop.people.session import the_person

bp = Blueprint("admin_invitations", __name__, url_prefix="/admin/invitations")


@bp.route("", methods=["GET", "POST"])
@organising
def index() -> ResponseReturnValue:
    form = InviteForm(locale=site_locale())
    form.role.choices = roles_of(the_person())
    if form.accepted() and recognised(form.organisation) and _invite(form):
        flash(_("%(address)s gets an invitation.", address=form.email.data), "success")
        return redirect("/admin/invitations", 303)
    status = 422 if request.method == "POST" else 200
    return render_template(
        "admin/invitations.html",
        form=form,
        rows=db.session.execute(queries.listed_invitations()).all(),
        roles=ROLES,
        partners=partner_names(),
    ), status


@bp.post("/<int:token_id>/withdraw")
@organising
def withdraw(token_id: int) -> ResponseReturnValue:
    wanted = queries.open_invitations().where(Token.id == token_id)
    actions.withdraw(db.session.scalar(wanted) or abort(404), by=the_person())
    return redirect("/admin/invitations", 303)


def _invite(form: InviteForm) -> bool:
    """Send it, unless the address has an account."""
    organisation = organisation_in(form)
    try:
        actions.invite(
            form.email.data,
            organisation,
            Role(form.role.data),
            by=the_person(),
            locale=form.locale.data,
        )
    except Refused as refusal:
        form.email.errors = [refusal.reason]
        return False
    return True
