# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of questions and answers."""

from typing import Any, TypeAlias

from sqlalchemy import Select, case, false, func, literal, select
from sqlalchemy.orm import joinedload, selectinload

from cop.contributions import rows
from cop.contributions.models import Contribution, Link, LinkKind
from cop.contributions.queries import on_themes, page_of, visible_or_own, visible_to
from cop.contributions.vocabulary import Themed
from cop.db import Rows
from cop.discussion.queries import thanked_by, thanks_given
from cop.people.models import Organisation, Person
from cop.questions.models import Answer, Question, Sharing

Questions: TypeAlias = Select[Question]

STATE = (
    Question.answered_at, Question.solved_at, Question.closed_at, Question.closed_reason,
    Question.closed_note,
)  # fmt: skip


def unanswered(questions: Questions) -> Questions:
    """Those that still wait for a first answer."""
    return questions.where(Question.answered_at.is_(None), Question.closed_at.is_(None))


def solved(questions: Questions) -> Questions:
    return questions.where(Question.solved_at.is_not(None))


def newest(person: Person | None, themes: Any) -> Rows:
    """The first tab of the list: every question."""
    return listed(visible_to(person, Question))


def waiting(person: Person | None, themes: Any) -> Rows:
    """The tab of questions without an answer."""
    return listed(unanswered(visible_to(person, Question)))


def answered_well(person: Person | None, themes: Any) -> Rows:
    """The tab of questions that are solved."""
    return listed(solved(visible_to(person, Question)))


def mine(person: Person | None, themes: Any) -> Rows:
    """The tab of one's own questions, also those that were hidden."""
    return listed(_own(person))


def of_my_themes(person: Person | None, themes: Any) -> Rows:
    """The tab of the themes one follows."""
    return listed(on_themes(visible_to(person, Question), Question, themes))


TABS = {
    "newest": newest,
    "unanswered": waiting,
    "solved": answered_well,
    "mine": mine,
    "themes": of_my_themes,
}
"""The tabs of the list by their name in the address."""


def listed(questions: Questions) -> Rows:
    """Rows for a list, newest first, with how many answers each has."""
    return rows.rows_of(
        questions, *STATE, _answer_count().label("answers"), _sharing_count().label("sharing")
    ).order_by(Contribution.created_at.desc(), Contribution.id.desc())


def counts(person: Person | None, themes: Any) -> Rows:
    """How many questions each tab of the list holds, in one row."""
    is_open = Question.answered_at.is_(None) & Question.closed_at.is_(None)
    themed = select(Themed.contribution_id).where(Themed.theme_id.in_(themes))
    return visible_to(person, Question).with_only_columns(
        func.count().label("newest"),
        _how_many(is_open).label("unanswered"),
        _how_many(Question.solved_at.is_not(None)).label("solved"),
        _own(person)
        .with_only_columns(func.count(), maintain_column_froms=True)
        .scalar_subquery()
        .label("mine"),
        _how_many(Question.id.in_(themed)).label("themes"),
        maintain_column_froms=True,
    )


def page(person: Person | None, question_id: Any) -> Rows:
    """The row of a question's own page."""
    return rows.rows_of(
        page_of(person, Question, question_id),
        *rows.TEXT,
        *STATE,
        thanks_given().label("thanks"),
        thanked_by(person).label("thanked"),
    )


def answers(person: Person | None, question_id: Any) -> Rows:
    """The rows of its answers: accepted first, then by thanks, then by age."""
    given = select(Answer).where(Answer.question_id == question_id)
    if person is None or not person.takes_part:
        given = given.where(Answer.hidden_at.is_(None))
    elif not person.organises:
        given = given.where((Answer.hidden_at.is_(None)) | (Answer.author_id == person.id))
    thanks = thanks_given().label("thanks")
    return rows.rows_of(
        given, *rows.TEXT, Answer.accepted_at, thanks, thanked_by(person).label("thanked")
    ).order_by(
        Answer.accepted_at.is_(None), thanks.desc(), Contribution.created_at, Contribution.id
    )


def sharing(ids: Any) -> Rows:
    """The organisations that have questions too, the earliest first, for `rows.trimmings`."""
    return (
        select(
            literal("sharing"), Sharing.question_id, Organisation.id, Organisation.name,
            rows.NO_NAMES, Sharing.id, literal(""),
        )
        .join(Organisation, Organisation.id == Sharing.organisation_id)
        .where(Sharing.question_id.in_(ids))
    )  # fmt: skip


def original(person: Person | None, question_id: Any) -> Rows:
    """The question that this one repeats, if the person may read it."""
    said = select(Link.to_id).where(Link.from_id == question_id, Link.kind == LinkKind.DUPLICATES)
    found = visible_to(person, Question).where(Question.id.in_(said))
    return found.with_only_columns(
        Question.id, Question.kind, Question.title, maintain_column_froms=True
    )


def to_change(person: Person | None, question_id: int) -> Questions:
    """The question as an entity, for actions on it."""
    return page_of(person, Question, question_id).options(
        joinedload(Question.group),
        joinedload(Question.author),
        selectinload(Question.themes),
        selectinload(Question.tags),
    )


def answer_to_change(person: Person | None, answer_id: int) -> Select[Answer]:
    """The answer as an entity, for actions on it."""
    return page_of(person, Answer, answer_id).options(
        selectinload(Answer.themes), selectinload(Answer.tags)
    )


def _own(person: Person | None) -> Questions:
    if person is None:
        return visible_to(person, Question).where(false())
    return visible_or_own(person, Question).where(Question.author_id == person.id)


def _answer_count() -> Any:
    reply = Contribution.__table__.alias("reply")
    return (
        select(func.count())
        .select_from(reply)
        .where(reply.c.part_of_id == Question.id, reply.c.hidden_at.is_(None))
        .correlate(Question)
        .scalar_subquery()
    )


def _sharing_count() -> Any:
    return (
        select(func.count())
        .where(Sharing.question_id == Question.id)
        .correlate(Question)
        .scalar_subquery()
    )


def _how_many(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
