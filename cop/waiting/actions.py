# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of waiting: take a step for a question, forward it, say whether it was answered."""

from collections.abc import Callable, Sequence

from sqlalchemy import delete

from cop import clock
from cop.db import db
from cop.discussion.actions import comment
from cop.discussion.models import Comment
from cop.experts import actions as experts
from cop.notify.actions import mark_read, tell
from cop.people.models import Person
from cop.proposals import actions as proposals
from cop.proposals.models import Because
from cop.questions import actions as questions
from cop.questions.models import Answer, Question
from cop.waiting import helped_queries, queries
from cop.waiting.models import Asking, HelpedStep, Step, WaitingStep


def take(question: Question, step: Step) -> None:
    """Take a step for a question, once: a second worker that does so fails on the first's row."""
    taken = WaitingStep(question_id=question.id, step=step, at=clock.now())
    db.session.add(taken)
    db.session.flush()
    TAKEN[step](question, taken)
    db.session.flush()


def in_charge(question: Question) -> Sequence[int]:
    """Who is told of a question: organisers of its themes, or else all who may read it.

    While all of those are away, the others too. In a closed group those are its leads, and where
    there are none the asker alone is left.
    """
    in_charge = queries.in_charge(question)
    everybody = db.session.scalars(in_charge).all()
    present = db.session.scalars(in_charge.where(Person.away_until.is_(None))).all()
    told = db.session.scalars(queries.near(question, in_charge)).all() or everybody
    if set(told).isdisjoint(present):
        told = [*told, *present]
    return told or [question.author_id]


def forward(question: Question, person_id: int, *, by: Person) -> None:
    """Name somebody who may know; without an answer it waits for a decision again after a while."""
    experts.invite(question, person_id, by=by)
    decided = delete(WaitingStep).where(
        WaitingStep.question_id == question.id, WaitingStep.step == Step.MUST_DECIDE
    )
    db.session.execute(decided)
    db.session.merge(
        WaitingStep(question_id=question.id, step=Step.FORWARDED, at=clock.now(), by_id=by.id)
    )
    db.session.flush()
    mark_read(by, question.id)


def helped(question: Question, answer: Answer, *, by: Person) -> None:
    """Say that the question is answered, and by which answer."""
    questions.accept(question, answer, by=by)
    mark_read(by, question.id)


def still_missing(question: Question, text: str, *, by: Person, key: str = "") -> Comment:
    """Say what is still missing, in a comment; nobody asks again until there is another answer."""
    said = comment(question, by=by, body=text, key=key)
    last = db.session.scalar(helped_queries.last_answer(question.id))
    if last is not None:
        db.session.merge(HelpedStep(answer_id=last, step=Asking.NO, at=clock.now()))
    mark_read(by, question.id)
    return said


def _invite(question: Question, taken: WaitingStep) -> None:
    experts.invite_suggested(question)


def _tell(question: Question, taken: WaitingStep) -> None:
    tell(in_charge(question), "unanswered", question)


def _propose(question: Question, taken: WaitingStep) -> None:
    """Propose it for a meeting; whether it comes on the agenda is for organisers to decide."""
    meeting = db.session.scalar(queries.next_meeting(question))
    if meeting is not None:
        taken.meeting_id = meeting.id
    proposals.propose(question, Because.WAITED, meeting_id=meeting.id if meeting else None)
    tell(in_charge(question), "for_agenda" if meeting else "no_meeting", question)


def _ask_for_a_decision(question: Question, taken: WaitingStep) -> None:
    tell(in_charge(question), "must_decide", question, anchor="standing")


TAKEN: dict[Step, Callable[[Question, WaitingStep], None]] = {
    Step.INVITED: _invite,
    Step.TOLD: _tell,
    Step.PROPOSED: _propose,
    Step.MUST_DECIDE: _ask_for_a_decision,
}
"""What each step does."""
