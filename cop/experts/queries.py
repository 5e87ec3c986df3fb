# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of who knows about a question, and of who is invited."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select

from cop import clock
from cop.contributions.models import Contribution
from cop.contributions.parts import on_page_of
from cop.contributions.queries import visible_to
from cop.db import Rows
from cop.experts.knowing import theme_ids
from cop.experts.models import MOST_PENDING, PENDING, AnswerInvitation
from cop.notify.models import Follow, Level
from cop.people.models import Organisation, Person
from cop.people.queries import readers_of, taking_part
from cop.questions.models import Question

LATELY = timedelta(days=30)
"""How long somebody counts as recently asked."""


def candidates(question: Any, ids: Iterable[int]) -> Rows:
    """Those of these people who may be invited, with what decides how near they are.

    Nobody who may not read the question, muted it or one of its themes, is away, works with the
    asker, was invited before, or answered already.
    """
    written = select(Contribution.author_id).where(on_page_of(question.id))
    elsewhere = Person.organisation_id.is_(None)
    if question.organisation_id is not None:
        elsewhere |= Person.organisation_id != question.organisation_id
    return people(ids).where(
        elsewhere,
        Person.away_until.is_(None),
        Person.id.in_(readers_of(question.group_id)),
        Person.id.not_in(written),
        Person.id.not_in(_invited(question)),
        Person.id.not_in(_muting(question)),
    )


def people(ids: Iterable[int]) -> Rows:
    """These people, with what decides how near they are to an asker."""
    invitations = select(func.count()).where(AnswerInvitation.person_id == Person.id)
    lately = invitations.where(AnswerInvitation.created_at > clock.now() - LATELY)
    waiting = invitations.where(AnswerInvitation.state.in_(PENDING))
    return (
        taking_part()
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .with_only_columns(
            Person.id, Person.name, Person.function, Person.role, Person.languages, Person.locale,
            Organisation.name.label("organisation"), Organisation.kind.label("organisation_kind"),
            Organisation.country, Organisation.region, Organisation.population,
            lately.correlate(Person).scalar_subquery().label("lately"),
            waiting.correlate(Person).scalar_subquery().label("pending"),
        )
        .where(Person.id.in_(list(ids)))
    )  # fmt: skip


def named(question: Any, words: str, but: int) -> Rows:
    """People whose name or organisation holds the words, and who can be invited."""
    pending = pending_count().where(AnswerInvitation.person_id == Person.id).correlate(Person)
    found = taking_part().outerjoin(Organisation, Organisation.id == Person.organisation_id)
    for word in words.split()[:5]:
        found = found.where(
            or_(*(
                column.icontains(word, autoescape=True)
                for column in (Person.name, Organisation.name)
            ))
        )  # fmt: skip
    return (
        found.with_only_columns(
            Person.id, Person.name, Person.function, Organisation.name.label("organisation")
        )
        .where(
            Person.id.in_(readers_of(question.group_id)),
            Person.id.not_in([but, question.author_id]),
            Person.id.not_in(_invited(question)),
            Person.away_until.is_(None),
            pending.scalar_subquery() < MOST_PENDING,
        )
        .order_by(Person.name, Person.id)
        .limit(10)
    )


def of_question(question_id: int) -> Rows:
    """Who is invited to a question, in the order of inviting."""
    return (
        select(
            AnswerInvitation.id.label("invitation_id"), AnswerInvitation.state,
            Person.id, Person.name, Organisation.name.label("organisation"),
        )
        .join(Person, Person.id == AnswerInvitation.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(AnswerInvitation.question_id == question_id)
        .order_by(AnswerInvitation.id)
    )  # fmt: skip


def own(person: Person, question_id: int) -> Select[AnswerInvitation]:
    """The person's own invitation to answer a question."""
    return select(AnswerInvitation).where(
        AnswerInvitation.person_id == person.id, AnswerInvitation.question_id == question_id
    )


def pending_of(person: Person) -> Rows:
    """The questions that the person is still invited to answer and may read, the oldest first."""
    return (
        visible_to(person, Question)
        .join(AnswerInvitation, AnswerInvitation.question_id == Question.id)
        .where(AnswerInvitation.person_id == person.id, AnswerInvitation.state.in_(PENDING))
        .with_only_columns(
            Contribution.id, Contribution.kind, Contribution.title, Contribution.language,
            AnswerInvitation.state, AnswerInvitation.created_at.label("invited_at"),
            maintain_column_froms=True,
        )
        .order_by(AnswerInvitation.id)
    )  # fmt: skip


def pending_count() -> Select[int]:
    """How many invitations are open."""
    return select(func.count()).where(AnswerInvitation.state.in_(PENDING))


def _invited(question: Any) -> Select[int]:
    return select(AnswerInvitation.person_id).where(AnswerInvitation.question_id == question.id)


def _muting(question: Any) -> Select[int]:
    """The ids of the people who muted the question, its group or one of its themes."""
    about = Follow.contribution_id.in_([question.id]) | Follow.group_id.in_([question.group_id])
    about |= Follow.theme_id.in_(theme_ids(question))
    return select(Follow.person_id).where(about, Follow.level == Level.MUTED)
