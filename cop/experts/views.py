# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Inviting people to answer, and what those who are invited say."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.contributions.models import Contribution
from cop.contributions.queries import page_of
from cop.contributions.rows import rows_of
from cop.db import db
from cop.experts import actions, policy, queries
from cop.experts.matching import Matching
from cop.experts.models import AnswerInvitation
from cop.experts.reasons import STATES, sentence
from cop.people.session import current_person, signed_in, the_person
from cop.questions.finding import question_of
from cop.questions.models import Question
from cop.web import limits
from cop.web.forms import id_in
from cop.web.guards import require
from cop.web.urls import link

bp = Blueprint("experts", __name__, url_prefix="/questions")
bp.add_app_template_filter(sentence, "reason_in_words")


@bp.post("/<int:question_id>/invitations")
@limits.replying
@signed_in
def invite(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_invite(the_person(), question))
    actions.invite_for_oneself(question, chosen_person(), by=the_person())
    return redirect(f"{link(question)}#experts", 303)


@bp.get("/<int:question_id>/invitation")
@signed_in
def invited(question_id: int) -> ResponseReturnValue:
    """What somebody who is invited can say, with a search for a colleague to pass it on to."""
    _invitation, question = _own(question_id)
    words, found = people_named(question)
    person = the_person()
    asked = rows_of(page_of(person, Question, question.id), Contribution.body_html)
    return render_template(
        "experts/invited.html",
        question=db.session.execute(asked).one(),
        reasons=Matching.of(question).reasons([person.id])[person.id],
        words=words,
        found=found,
    )


@bp.post("/<int:question_id>/invitation/answer")
@signed_in
def answer(question_id: int) -> ResponseReturnValue:
    invitation, question = _own(question_id)
    actions.will_answer(invitation, by=the_person())
    return redirect(f"/questions/{question.id}/answers", 303)


@bp.post("/<int:question_id>/invitation/colleague")
@signed_in
def pass_on(question_id: int) -> ResponseReturnValue:
    invitation, question = _own(question_id)
    actions.pass_on(invitation, question, chosen_person(), by=the_person())
    flash(_("Thank you. Your colleague is invited."), "success")
    return redirect(link(question), 303)


@bp.post("/<int:question_id>/invitation/decline")
@signed_in
def decline(question_id: int) -> ResponseReturnValue:
    invitation, question = _own(question_id)
    actions.decline(invitation, by=the_person())
    flash(_("Thank you for telling. Nobody waits for your answer."), "success")
    return redirect(link(question), 303)


@bp.app_template_global()
def experts_beside(question: Any) -> dict[str, Any] | None:
    """Who is invited and who may know the answer, for the asker and organisers."""
    if not policy.may_invite(current_person(), question) or not waits(question):
        return None
    invited = db.session.execute(queries.of_question(question.id)).all()
    matching = Matching.of(question)
    return {
        "invited": invited,
        "suggested": matching.suggested(),
        "reasons": matching.reasons([each.id for each in invited]) if invited else {},
        "states": STATES,
    }


def waits(question: Any) -> bool:
    """Whether an entity or row of a question still waits for an answer."""
    return not (question.answered_at or question.closed_at or question.hidden_at)


def people_named(question: Question) -> tuple[str, Sequence[Any]]:
    """The words of ?name=, and the people they name who may read a question."""
    words = " ".join(request.args.get("name", "")[:100].split())
    if not words:
        return "", []
    return words, db.session.execute(queries.named(question, words, the_person().id)).all()


def chosen_person() -> int:
    """The id that a button sent."""
    return id_in(request.form.get("person")) or abort(400)


def _own(question_id: int) -> tuple[AnswerInvitation, Question]:
    """The reader's own invitation, and its question if they may still read it."""
    question = question_of(question_id)
    invitation = db.session.scalar(queries.own(the_person(), question.id))
    return invitation or abort(404), question
