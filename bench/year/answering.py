# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody does with a question they read: answer it, react to an invitation, accept."""

from functools import partial

from sqlalchemy import select

from bench.year import habits
from bench.year.habitants import Habitant
from bench.year.stage import Stage, account
from cop.db import db
from cop.experts import actions as experts
from cop.experts import queries as invitations
from cop.experts.matching import suggested
from cop.experts.models import AnswerInvitation, State
from cop.questions import actions as questions
from cop.questions.models import Answer, Question
from cop.waiting import actions as waiting
from cop.waiting import helped_queries
from cop.waiting.models import Asking, HelpedStep

WORKING_DAY = 24.0
"""Hours."""


def consider(stage: Stage, person: Habitant, question: Question) -> None:
    """Think of what one can do about a question."""
    if question.closed_at:
        return
    if question.author_id == person.id:
        _say_whether_it_helped(stage, person, question)
    elif invitation := db.session.scalar(invitations.own(account(person), question.id)):
        if invitation.state == State.OPEN and -question.id not in person.seen:
            person.seen.add(-question.id)
            _respond(stage, person, question, invitation)
    elif (
        question.id not in person.seen
        and not question.answered_at
        and stage.happens(person.answers)
    ):
        answer(stage, question.id, person)


def answer(stage: Stage, question_id: int, person: Habitant) -> None:
    """Answer a question, unless it was closed meanwhile."""
    by = account(person)
    question = db.session.get_one(Question, question_id)
    questions.answer(question, by, stage.words(by.locale, 40), language=by.locale)
    person.seen.add(question_id)


def _respond(
    stage: Stage, person: Habitant, question: Question, invitation: AnswerInvitation
) -> None:
    """Say something to an invitation, or nothing."""
    by, draw = account(person), stage.chance.random()
    if draw < habits.PROMISES:
        experts.will_answer(invitation, by=by)
        if stage.happens(habits.KEEPS):
            stage.later(person, 2 * WORKING_DAY, partial(answer, stage, question.id))
    elif draw < habits.PROMISES + habits.PASSES_ON:
        if known := [each for each in suggested(question) if each.person.id != person.id]:
            colleague = stage.chance.choice(known).person.id
            experts.pass_on(invitation, question, colleague, by=by)
    elif draw < habits.PROMISES + habits.PASSES_ON + habits.DECLINES:
        experts.decline(invitation, by=by)


def _say_whether_it_helped(stage: Stage, person: Habitant, question: Question) -> None:
    """As the asker: accept the last answer or say what is missing; invite where there is none."""
    by = account(person)
    last = db.session.scalar(helped_queries.last_answer(question.id))
    if last is None:
        known = suggested(question) if stage.happens(habits.INVITES) else []
        if known and not question.answered_at:
            experts.invite_for_oneself(question, known[0].person.id, by=by)
    elif not question.solved_at:
        steps = db.session.scalars(select(HelpedStep.step).where(HelpedStep.answer_id == last))
        asked = set(steps)
        if stage.happens(habits.ACCEPTS_ASKED if asked else habits.ACCEPTS):
            waiting.helped(question, db.session.get_one(Answer, last), by=by)
        elif asked - {Asking.NO} and stage.happens(habits.STILL_MISSING):
            waiting.still_missing(question, stage.words(by.locale), by=by)
