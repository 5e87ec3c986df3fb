# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What those who lead a group do with its members."""

from flask import Blueprint, abort, redirect
from flask.typing import ResponseReturnValue

from cop.community import groups as actions
from cop.community import policy
from cop.community.queries import groups as queries
from cop.community.views.groups import home_of
from cop.db import db
from cop.people.models import Membership
from cop.people.session import signed_in, the_person
from cop.web.guards import require

bp = Blueprint("members", __name__, url_prefix="/groups/<int:group_id>/members/<int:person_id>")


@bp.post("/accept")
@signed_in
def accept(group_id: int, person_id: int) -> ResponseReturnValue:
    membership = _led(group_id, person_id)
    actions.let_in(membership, by=the_person())
    return redirect(home_of(membership.group), 303)


@bp.post("/delete")
@signed_in
def remove(group_id: int, person_id: int) -> ResponseReturnValue:
    membership = _led(group_id, person_id)
    home = home_of(membership.group)
    actions.turn_away(membership, by=the_person())
    return redirect(home, 303)


@bp.post("/lead")
@signed_in
def lead(group_id: int, person_id: int) -> ResponseReturnValue:
    return _give_lead(group_id, person_id, leads=True)


@bp.post("/lead/delete")
@signed_in
def lead_no_more(group_id: int, person_id: int) -> ResponseReturnValue:
    return _give_lead(group_id, person_id, leads=False)


def _give_lead(group_id: int, person_id: int, *, leads: bool) -> ResponseReturnValue:
    membership = _led(group_id, person_id)
    require(membership.joined_at is not None)
    actions.give_lead(membership, leads=leads, by=the_person())
    return redirect(home_of(membership.group), 303)


def _led(group_id: int, person_id: int) -> Membership:
    """Somebody's part in a group that the reader leads."""
    own = db.session.scalar(queries.membership(group_id, the_person().id))
    require(policy.may_let_in(the_person(), own, person_id))
    return db.session.scalar(queries.membership(group_id, person_id)) or abort(404)
