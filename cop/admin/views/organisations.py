# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Organisations: since when partner or frontrunner, and which mail domains are theirs."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.admin import queries
from cop.admin.forms import KINDS, DomainForm, OrganisationForm
from cop.admin.gates import organising
from cop.db import db
from cop.errors import Refused
from cop.people.actions import organisations as actions
from cop.people.models import Organisation
from cop.people.session import the_person
from cop.web.paging import page_of

bp = Blueprint("admin_organisations", __name__, url_prefix="/admin/organisations")


@bp.get("")
@organising
def index() -> ResponseReturnValue:
    words = request.args.get("q", "").strip()[:100]
    partners = request.args.get("show") == "partners"
    organisations = queries.organisations(words, partners=partners)
    page = page_of(queries.listed_organisations(organisations), organisations)
    return render_template(
        "admin/organisations.html", page=page, words=words, partners=partners, kinds=KINDS
    )


@bp.route("/new", methods=["GET", "POST"])
@organising
def new() -> ResponseReturnValue:
    form = OrganisationForm()
    if form.accepted():
        made = actions.make(by=the_person(), **form.values())
        return redirect(f"/admin/organisations/{made.id}", 303)
    status = 422 if request.method == "POST" else 200
    return render_template("admin/organisation_new.html", form=form), status


@bp.route("/<int:organisation_id>", methods=["GET", "POST"])
@organising
def edit(organisation_id: int) -> ResponseReturnValue:
    organisation = _organisation(organisation_id)
    form = OrganisationForm(obj=organisation)
    if form.accepted():
        actions.edit(organisation, by=the_person(), **form.values())
        flash(_("Saved."), "success")
        return redirect(f"/admin/organisations/{organisation_id}", 303)
    status = 422 if request.method == "POST" else 200
    return _page(organisation, form, DomainForm(formdata=None, prefix="mail-")), status


@bp.post("/<int:organisation_id>/domains")
@organising
def add_domain(organisation_id: int) -> ResponseReturnValue:
    organisation, form = _organisation(organisation_id), DomainForm(prefix="mail-")
    if form.accepted() and _added(organisation, form):
        return redirect(f"/admin/organisations/{organisation_id}", 303)
    return _page(organisation, OrganisationForm(formdata=None, obj=organisation), form), 422


@bp.post("/<int:organisation_id>/domains/delete")
@organising
def remove_domain(organisation_id: int) -> ResponseReturnValue:
    domain = request.form.get("domain", "")[:253]
    actions.remove_domain(_organisation(organisation_id), domain, by=the_person())
    return redirect(f"/admin/organisations/{organisation_id}", 303)


def _added(organisation: Organisation, form: DomainForm) -> bool:
    """Add it, unless it is another's."""
    try:
        actions.add_domain(organisation, form.domain.data, by=the_person())
    except Refused as refusal:
        form.domain.errors = [refusal.reason]
        return False
    return True


def _page(organisation: Organisation, form: OrganisationForm, domain: DomainForm) -> str:
    wrong = domain if domain.errors else form
    return render_template(
        "admin/organisation.html",
        organisation=organisation,
        edit_form=form,
        domain_form=domain,
        form=wrong,
    )


def _organisation(organisation_id: int) -> Organisation:
    return db.session.scalar(queries.organisation_page(organisation_id)) or abort(404)
