# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody does who looks at the site: read news, read open questions, react."""

from typing import Any

from sqlalchemy import select

from bench.year import answering, habits
from bench.year.habitants import Habitant
from bench.year.stage import Stage, account
from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Themed
from cop.db import db
from cop.discussion import actions as discussion
from cop.notify import actions, following
from cop.notify import told_queries as news
from cop.notify.models import Level, Notification
from cop.questions import actions as questions
from cop.questions.models import Question
from cop.questions.queries import unanswered

LOOKED_AT = 20
"""Lines of the bell or of a list that somebody looks at."""


def visit(stage: Stage, person: Habitant) -> None:
    """Look at the bell and at open questions on one's own themes, one transaction a page."""
    told = (
        news.told(account(person))
        .where(Notification.read_at.is_(None))
        .with_only_columns(Notification.contribution_id)
        .order_by(Notification.updated_at.desc(), Notification.id)
        .limit(LOOKED_AT)
    )
    ids = dict.fromkeys(id for id in db.session.scalars(told) if stage.happens(habits.NEWS_OPENED))
    for id in list(ids)[: habits.MOST_OPENED]:
        read(stage, person, id)
        db.session.commit()
    for id in db.session.scalars(_open_questions(person)).all():
        read(stage, person, id)
        db.session.commit()


def read(stage: Stage, person: Habitant, contribution_id: int) -> None:
    """Read a page, with which its news is read, and react."""
    reader = account(person)
    actions.mark_read(reader, contribution_id)
    found = db.session.get_one(Contribution, contribution_id)
    whole = db.session.get_one(Contribution, found.part_of_id or found.id)
    if whole is not found:
        actions.mark_read(reader, whole.id)
    if isinstance(whole, Question):
        answering.consider(stage, person, whole)
    if found.author_id != person.id and found.id not in person.seen:
        person.seen.add(found.id)
        _react(stage, reader, found, whole)


def _react(stage: Stage, reader: Any, found: Contribution, whole: Contribution) -> None:
    if stage.happens(habits.THANKS):
        discussion.thank(found, by=reader)
    if stage.happens(habits.COMMENTS):
        discussion.comment(found, by=reader, body=_remark(stage, reader, found))
    if stage.happens(habits.FOLLOWS):
        following.choose(reader, "contribution", whole.id, Level.FOLLOWING)
    if isinstance(whole, Question) and stage.happens(habits.SHARES):
        questions.share(whole, by=reader)


def _remark(stage: Stage, reader: Any, found: Contribution) -> str:
    named = f"[@Deelnemer](/people/{found.author_id}) " if stage.happens(habits.MENTIONS) else ""
    return named + stage.words(reader.locale)


def _open_questions(person: Habitant) -> Any:
    """The ids of the newest open questions on a person's themes that they did not see yet."""
    themed = select(Themed.contribution_id).where(Themed.theme_id.in_(person.themes))
    return (
        unanswered(visible_to(account(person), Question))
        .where(Question.id.in_(themed), Question.author_id != person.id)
        .where(Question.id.not_in(person.seen))
        .with_only_columns(Question.id)
        .order_by(Question.id.desc())
        .limit(habits.THEMES_LOOKED_AT)
    )
