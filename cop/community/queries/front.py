# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the front page shows: shelves of contributions, and figures that are counted."""

from typing import Any

from sqlalchemy import Select, String, case, cast, func, select

from cop.community.queries.shelves import Shelf, liveliest, newest
from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Themed
from cop.db import Rows
from cop.library.models import Solution
from cop.meetings import queries as meetings
from cop.meetings.models import Meeting
from cop.meetings.registrations import Place, Registration
from cop.notify.models import Notification
from cop.notify.queries import followed, near_themes
from cop.people.models import Organisation, Person
from cop.people.queries import taking_part
from cop.practices.models import Practice
from cop.questions.models import Question
from cop.questions.queries import unanswered


def for_visitors(person: Person | None) -> dict[str, Shelf]:
    """What anybody may like to see first."""
    return {
        "questions": newest(visible_to(person, Question).where(*_open())),
        "practices": newest(visible_to(person, Practice)),
    }


def for_members(person: Person, organisation_id: Any) -> dict[str, Shelf]:
    """What concerns somebody who takes part."""
    questions = visible_to(person, Question)
    own = Contribution.organisation_id == organisation_id
    pages = visible_to(person, Contribution).where(Contribution.part_of_id.is_(None))
    unveiled = ~Contribution.veiled | (Contribution.author_id == person.id)
    return {
        "themes": newest(questions.where(*_open(), Question.id.in_(_in_my_themes(person)))),
        "followed": liveliest(pages.where(Contribution.id.in_(followed(person, "contribution")))),
        "organisation": newest(pages.where(own, unveiled)),
        "unanswered": newest(
            unanswered(questions).where(
                Question.author_id != person.id, Question.id.not_in(_in_my_themes(person))
            )
        ),
        "practices": newest(visible_to(person, Practice)),
    }


def waiting_near(person: Person) -> Rows:
    """Questions of others in the person's themes that nobody answered, the newest first."""
    questions = unanswered(visible_to(person, Question)).where(
        Question.author_id != person.id, Question.id.in_(_in_my_themes(person))
    )
    return questions.with_only_columns(Question.id, Question.kind, Question.title).order_by(
        Question.created_at.desc(), Question.id.desc()
    )


def news_of(person: Person, ids: Any) -> Rows:
    """The kinds of news on contributions that the person has not read."""
    return select(Notification.contribution_id, Notification.kind).where(
        Notification.person_id == person.id,
        Notification.read_at.is_(None),
        Notification.contribution_id.in_(ids),
    )


def next_meeting(person: Person | None, now: Any) -> Rows:
    """The row of the next meeting, with what the person said about coming."""
    return meetings.next_meeting(person, now).add_columns(
        Meeting.closes_at, _registered(person).label("registered")
    )


def _registered(person: Person | None) -> Any:
    """What the person said about coming to the meeting of the enclosing select, or nothing."""
    waits = Registration.place.in_([Place.WAITING, Place.OFFERED])
    return (
        select(case((waits, _text(Registration.place)), else_=_text(Registration.coming)))
        .where(
            Registration.meeting_id == Meeting.id,
            Registration.person_id == (person.id if person else 0),
        )
        .correlate(Meeting)
        .scalar_subquery()
    )


def _text(column: Any) -> Any:
    return cast(column, String)


def figures(person: Person | None) -> Rows:
    """How much there is, counted in one query, of what the reader may read."""
    partners = select(func.count()).where(Organisation.partner_since.is_not(None))
    people = taking_part().with_only_columns(func.count()).options()
    return select(
        partners.scalar_subquery().label("partners"),
        people.scalar_subquery().label("people"),
        *(
            _count(visible_to(person, kind)).label(f"{kind.__tablename__}s")
            for kind in (Question, Practice, Solution)
        ),
    )


def _count(contributions: Select[Any]) -> Any:
    return contributions.with_only_columns(
        func.count(), maintain_column_froms=True
    ).scalar_subquery()


def _open() -> tuple[Any, ...]:
    return Question.closed_at.is_(None), Question.solved_at.is_(None)


def _in_my_themes(person: Person) -> Rows:
    """The contributions on themes the person follows or is an expert on."""
    return select(Themed.contribution_id).where(Themed.theme_id.in_(near_themes(person)))
