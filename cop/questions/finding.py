# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Find a question or an answer for an action on it, or answer 404."""

from flask import abort

from cop.db import db
from cop.people.session import current_person
from cop.questions import queries
from cop.questions.models import Answer, Question


def question_of(question_id: int) -> Question:
    """The question, if this reader may open it."""
    question = db.session.scalar(queries.to_change(current_person(), question_id))
    return question or abort(404)


def answer_of(answer_id: int) -> tuple[Answer, Question]:
    """The answer with its question, if this reader may open both."""
    answer = db.session.scalar(queries.answer_to_change(current_person(), answer_id))
    if answer is None:
        abort(404)
    return answer, question_of(answer.question_id)
