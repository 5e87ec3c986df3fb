# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of questions: ask, answer, accept, share, close."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from cop import clock
from cop.contributions import actions as spine
from cop.contributions.linking import connect
from cop.contributions.models import Contribution, LinkKind
from cop.db import db
from cop.errors import Refused
from cop.notify.actions import tell, tell_written
from cop.notify.following import followers, take_part
from cop.notify.models import Because
from cop.people.models import Person
from cop.questions.models import Answer, ClosedReason, Question, Sharing


def ask(
    by: Person,
    title: str,
    body: str,
    *,
    language: str = "nl",
    veiled: bool = False,
    origin: Contribution | None = None,
    **rest: Any,
) -> Question:
    """Ask a question that comes of `origin`; `rest` is what `contributions.actions.post` takes."""
    question = spine.post(
        Question(title=title, body=body, language=language, veiled=veiled), by=by, **rest
    )
    take_part(by, question, Because.WRITTEN)
    tell_written(question, by=by)
    if origin is not None:
        connect(question, origin, LinkKind.RELATED, by=by)
    return question


def answer(
    question: Question, by: Person, body: str, *, language: str = "nl", **rest: Any
) -> Answer:
    """Answer a question; its asker and followers are told."""
    if question.closed_at:
        raise Refused(_("This question is closed; it takes no answers."))
    veiled = question.veiled and by.id == question.author_id
    made = spine.post(
        Answer(question_id=question.id, body=body, language=language, veiled=veiled),
        by=by,
        group_id=question.group_id,
        **rest,
    )
    question.active_at = max(question.active_at, made.created_at)
    settle(question)
    take_part(by, question, Because.ANSWERED)
    tell_written(made, by=by)
    told = [question.author_id, *followers(question)]
    tell(told, "answered", question, by=by, anchor=f"answer-{made.id}")
    return made


def revise(written: Question | Answer, *, by: Person, **changes: Any) -> None:
    """Save what changed; `changes` is what `contributions.actions.revise` takes.

    Who veils a question is veiled in their own answers to it too.
    """
    tell(spine.revise(written, by=by, **changes), "mentioned", written, by=by)
    own = select(Answer).where(
        Answer.question_id == written.id, Answer.author_id == written.author_id
    )
    for each in db.session.scalars(own):
        each.veiled = written.veiled
    db.session.flush()


def accept(question: Question, answer: Answer, *, by: Person) -> None:
    """Say that an answer helped; a question may have several such answers."""
    if answer.question_id != question.id:
        raise Refused(_("This answer belongs to another question."))
    if answer.accepted_at is None:
        answer.accepted_at, answer.accepted_by_id = clock.now(), by.id
        settle(question)
        tell([answer.author_id], "accepted", answer, by=by)


def unaccept(question: Question, answer: Answer) -> None:
    """Take the acceptance back."""
    if answer.question_id == question.id:
        answer.accepted_at, answer.accepted_by_id = None, None
        settle(question)


def share(question: Question, *, by: Person) -> None:
    """Say that one's organisation has this question too, once for each organisation."""
    if by.organisation_id is None:
        raise Refused(_("Only people of an organisation can say this."))
    if _sharing(question, by) is None:
        db.session.add(
            Sharing(question_id=question.id, organisation_id=by.organisation_id, person_id=by.id)
        )
        db.session.flush()
        take_part(by, question, Because.SHARED)


def unshare(question: Question, *, by: Person) -> None:
    """Take it back."""
    if sharing := _sharing(question, by):
        db.session.delete(sharing)


def close(
    question: Question,
    *,
    by: Person,
    reason: ClosedReason,
    note: str = "",
    duplicate_of: Contribution | None = None,
) -> None:
    """Close a question with a reason; a duplicate is linked to what it repeats."""
    if question.closed_at:
        raise Refused(_("This question is closed already."))
    if reason is ClosedReason.DUPLICATE:
        if not isinstance(duplicate_of, Question) or duplicate_of.id == question.id:
            raise Refused(_("Give the address of the question that this one repeats."))
        connect(question, duplicate_of, LinkKind.DUPLICATES, by=by)
    question.closed_at, question.closed_by_id = clock.now(), by.id
    question.closed_reason, question.closed_note = reason, note
    tell([question.author_id, *followers(question)], "closed", question, by=by)


def reopen(question: Question) -> None:
    """Take answers again."""
    question.closed_at, question.closed_by_id = None, None
    question.closed_reason, question.closed_note = None, ""


def settle(question: Question) -> None:
    """Derive since when the question is answered and solved from the answers that are shown."""
    db.session.flush()
    shown = db.session.scalars(
        select(Answer).where(Answer.question_id == question.id, Answer.hidden_at.is_(None))
    ).all()
    question.answered_at = min((each.created_at for each in shown), default=None)
    accepted = [each.accepted_at for each in shown if each.accepted_at]
    question.solved_at = min(accepted, default=None)
    db.session.flush()


def settle_question_of(answer: Answer) -> None:
    """The question of an answer that was hidden or shown again is settled anew."""
    question = db.session.get(Question, answer.question_id)
    if question is not None:
        settle(question)


def _sharing(question: Question, by: Person) -> Sharing | None:
    return db.session.scalar(
        select(Sharing).where(
            Sharing.question_id == question.id, Sharing.organisation_id == by.organisation_id
        )
    )
