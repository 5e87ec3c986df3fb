# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Groups: the list, the page of each, and being in one."""

from functools import partial

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from cop.community import groups as actions
from cop.community import policy
from cop.community.forms import ACCESS, GroupForm
from cop.community.queries import groups as queries
from cop.contributions import prepared
from cop.db import db
from cop.people.models import Access, Group, Membership
from cop.people.policy import may_make_group
from cop.people.session import current_person, signed_in, the_person
from cop.web.forms import choices
from cop.web.guards import require
from cop.web.urls import slug
from cop.web.visitors import same_for_visitors

bp = Blueprint("groups", __name__, url_prefix="/groups")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    person = current_person()
    return render_template(
        "community/groups/index.html",
        groups=db.session.execute(queries.listed(person)).all(),
        may_make=may_make_group(person),
        may_lead=partial(policy.may_lead, person),
        access=ACCESS,
        community=db.session.scalar(queries.community()),
        person=person,
    )


@bp.get("/<int:group_id>")
@bp.get("/<int:group_id>-<slug>")
@same_for_visitors
def show(group_id: int, slug: str = "") -> ResponseReturnValue:
    person, group, own = current_person(), _group(group_id), _own(group_id)
    may_read, may_lead = policy.may_read_group(person, group, own), policy.may_lead(person, own)
    community = group_id == db.session.scalar(queries.community())
    everybody = db.session.execute(queries.members(group_id)).all() if may_read or may_lead else []
    return render_template(
        "community/groups/show.html",
        group=group,
        person=person,
        own=own,
        members=[row for row in everybody if row.joined_at],
        waiting=[row for row in everybody if not row.joined_at] if may_lead else [],
        page=prepared.page(queries.written_in, person, group_id=group_id),
        may_read=may_read,
        may_lead=may_lead,
        community=community,
        may_join=policy.may_join(person, own, community=community),
        access=ACCESS,
    )


@bp.route("/new", methods=["GET", "POST"])
@signed_in
def new() -> ResponseReturnValue:
    require(may_make_group(the_person()))
    form = GroupForm()
    if form.accepted() and _name_is_free(form):
        access = Access(form.access.data)
        group = actions.make(the_person(), form.name.data, form.about.data or "", access)
        return redirect(home_of(group), 303)
    return _asked(form, None)


@bp.route("/<int:group_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(group_id: int) -> ResponseReturnValue:
    group, own = _group(group_id), _own(group_id)
    require(policy.may_lead(the_person(), own))
    form = GroupForm(obj=group)
    if not policy.may_open(the_person(), group, own):
        form.access.choices = choices({group.access: ACCESS[group.access]})
    if form.accepted() and _name_is_free(form, group):
        actions.change(
            group,
            by=the_person(),
            name=form.name.data,
            about=form.about.data or "",
            access=Access(form.access.data),
        )
        return redirect(home_of(group), 303)
    return _asked(form, group)


@bp.post("/<int:group_id>/membership")
@signed_in
def join(group_id: int) -> ResponseReturnValue:
    group = _group(group_id)
    community = group_id == db.session.scalar(queries.community())
    if policy.may_join(the_person(), _own(group_id), community=community):
        actions.join(group, the_person())
    return redirect(home_of(group), 303)


@bp.post("/<int:group_id>/membership/delete")
@signed_in
def leave(group_id: int) -> ResponseReturnValue:
    group = _group(group_id)
    if own := _own(group_id):
        actions.leave(own)
    return redirect(home_of(group), 303)


def home_of(group: Group) -> str:
    """The address of a group's page."""
    return f"/groups/{group.id}-{slug(group.name)}"


def _asked(form: GroupForm, group: Group | None) -> ResponseReturnValue:
    status = 422 if request.method == "POST" else 200
    return render_template("community/groups/edit.html", form=form, group=group), status


def _group(group_id: int) -> Group:
    group = db.session.get(Group, group_id)
    if group is None or not policy.may_see_group(current_person(), group):
        abort(404)
    return group


def _own(group_id: int) -> Membership | None:
    person = current_person()
    return db.session.scalar(queries.membership(group_id, person.id)) if person else None


def _name_is_free(form: GroupForm, group: Group | None = None) -> bool:
    namesake = db.session.scalar(select(Group.id).where(Group.name == form.name.data))
    if namesake is None or (group is not None and namesake == group.id):
        return True
    form.name.errors = [*form.name.errors, _("Another group has this name.")]
    return False
