# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The registers of decisions and actions, and what came of a contribution on its own page."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.contributions import queries as spine
from cop.contributions.forms import ReasonForm
from cop.db import Rows, db
from cop.meetings import policy as meetings
from cop.meetings.models import Action, ActionState, Decision, DecisionState
from cop.people import names
from cop.people.names import Names
from cop.people.session import current_person, signed_in, the_person
from cop.registers import actions, policy, queries
from cop.registers.forms import STATES, OwnerForm, StateForm
from cop.web.filters import show_date
from cop.web.forms import choices
from cop.web.guards import require
from cop.web.paging import Page, page_of

bp = Blueprint("registers", __name__)

WHOSE = ("mine", "ours", "all")
SHOWN = (ActionState.OPEN, "overdue", ActionState.DONE, ActionState.DROPPED)


@bp.get("/decisions")
def decisions() -> ResponseReturnValue:
    """Everything that was decided, by words, state, theme and year."""
    person, filters = current_person(), _filters()
    return render_template(
        "registers/decisions.html",
        page=_page(queries.decisions(person, **filters)),
        filters=filters,
        query=urlencode({name: value for name, value in _asked().items() if value}),
        years=[int(row.year) for row in db.session.execute(queries.years(person))],
        themes=db.session.scalars(spine.themes()).all(),
        states=STATES,
        person=person,
        policy=policy,
    )


@bp.get("/decisions/<int:decision_id>")
def decision(decision_id: int) -> ResponseReturnValue:
    """The lasting address of a decision leads to its place in the report."""
    found = _decision(decision_id)
    return redirect(f"/reports/{found.report_id}#decision-{found.id}", 302)


@bp.route("/decisions/<int:decision_id>/state", methods=["GET", "POST"])
@signed_in
def set_state(decision_id: int) -> ResponseReturnValue:
    """Say whether a decision is in force, or which one replaced it."""
    found = _decision(decision_id)
    require(policy.may_set_state(the_person(), found))
    form = StateForm(state=found.state, replaced_by=found.replaced_by_id or 0)
    offered = db.session.execute(queries.successors(the_person(), found)).all()
    labels = {row.id: f"{show_date(row.held_on)}: {row.text}" for row in offered}
    form.replaced_by.choices = choices({0: _("None")} | labels)
    if form.accepted():
        successor = _decision(form.replaced_by.data) if form.replaced_by.data else None
        actions.set_state(found, DecisionState(form.state.data), successor)
        return redirect("/decisions", 303)
    status = 422 if request.method == "POST" else 200
    return render_template("registers/decision.html", decision=found, form=form), status


@bp.get("/actions")
@signed_in
def index() -> ResponseReturnValue:
    """The actions of the reader, of the organisation, or all of them for organisers."""
    person = the_person()
    require(meetings.sees_names(person))
    whose, state = _chosen("whose", WHOSE), _chosen("state", SHOWN)
    if whose == "all" and not policy.sees_all(person):
        whose = "mine"
    return render_template(
        "registers/actions.html",
        page=_page(queries.actions(person, whose=whose, state=state)),
        whose=whose,
        state=state,
        person=person,
        policy=policy,
    )


@bp.route("/actions/<int:action_id>/drop", methods=["GET", "POST"])
@signed_in
def drop(action_id: int) -> ResponseReturnValue:
    """Ask why an action is dropped."""
    action = _action(action_id)
    require(policy.may_settle(the_person(), action))
    form = ReasonForm()
    if form.accepted():
        actions.drop(action, form.reason.data, by=the_person())
        return redirect(f"/reports/{action.report_id}#{action.anchor}", 303)
    status = 422 if request.method == "POST" else 200
    return render_template("registers/drop.html", action=action, form=form), status


@bp.route("/actions/<int:action_id>/change", methods=["GET", "POST"])
@signed_in
def change(action_id: int) -> ResponseReturnValue:
    """Give an open action another owner or another day."""
    action = _action(action_id)
    require(policy.may_settle(the_person(), action))
    form = OwnerForm(owner=_owner_of(action), due_on=action.due_on)
    if form.accepted():
        actions.hand_over(action, by=the_person(), **form.values)
        flash(_("The action was changed."), "success")
        return redirect(f"/reports/{action.report_id}#{action.anchor}", 303)
    status = 422 if request.method == "POST" else 200
    return render_template("registers/change.html", action=action, form=form), status


def _decision(decision_id: int) -> Decision:
    found = db.session.scalar(queries.decision_to_change(current_person(), decision_id))
    return found or abort(404)


def _action(action_id: int) -> Action:
    found = db.session.scalar(queries.action_to_change(the_person(), action_id))
    return found or abort(404)


def _owner_of(action: Action) -> str:
    """The owner as the form reads it."""
    known = [*names.people([action.owner_id] if action.owner_id else []), *names.organisations()]
    key = (
        ("person", action.owner_id) if action.owner_id else ("organisation", action.organisation_id)
    )
    owner = next((each for each in known if (each.kind, each.id) == key), None)
    return Names(known).written(owner) if owner else ""


def _page(rows: Rows) -> Page:
    return page_of(rows, rows)


def _filters() -> dict[str, Any]:
    """The filters that are in force; what is no state or year counts as none."""
    asked = _asked()
    year = asked["year"]
    return {
        "words": asked["q"],
        "state": asked["state"] if asked["state"] in set(STATES) else "",
        "theme": asked["theme"],
        "year": int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else 0,
    }


def _asked() -> dict[str, str]:
    return {name: request.args.get(name, "")[:100] for name in ("q", "state", "theme", "year")}


def _chosen(name: str, known: Any) -> str:
    given = request.args.get(name, "")
    return str(given if given in known else known[0])
