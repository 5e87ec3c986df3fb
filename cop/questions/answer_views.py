# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is done with answers; they are shown on their question's page."""

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from cop.contributions.editing import led_to, offered, shown
from cop.people.session import signed_in, the_person
from cop.questions import actions, policy
from cop.questions.finding import answer_of, question_of
from cop.questions.forms import AnswerForm
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import link

bp = Blueprint("answers", __name__, url_prefix="/questions")


@bp.route("/<int:question_id>/answers", methods=["GET", "POST"])
@limits.replying
@signed_in
def answer(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_reply(the_person()))
    form = offered(AnswerForm())
    form.group_id.data = question.group_id
    closed = question.closed_at is not None
    if not closed and form.accepted():
        rest = {k: v for k, v in form.spine().items() if k != "group_id"}
        made = actions.answer(
            question, the_person(), form.body.data, language=form.language.data, **rest
        )
        return led_to(made)
    may = policy.may_close(the_person(), question)
    return shown("questions/answer.html", form, refused=closed, question=question, may_reopen=may)


@bp.route("/answers/<int:answer_id>/edit", methods=["GET", "POST"])
@signed_in
def edit_answer(answer_id: int) -> ResponseReturnValue:
    answer, question = answer_of(answer_id)
    require(policy.may_edit(the_person(), answer))
    form = offered(AnswerForm(obj=answer), answer)
    form.group_id.data = answer.group_id
    if form.accepted():
        actions.revise(answer, by=the_person(), body=form.body.data, **form.revision())
        return led_to(answer)
    return shown("questions/edit_answer.html", form, question=question, answer=answer)


@bp.post("/answers/<int:answer_id>/acceptance")
@signed_in
def accept(answer_id: int) -> ResponseReturnValue:
    answer, question = answer_of(answer_id)
    require(policy.may_accept(the_person(), question))
    actions.accept(question, answer, by=the_person())
    return redirect(link(answer), 303)


@bp.post("/answers/<int:answer_id>/acceptance/delete")
@signed_in
def unaccept(answer_id: int) -> ResponseReturnValue:
    answer, question = answer_of(answer_id)
    require(policy.may_accept(the_person(), question))
    actions.unaccept(question, answer)
    return redirect(link(answer), 303)
