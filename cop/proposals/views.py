# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is proposed for meetings, and what organisers do with it."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop import clock
from cop.contributions.forms import ReasonForm
from cop.contributions.models import Contribution
from cop.contributions.prepared import run
from cop.contributions.queries import page_of
from cop.db import db
from cop.meetings.agenda import USUAL_MINUTES
from cop.meetings.finding import meeting_of
from cop.meetings.item_forms import MinutesForm
from cop.meetings.models import Meeting
from cop.people.session import current_person, signed_in, the_person
from cop.proposals import actions, policy, queries
from cop.proposals.forms import SuggestionForm
from cop.proposals.models import Proposal
from cop.proposals.reasons import reasons
from cop.search import miss_queries
from cop.web import limits, paging
from cop.web.forms import id_in
from cop.web.guards import require
from cop.web.urls import link

bp = Blueprint("proposals", __name__, url_prefix="/proposals")
bp.add_app_template_filter(reasons, "reasons_of_proposal")
GAPS = 10
"""Things looked for in vain that are shown beside the proposals for an event."""
SHOWN = 5
"""Proposals that are shown on the page of a meeting."""


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    """All that is proposed; `?meeting=ID` for one meeting."""
    person, meeting = the_person(), _meeting()
    rows = queries.for_meeting(person, meeting) if meeting else queries.listed(person)
    settles = policy.may_settle(person)
    gaps = miss_queries.listed(miss_queries.shown()).limit(GAPS)
    return render_template(
        "proposals/index.html",
        page=paging.page_of(rows, rows),
        meeting=meeting,
        places=_places() if settles else [],
        gaps=db.session.execute(gaps).all() if settles and meeting and meeting.is_event else [],
        policy=policy,
        person=person,
    )


@bp.route("/new", methods=["GET", "POST"])
@limits.contributing
@signed_in
def new() -> ResponseReturnValue:
    """Suggest a session for an event; `?title=` may say which."""
    meeting = _meeting() or abort(404)
    require(policy.may_propose(the_person()) and meeting.is_event)
    form = SuggestionForm()
    if form.accepted():
        actions.suggest(meeting, form.title.data, form.text.data or "", by=the_person())
        flash(_("Your proposal stands in the list. Organisations can say that they want it."))
        return redirect(f"/proposals?meeting={meeting.id}", 303)
    if request.method == "GET":
        form.title.data = request.args.get("title", "")[:150]
    status = 422 if request.method == "POST" else 200
    return render_template("proposals/new.html", form=form, meeting=meeting), status


@bp.post("/of/<int:contribution_id>")
@limits.replying
@signed_in
def propose(contribution_id: int) -> ResponseReturnValue:
    """Put a question, practice or solution among the proposals, or say that one wants it too."""
    found = page_of(the_person(), Contribution, contribution_id)
    contribution = db.session.scalar(found) or abort(404)
    require(policy.may_propose(the_person(), contribution))
    proposal = actions.propose(contribution, by=the_person())
    if proposal.placed_on_id is not None:
        flash(_("It is on the agenda of a coming meeting already."))
    return redirect(f"{link(contribution)}#to-agenda", 303)


@bp.post("/<int:proposal_id>/votes")
@signed_in
def want(proposal_id: int) -> ResponseReturnValue:
    proposal = _proposal(proposal_id)
    require(policy.may_vote(the_person()))
    actions.want(proposal, by=the_person())
    return _back(proposal)


@bp.post("/<int:proposal_id>/votes/delete")
@signed_in
def want_no_more(proposal_id: int) -> ResponseReturnValue:
    proposal = _proposal(proposal_id)
    require(policy.may_vote(the_person()))
    actions.want_no_more(proposal, by=the_person())
    return _back(proposal)


@bp.post("/<int:proposal_id>/place/<int:meeting_id>")
@signed_in
def place(proposal_id: int, meeting_id: int) -> ResponseReturnValue:
    """Put it on the agenda of a meeting, for so many minutes."""
    proposal, meeting = _proposal(proposal_id), meeting_of(meeting_id)
    require(policy.may_settle(the_person()))
    form = MinutesForm()
    if form.accepted():
        actions.place(proposal, meeting, by=the_person(), minutes=form.minutes.data)
        return redirect(f"{link(meeting)}#agenda", 303)
    return render_template(
        "proposals/place.html", proposal=proposal, title=_title(proposal), meeting=meeting,
        form=form,
    ), 422  # fmt: skip


@bp.route("/<int:proposal_id>/drop", methods=["GET", "POST"])
@signed_in
def drop(proposal_id: int) -> ResponseReturnValue:
    """Say that it is not going to be talked about, and why."""
    proposal = _proposal(proposal_id)
    require(policy.may_settle(the_person()))
    form = ReasonForm()
    if form.accepted():
        actions.drop(proposal, form.reason.data)
        return redirect("/proposals", 303)
    status = 422 if request.method == "POST" else 200
    return render_template(
        "proposals/drop.html", proposal=proposal, title=_title(proposal), form=form
    ), status


@bp.app_template_global()
def usual_minutes() -> int:
    """How long something takes that is put on an agenda, unless somebody says otherwise."""
    return USUAL_MINUTES


@bp.app_template_global()
def proposed_for(meeting: Any) -> list[Any]:
    """What is proposed for the agenda of a meeting, for those who make it."""
    person = current_person()
    if not policy.may_settle(person):
        return []
    return list(db.session.execute(queries.for_meeting(person, meeting).limit(SHOWN)))


@bp.app_template_global()
def proposal_of(contribution: Any) -> Any:
    """The open proposal to talk about a contribution, for who may propose it."""
    person = current_person()
    if not policy.may_propose(person, contribution):
        return None
    ours = the_person().organisation_id or 0
    found = run(queries.of_contribution, person, contribution_id=contribution.id, ours=ours)
    return found.first()


@bp.app_template_global()
def may_propose(contribution: Any) -> bool:
    """Whether the reader may put something among the proposals."""
    return policy.may_propose(current_person(), contribution)


def _title(proposal: Proposal) -> str:
    about = db.session.get(Contribution, proposal.contribution_id or 0)
    return about.title if about else proposal.title


def _places() -> list[Any]:
    return list(db.session.execute(queries.places(the_person(), clock.now()).limit(10)))


def _meeting() -> Meeting | None:
    return meeting_of(wanted) if (wanted := id_in(request.args.get("meeting"))) else None


def _proposal(proposal_id: int) -> Proposal:
    return db.session.scalar(queries.one(the_person(), proposal_id)) or abort(404)


def _back(proposal: Proposal) -> ResponseReturnValue:
    meeting = f"?meeting={proposal.meeting_id}" if proposal.meeting_id else ""
    return redirect(f"/proposals{meeting}#proposal-{proposal.id}", 303)
