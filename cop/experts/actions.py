# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of inviting: invite, say that one answers, pass on, decline."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cop import clock
from cop.db import db
from cop.errors import Refused
from cop.experts import queries
from cop.experts.matching import suggested
from cop.experts.models import MOST_PENDING, PENDING, AnswerInvitation, State
from cop.notify.actions import mark_read, tell
from cop.people.models import Person
from cop.people.queries import readers_of, taking_part
from cop.questions.models import Answer, Question

MOST_INVITED = 5
"""How many people the worker invites to a question, and how many may be open of the asker's."""
LASTS = timedelta(days=14)
"""How long an invitation is open."""


def invite(question: Question, person_id: int, *, by: Person | None = None) -> AnswerInvitation:
    """Invite somebody to answer, once; raises Refused where that would be no use or too much."""
    _refuse_in_vain(question)
    person = _to_be_asked(question, person_id)
    earlier = db.session.scalar(queries.own(person, question.id))
    if earlier is not None:
        return earlier
    _spare(person)
    made = AnswerInvitation(question_id=question.id, person_id=person.id, created_at=clock.now())
    made.by_id = by.id if by else None
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:  # somebody invited the same person at this moment
        return db.session.scalars(queries.own(person, question.id)).one()
    tell([person.id], "invited", question, by=by, anchor="invitation")
    return made


def invite_suggested(question: Question) -> int:
    """Invite those who may know the answer; answers how many."""
    invited = 0
    for each in suggested(question, MOST_INVITED):
        try:
            invite(question, each.person.id)
            invited += 1
        except Refused:  # somebody else invited them meanwhile
            continue
    return invited


def invite_for_oneself(question: Question, person_id: int, *, by: Person) -> None:
    """As the asker or an organiser; an asker has a few invitations open at a time."""
    pending = queries.pending_count().where(AnswerInvitation.question_id == question.id)
    if not by.organises and (db.session.scalar(pending) or 0) >= MOST_INVITED:
        raise Refused(_("%(count)s people are invited already. Wait until some of them have "
                        "reacted.", count=MOST_INVITED))  # fmt: skip
    invite(question, person_id, by=by)


def will_answer(invitation: AnswerInvitation, *, by: Person) -> None:
    """Say that one is going to answer."""
    _settle(invitation, State.ANSWERING, by)


def decline(invitation: AnswerInvitation, *, by: Person) -> None:
    """Say that one does not answer now."""
    _settle(invitation, State.DECLINED, by)


def pass_on(
    invitation: AnswerInvitation, question: Question, person_id: int, *, by: Person
) -> None:
    """Name a colleague, who is invited instead."""
    if person_id == by.id:
        raise Refused(_("Choose somebody else than yourself."))
    invite(question, person_id, by=by)
    _settle(invitation, State.PASSED_ON, by)


def settle() -> None:
    """Note which invitations were answered by now, and which nobody waits for any more."""
    pending = select(AnswerInvitation).join(Question, Question.id == AnswerInvitation.question_id)
    pending = pending.where(AnswerInvitation.state.in_(PENDING))
    own = select(Answer.id).where(
        Answer.part_of_id == AnswerInvitation.question_id,
        Answer.author_id == AnswerInvitation.person_id,
        Answer.hidden_at.is_(None),
    )
    over = Question.closed_at.is_not(None) | Question.hidden_at.is_not(None)
    over |= Question.answered_at.is_not(None) & (AnswerInvitation.state == State.OPEN)
    over |= AnswerInvitation.created_at < clock.now() - LASTS
    for state, which in ((State.ANSWERED, own.exists()), (State.LAPSED, over)):
        for each in db.session.scalars(pending.where(which)).all():
            each.state, each.settled_at = state, clock.now()
        db.session.flush()


def _settle(invitation: AnswerInvitation, state: State, by: Person) -> None:
    """Note what somebody said; the news of the invitation is read with that."""
    if invitation.state == State.ANSWERED:
        raise Refused(_("You answered this question already."))
    invitation.state, invitation.settled_at = state, clock.now()
    mark_read(by, invitation.question_id)


def _refuse_in_vain(question: Question) -> None:
    if question.closed_at or question.hidden_at:
        raise Refused(_("This question is closed; it takes no answers."))


def _to_be_asked(question: Question, person_id: int) -> Person:
    """The person, if they may read the question; while they are looked at nobody else invites."""
    wanted = taking_part().where(
        Person.id == person_id,
        Person.id != question.author_id,
        Person.id.in_(readers_of(question.group_id)),
    )
    # So that two who invite at once count one after the other; SQLite has one writer anyway.
    found = db.session.scalar(wanted.with_for_update(key_share=True, of=Person))
    if found is None:
        raise Refused(_("This person cannot be invited to this question."))
    return found


def _spare(person: Person) -> None:
    if person.away_until is not None:
        raise Refused(_("%(name)s is away. Ask somebody else.", name=person.name))
    pending = queries.pending_count().where(AnswerInvitation.person_id == person.id)
    if (db.session.scalar(pending) or 0) >= MOST_PENDING:
        raise Refused(
            _("%(name)s was invited to enough questions for now. Ask somebody else.",
              name=person.name)
        )  # fmt: skip
