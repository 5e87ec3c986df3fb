# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Requests for information: asked by anybody who may read an entry, answered by its provider."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.db import db
from cop.i18n import reader_locale
from cop.library import asking, policy, queries
from cop.library.finding import solution_of
from cop.library.forms import InformationForm
from cop.library.models import InformationRequest, Reason, Solution
from cop.people.models import Person
from cop.people.session import current_person, signed_in, the_person
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import link

bp = Blueprint("library_requests", __name__, url_prefix="/library")


@bp.route("/<int:solution_id>/ask", methods=["GET", "POST"])
@limits.guarded("10 per hour")
def ask(solution_id: int) -> ResponseReturnValue:
    solution, person = solution_of(solution_id), current_person()
    form = InformationForm(**_known_of(person))
    if form.accepted():
        asking.ask(
            solution,
            name=form.name.data,
            email=form.email.data,
            text=form.text.data,
            organisation=form.organisation.data or "",
            reason=Reason(form.reason.data),
            by=person,
            key=(form.key.data or "")[:64],
            locale=reader_locale(),
        )
        flash(_("Your message was passed on. A copy comes to you by mail."), "positive")
        return redirect(link(solution), 303)
    status = 422 if request.method == "POST" else 200
    return render_template("library/ask.html", form=form, solution=solution), status


@bp.get("/<int:solution_id>/requests")
@signed_in
def index(solution_id: int) -> ResponseReturnValue:
    solution = solution_of(solution_id)
    require(policy.may_see_requests(the_person(), solution))
    requests = db.session.execute(queries.requests(solution_id)).all()
    return render_template("library/requests.html", solution=solution, requests=requests)


@bp.post("/requests/<int:request_id>/answer")
@signed_in
def answer(request_id: int) -> ResponseReturnValue:
    asked, solution = _request(request_id)
    asking.answered(asked, by=the_person())
    return redirect(f"/library/{solution.id}/requests#request-{asked.id}", 303)


@bp.post("/requests/<int:request_id>/answer/delete")
@signed_in
def unanswer(request_id: int) -> ResponseReturnValue:
    asked, solution = _request(request_id)
    asking.unanswered(asked)
    return redirect(f"/library/{solution.id}/requests#request-{asked.id}", 303)


def _request(request_id: int) -> tuple[InformationRequest, Solution]:
    asked = db.session.get(InformationRequest, request_id) or abort(404)
    solution = solution_of(asked.solution_id)
    require(policy.may_see_requests(the_person(), solution))
    return asked, solution


def _known_of(person: Person | None) -> dict[str, str]:
    """What is known of somebody who is signed in, and what the address asks for."""
    wanted = request.args.get("reason", "")
    known = {"reason": wanted if wanted in set(Reason) else Reason.INFORMATION.value}
    if person is not None:
        organisation = person.organisation.name if person.organisation else ""
        known |= {"name": person.name, "email": person.email, "organisation": organisation}
    return known
