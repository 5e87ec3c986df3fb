# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of reports, and the state of the actions in them."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from cop.contributions import prepared, rows
from cop.contributions.editing import again, led_to, offered, shown
from cop.contributions.prepared import run
from cop.discussion import queries as discussion
from cop.meetings import old_words, policy, prefilling, reporting, rounds
from cop.meetings import report_queries as queries
from cop.meetings.finding import action_of, report_of
from cop.meetings.models import ActionState
from cop.meetings.reading import life_of
from cop.meetings.report_forms import ReportForm
from cop.people.session import current_person, signed_in, the_person
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import safe_next
from cop.web.visitors import same_for_visitors

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    person = current_person()
    page = prepared.page(queries.all_of_them, person)
    return render_template(
        "meetings/reports.html",
        page=page,
        trimmings=rows.trimmings(row.id for row in page.rows),
        may_report=policy.may_report(person),
    )


@bp.route("/new", methods=["GET", "POST"])
@limits.contributing
@signed_in
def new() -> ResponseReturnValue:
    require(policy.may_report(the_person()))
    form = prefilling.begun(offered(ReportForm()))
    if request.method == "POST" and form.actions.rearranged():
        return again("meetings/report_new.html", form, meeting=form.of_meeting, policy=policy)
    if form.accepted():
        report = reporting.publish(
            the_person(),
            form.facts,
            form.minutes,
            language=form.language.data,
            **form.spine(),
        )
        return led_to(report)
    return shown("meetings/report_new.html", form, meeting=form.of_meeting, policy=policy)


@bp.get("/<int:report_id>")
@bp.get("/<int:report_id>-<slug>")
@same_for_visitors
def show(report_id: int, slug: str = "") -> ResponseReturnValue:
    person = current_person()
    report = run(queries.page, person, report_id=report_id).first() or abort(404)
    named = run(queries.attendance, person, report_id=report_id).all()
    present = _present(named)
    life = life_of(person, report, present["people"])
    decisions = run(queries.decisions, person, report_id=report_id).all()
    actions = run(queries.actions, person, report_id=report_id).all()
    return render_template(
        "meetings/report_show.html",
        report=report,
        life=life,
        contents=life.parts[1:],
        old_words=old_words.of_life(life, report, decisions, actions),
        decisions=decisions,
        actions=actions,
        discussed=run(queries.discussed, person, report_id=report_id).all(),
        present=present,
        attended=len(present["people"]) + report.guests,
        comments=discussion.on([report.id], person),
        trimmings=rows.trimmings([report.id]),
        person=person,
        policy=policy,
    )


@bp.route("/<int:report_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(report_id: int) -> ResponseReturnValue:
    report = report_of(report_id)
    require(policy.may_edit(the_person(), report))
    rounds.refuse_when_adopted(report)
    form = offered(ReportForm(**prefilling.of(report)), report)
    del form.at_once
    form.already_named = prefilling.named_in(report)
    prefilling.offer_meetings(form, report.meeting_id)
    if request.method == "POST" and form.actions.rearranged():
        return again("meetings/report_edit.html", form, report=report)
    if form.accepted():
        reporting.revise(
            report, by=the_person(), facts=form.facts, minutes=form.minutes, **form.revision()
        )
        return led_to(report)
    return shown("meetings/report_edit.html", form, report=report)


@bp.post("/actions/<int:action_id>/<any(done, open):state>")
@signed_in
def settle(action_id: int, state: str) -> ResponseReturnValue:
    """Say that an action is done, or open after all."""
    action = action_of(action_id)
    require(policy.may_settle(the_person(), action))
    reporting.settle(action, ActionState(state), by=the_person())
    home = f"/reports/{action.report_id}#action-{action.id}"
    return redirect(safe_next(request.form.get("next")) or home, 303)


def _present(named: Sequence[Any]) -> dict[str, Any]:
    """Who attended: people, and organisations each once."""
    organisations = {each.organisation_id: each.organisation for each in named}
    organisations.pop(None, None)
    return {
        "people": [each for each in named if each.person_id],
        "organisations": sorted(organisations.items(), key=lambda pair: pair[1].casefold()),
    }
