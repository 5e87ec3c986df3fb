# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Questions that wait for somebody: for a decision, an answer, or word whether it helped."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.contributions.prepared import run
from cop.db import db
from cop.experts import queries as experts
from cop.experts.models import PENDING
from cop.experts.views import chosen_person, people_named, waits
from cop.people.session import current_person, signed_in, the_person
from cop.questions.finding import question_of
from cop.questions.models import Answer, Question
from cop.waiting import actions, helped_queries, policy, queries, standing
from cop.waiting.forms import HelpedForm, MissingForm
from cop.web import limits
from cop.web.guards import request_settings, require
from cop.web.urls import link, place_of

bp = Blueprint("waiting", __name__)


@bp.get("/questions/waiting")
@signed_in
def index() -> ResponseReturnValue:
    """The questions that wait for the reader, who must decide or is invited to answer."""
    return render_template(
        "waiting/index.html",
        to_decide=db.session.execute(queries.to_decide(the_person())).all(),
        invited=db.session.execute(experts.pending_of(the_person())).all(),
        person=the_person(),
    )


@bp.get("/questions/<int:question_id>/forward")
@signed_in
def ask_whom(question_id: int) -> ResponseReturnValue:
    """Look for somebody who may know."""
    question = question_of(question_id)
    require(policy.may_forward(the_person(), question))
    words, found = people_named(question)
    return render_template("waiting/forward.html", question=question, words=words, found=found)


@bp.post("/questions/<int:question_id>/forward")
@signed_in
def forward(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_forward(the_person(), question))
    actions.forward(question, chosen_person(), by=the_person())
    flash(_("The question was forwarded."), "success")
    return redirect(link(question), 303)


@bp.get("/questions/<int:question_id>/helped")
@signed_in
def helped(question_id: int) -> ResponseReturnValue:
    """Is your question answered?"""
    question = question_of(question_id)
    require(policy.may_say_helped(the_person(), question))
    return _asked(question, _answers(question), MissingForm(formdata=None))


@bp.post("/questions/<int:question_id>/helped/yes")
@signed_in
def it_helped(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_say_helped(the_person(), question))
    form = _answers(question)
    if form.accepted():
        answer = db.session.get(Answer, form.answer.data) or abort(404)
        actions.helped(question, answer, by=the_person())
        flash(_("Thank you. Others see now which answer helped."), "success")
        return redirect(link(answer), 303)
    return _asked(question, form, MissingForm(formdata=None))


@bp.post("/questions/<int:question_id>/helped/no")
@limits.replying
@signed_in
def still_missing(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_say_helped(the_person(), question))
    form = MissingForm()
    if form.accepted():
        text, key = form.missing.data, form.submission
        said = actions.still_missing(question, text, by=the_person(), key=key)
        flash(_("Your question stays open, with what is missing below it."), "success")
        return redirect(place_of(question, f"comment-{said.id}"), 303)
    return _asked(question, _answers(question), form)


@bp.app_template_global()
def waiting_of(question: Any) -> dict[str, Any]:
    """Where a question that waits stands, and what of it concerns the reader; nothing of others."""
    person = current_person()
    if not waits(question):
        return {}
    row = run(queries.standing_for, person, question_id=question.id).first()
    if row is None:
        return {}
    takes_part = person is not None and person.takes_part
    return {
        "standing": standing.sentence(row, request_settings().timezone),
        "invitation": row.invitation if takes_part and row.invitation in PENDING else None,
        "may_forward": takes_part and (row.leads or (person and person.organises)),
    }


@bp.app_template_global()
def decisions_waiting() -> int:
    """How many questions wait for a decision of the reader."""
    return len(db.session.execute(queries.to_decide(the_person())).all())


def _answers(question: Question) -> HelpedForm:
    """The answers of others to choose from, each by the beginning of its text."""
    form = HelpedForm()
    rows = db.session.execute(helped_queries.answers_of(question)).all()
    form.answer.choices = [(row.id, row.excerpt) for row in rows]
    return form


def _asked(question: Question, yes: HelpedForm, no: MissingForm) -> ResponseReturnValue:
    refused = next((form for form in (yes, no) if form.errors), None)
    status = 422 if refused else 200
    return render_template(
        "waiting/helped.html", question=question, yes=yes, no=no, form=refused
    ), status
