# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of questions whose asker did not say yet whether they were answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from cop.contributions.models import Contribution
from cop.db import Rows
from cop.questions.models import Answer, Question
from cop.waiting.models import HelpedStep

_UNSAID = (
    Question.solved_at.is_(None), Question.closed_at.is_(None), Question.hidden_at.is_(None),
)  # fmt: skip
"""That nobody said of a question how it ended."""


def last_answer(question_id: int) -> Select[int]:
    """The id of the last answer that others gave and that is shown."""
    return _given(question_id).order_by(Answer.id.desc()).limit(1)


def unsaid(earliest: datetime, latest: datetime) -> Rows:
    """Questions that are answered and not accepted, with their last answer, given between these."""
    reply = aliased(Contribution.__table__)
    given = (
        select(reply.c.part_of_id, func.max(reply.c.id).label("answer_id"))
        .where(
            reply.c.kind == "answer",
            reply.c.hidden_at.is_(None),
            reply.c.part_of_id.is_not(None),
        )
        .join(Contribution, Contribution.id == reply.c.part_of_id)
        .where(Contribution.author_id != reply.c.author_id)
        .group_by(reply.c.part_of_id)
        .subquery()
    )
    last = aliased(Contribution.__table__)
    return (
        select(Question)
        .join(given, given.c.part_of_id == Question.id)
        .join(last, last.c.id == given.c.answer_id)
        .where(
            *_UNSAID,
            Question.answered_at.is_not(None),
            last.c.created_at.between(earliest, latest),
        )
        .with_only_columns(
            Question.id, last.c.id.label("answer_id"), last.c.created_at.label("answered_at"),
            maintain_column_froms=True,
        )
        .order_by(last.c.created_at, last.c.id)
    )  # fmt: skip


def said(answer_ids: Any) -> Rows:
    """What was asked or said after these answers."""
    wanted = HelpedStep.answer_id.in_(answer_ids)
    return select(HelpedStep.answer_id, HelpedStep.step).where(wanted)


def to_ask(question_id: int) -> Select[Question]:
    """The question if its asker still did not say anything, kept until the transaction ends."""
    return (
        select(Question).where(Question.id == question_id, *_UNSAID).with_for_update(key_share=True)
    )


def answers_of(question: Question) -> Rows:
    """The answers that may have helped, the oldest first."""
    return (
        _given(question.id)
        .with_only_columns(
            Answer.id, Answer.excerpt, Answer.language, Answer.created_at, Answer.author_id
        )
        .order_by(Answer.created_at, Answer.id)
    )


def _given(question_id: int) -> Select[Any]:
    """The shown answers to a question that others than its asker gave."""
    asked = aliased(Contribution.__table__)
    asker = select(asked.c.author_id).where(asked.c.id == question_id).scalar_subquery()
    return select(Answer.id).where(
        Answer.part_of_id == question_id, Answer.hidden_at.is_(None), Answer.author_id != asker
    )
