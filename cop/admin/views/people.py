# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Let people in or refuse them; roles, organisations, shutting out."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.admin import queries
from cop.admin.choosing import (
    likely_organisation,
    organisation_in,
    partner_names,
    recognised,
    roles_of,
    written,
)
from cop.admin.forms import ROLES, AcceptForm, MoveForm, ReasonForm, RoleForm
from cop.admin.gates import administering, organising
from cop.db import db
from cop.people import freemail, policy
from cop.people.actions import joining, roles
from cop.people.models import Person, Role
from cop.people.queries import asking_to_join
from cop.people.session import the_person
from cop.web.forms import Form
from cop.web.guards import require
from cop.web.paging import page_of

bp = Blueprint("admin_people", __name__, url_prefix="/admin/people")


@bp.get("")
@organising
def index() -> ResponseReturnValue:
    """Who waits to be let in, and who was refused."""
    people = list(db.session.scalars(asking_to_join()))
    refused = list(db.session.scalars(queries.refused()))
    return render_template("admin/waiting.html", people=people, refused=refused)


@bp.get("/all")
@administering
def everybody() -> ResponseReturnValue:
    words = request.args.get("q", "").strip()[:100]
    people = queries.people(words)
    page = page_of(queries.listed_people(people), people)
    return render_template("admin/people.html", page=page, words=words, roles=ROLES)


@bp.get("/<int:person_id>")
@organising
def show(person_id: int) -> ResponseReturnValue:
    return _page(_person(person_id))


@bp.post("/<int:person_id>/accept")
@organising
def accept(person_id: int) -> ResponseReturnValue:
    return _accepted(_person(person_id))


@bp.post("/<int:person_id>/accept-after-all")
@organising
def accept_after_all(person_id: int) -> ResponseReturnValue:
    """Let somebody in who was refused."""
    return _accepted(_person(person_id), after_all=True)


@bp.post("/<int:person_id>/refuse")
@organising
def refuse(person_id: int) -> ResponseReturnValue:
    person, form = _person(person_id), ReasonForm(prefix="refuse-")
    if not form.accepted():
        return _page(person, refuse=form), 422
    joining.refuse(person, form.reason.data, by=the_person())
    flash(_("%(name)s was refused and gets a mail.", name=person.name), "success")
    return redirect("/admin/people", 303)


@bp.post("/<int:person_id>/role")
@administering
def give_role(person_id: int) -> ResponseReturnValue:
    person, form = _person(person_id), RoleForm()
    form.role.choices = roles_of(the_person())
    if not form.accepted():
        return _page(person, role=form), 422
    roles.give_role(person, Role(form.role.data), by=the_person())
    return _done(person)


@bp.post("/<int:person_id>/organisation")
@administering
def move(person_id: int) -> ResponseReturnValue:
    person, form = _person(person_id), MoveForm(prefix="move-")
    if not (form.accepted() and recognised(form.organisation)):
        return _page(person, move=form), 422
    roles.move(person, organisation_in(form), by=the_person())
    return _done(person)


@bp.post("/<int:person_id>/disable")
@administering
def disable(person_id: int) -> ResponseReturnValue:
    person, form = _person(person_id), ReasonForm(prefix="disable-")
    if not form.accepted():
        return _page(person, disable=form), 422
    roles.disable(person, form.reason.data, by=the_person())
    return _done(person)


@bp.post("/<int:person_id>/enable")
@administering
def enable(person_id: int) -> ResponseReturnValue:
    person = _person(person_id)
    roles.enable(person, by=the_person())
    return _done(person)


def _accepted(person: Person, *, after_all: bool = False) -> ResponseReturnValue:
    form = _accept_form(person)
    if not (form.accepted() and recognised(form.organisation)):
        return _page(person, accept=form), 422
    domain = freemail.own_domain(person.email) if form.add_domain and form.add_domain.data else ""
    joining.approve(
        person, organisation_in(form), by=the_person(), domain=domain, after_all=after_all
    )
    flash(_("%(name)s was let in and gets a mail.", name=person.name), "success")
    return redirect("/admin/people", 303)


def _accept_form(person: Person, **given: Any) -> AcceptForm:
    """The choices of letting in; a domain that gives an address to anybody is not offered."""
    form = AcceptForm(**given)
    if not freemail.own_domain(person.email):
        del form.add_domain
    return form


def _page(person: Person, **refused: Form) -> str:
    """The page of a person, with the forms that fit; one that was refused keeps its input."""
    viewer, works_for = the_person(), written(person.organisation_id)
    require(policy.may_administer(viewer) or person.approved_at is None)
    forms: dict[str, Any] = {
        "accept": _accept_form(person, formdata=None, organisation=likely_organisation(person)),
        "refuse": ReasonForm(formdata=None, prefix="refuse-"),
        "role": RoleForm(formdata=None, role=person.role.value),
        "move": MoveForm(formdata=None, prefix="move-", organisation=works_for),
        "disable": ReasonForm(formdata=None, prefix="disable-"),
    } | refused
    forms["role"].role.choices = roles_of(viewer)
    wrong = next(iter(refused.values()), None)
    return render_template(
        "admin/person.html",
        person=person,
        viewer=viewer,
        forms=forms,
        form=wrong,
        roles=ROLES,
        partners=partner_names(),
    )


def _done(person: Person) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(f"/admin/people/{person.id}", 303)


def _person(person_id: int) -> Person:
    return db.session.scalar(queries.person_page(person_id)) or abort(404)
