# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of questions that wait, of who must know it, and of meetings for them."""

from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import aliased

from cop import clock
from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Expertise, Themed
from cop.db import Rows
from cop.experts.knowing import theme_ids
from cop.experts.models import AnswerInvitation
from cop.meetings.models import Meeting
from cop.meetings.queries import upcoming
from cop.notify.models import Follow, Level
from cop.people.models import Access, Group, Membership, Organisation, Person
from cop.people.queries import organisers, readers_of, taking_part
from cop.questions.models import Question
from cop.questions.queries import unanswered
from cop.waiting.models import Step, WaitingStep


def ladder() -> Rows:
    """Every question that waits for an answer, with when each step was taken; the oldest first."""
    return _with_steps(unanswered(select(Question)).where(Question.hidden_at.is_(None)))


def standing_for(person: Person | None, question_id: Any) -> Rows:
    """The same of one question that is shown anyway, with how many people are invited.

    `invitation` is the state of the reader's own, `leads` whether the reader leads its group.
    """
    invited = select(func.count()).where(AnswerInvitation.question_id == Question.id)
    wanted = unanswered(select(Question)).where(Question.id == question_id)
    reader = person.id if person is not None else 0
    own = select(AnswerInvitation.state).where(
        AnswerInvitation.question_id == Question.id, AnswerInvitation.person_id == reader
    )
    leading = _led_by(reader).where(Membership.group_id == Contribution.group_id)
    return _with_steps(wanted).add_columns(
        invited.correlate(Question).scalar_subquery().label("experts"),
        own.correlate(Question).scalar_subquery().label("invitation"),
        leading.correlate(Contribution).exists().label("leads"),
    )


def to_take(question_id: int) -> Select[Question]:
    """The question if it still waits, kept as it is until the transaction ends."""
    wanted = unanswered(select(Question)).where(
        Question.id == question_id, Question.hidden_at.is_(None)
    )
    return wanted.with_for_update(key_share=True)


def to_decide(person: Person) -> Rows:
    """The questions that wait for a decision this person may take, the longest waiting first."""
    step = WaitingStep
    questions = unanswered(visible_to(person, Question))
    if not person.organises:
        questions = questions.where(Question.group_id.in_(_led_by(person.id)))
    return (
        questions.join(step, (step.question_id == Question.id) & (step.step == Step.MUST_DECIDE))
        .with_only_columns(
            Contribution.id, Contribution.kind, Contribution.title, Contribution.language,
            Contribution.created_at, step.at.label("since"),
            maintain_column_froms=True,
        )
        .order_by(step.at, Contribution.id)
    )  # fmt: skip


def leads(person: Person, group_id: int) -> Select[int]:
    """The group, if the person leads it."""
    return _led_by(person.id).where(Membership.group_id == group_id)


def in_charge(question: Question) -> Select[int]:
    """The ids of the organisers and group leads who may read a question."""
    leading = select(Membership.person_id).where(
        Membership.group_id == question.group_id,
        Membership.leads,
        Membership.joined_at.is_not(None),
    )
    organising = organisers().with_only_columns(Person.id)
    return (
        taking_part()
        .with_only_columns(Person.id)
        .where(
            Person.id.in_(organising) | Person.id.in_(leading),
            Person.id.in_(readers_of(question.group_id)),
        )
    )


def near(question: Question, people: Select[int]) -> Select[int]:
    """Those of these people who follow one of its themes or know about it."""
    themes = theme_ids(question)
    following = select(Follow.person_id).where(
        Follow.theme_id.in_(themes), Follow.level == Level.FOLLOWING
    )
    knowing = select(Expertise.person_id).where(Expertise.theme_id.in_(themes))
    return people.where(Person.id.in_(following) | Person.id.in_(knowing))


def next_meeting(question: Question) -> Select[Meeting]:
    """The next meeting on one of its themes, or else on none in particular, that may discuss it."""
    themed = select(Themed.contribution_id)
    on_theme = Meeting.id.in_(themed.where(Themed.theme_id.in_(theme_ids(question))))
    return (
        upcoming(select(Meeting), clock.now())
        .where(
            Meeting.starts_at > clock.now(),
            Meeting.hidden_at.is_(None),
            on_theme | Meeting.id.not_in(themed),
            Meeting.group_id.in_(_where_it_may_be_told(question)),
        )
        .order_by(case((on_theme, 0), else_=1), Meeting.starts_at, Meeting.id)
        .limit(1)
    )


def _with_steps(questions: Select[Question]) -> Rows:
    """Rows of id, created_at, the asker's country, and the moment of each step or nothing."""
    taken = {step: aliased(WaitingStep) for step in Step}
    for step, row in taken.items():
        questions = questions.outerjoin(row, (row.question_id == Question.id) & (row.step == step))
    return (
        questions.outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .with_only_columns(
            Contribution.id, Contribution.created_at, Organisation.country,
            *(row.at.label(step.value) for step, row in taken.items()),
            taken[Step.PROPOSED].meeting_id,
            maintain_column_froms=True,
        )
        .order_by(Contribution.created_at, Contribution.id)
    )  # fmt: skip


def _led_by(person_id: Any) -> Select[int]:
    return select(Membership.group_id).where(
        Membership.person_id == person_id, Membership.leads, Membership.joined_at.is_not(None)
    )


def _where_it_may_be_told(question: Question) -> Select[int]:
    """The groups whose readers may all read the question."""
    own = select(Group.access).where(Group.id == question.group_id).scalar_subquery()
    for_all = (own == Access.PUBLIC) & (Group.access != Access.PRIVATE)
    for_members = (own == Access.MEMBERS) & (Group.access == Access.MEMBERS)
    return select(Group.id).where((Group.id == question.group_id) | for_all | for_members)
