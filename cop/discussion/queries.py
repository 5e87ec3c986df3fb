# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of comments and thanks."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, or_, select

from cop import markup
from cop.contributions.models import Contribution
from cop.contributions.parts import on_page_of
from cop.contributions.prepared import run
from cop.db import Rows, db
from cop.discussion.models import Comment, Thanks
from cop.people.models import Organisation, Person
from cop.search.documents import Passage


def on(ids: Iterable[int], person: Person | None) -> dict[int, list[Any]]:
    """The comments under contributions, oldest first, by contribution id.

    Hidden ones only for their author and organisers.
    """
    found: dict[int, list[Any]] = defaultdict(list)
    for row in run(_under, person, ids=list(ids)):
        found[row.contribution_id].append(row)
    return found


def _under(person: Person | None, ids: Any) -> Rows:
    comments = rows().where(Comment.contribution_id.in_(ids))
    if person is None or not person.takes_part:
        comments = comments.where(Comment.hidden_at.is_(None))
    elif not person.organises:
        comments = comments.where(or_(Comment.hidden_at.is_(None), Comment.author_id == person.id))
    return comments


def passages_of(ids: list[int]) -> dict[int, list[Passage]]:
    """The comments that are shown, by contribution, for the search index."""
    found: dict[int, list[Passage]] = defaultdict(list)
    shown = select(Comment.contribution_id, Comment.id, Comment.body_html, Comment.language).where(
        Comment.contribution_id.in_(ids), Comment.hidden_at.is_(None)
    )
    for row in db.session.execute(shown.order_by(Comment.id)):
        text, place = markup.text_of(row.body_html), f"comment-{row.id}"
        found[row.contribution_id].append(Passage(text, row.language, place))
    return found


def thanked(ids: list[int]) -> dict[int, int]:
    """How many people thanked for contributions, by id, for the search index."""
    number = select(Thanks.contribution_id, func.count()).where(Thanks.contribution_id.in_(ids))
    counted = db.session.execute(number.group_by(Thanks.contribution_id))
    return {row[0]: row[1] for row in counted}


def others_wrote(contribution: Contribution, person: Person) -> bool:
    """Whether somebody else commented on a contribution or on what is part of it."""
    theirs = (
        select(Comment.id)
        .join(Contribution, Contribution.id == Comment.contribution_id)
        .where(Comment.author_id != person.id)
        .where(on_page_of(contribution.id))
    )
    return db.session.scalar(theirs.limit(1)) is not None


def earlier(person: Person, key: str) -> Select[Comment]:
    """The comment this form made before."""
    return select(Comment).where(Comment.author_id == person.id, Comment.submission_key == key)


def thanks_given() -> ScalarSelect[int]:
    """How many people thanked for the contribution of the enclosing select."""
    return (
        select(func.count())
        .where(Thanks.contribution_id == Contribution.id)
        .correlate(Contribution)
        .scalar_subquery()
    )


def thanked_by(person: Person | None) -> ScalarSelect[int]:
    """Whether the person thanked for the contribution of the enclosing select: 1 or 0."""
    return (
        select(func.count())
        .where(
            Thanks.contribution_id == Contribution.id,
            Thanks.person_id == (person.id if person else 0),
        )
        .correlate(Contribution)
        .scalar_subquery()
    )


def rows() -> Rows:
    """Comments with who wrote them, oldest first."""
    return (
        select(
            Comment.id,
            Comment.contribution_id,
            Comment.body_html,
            Comment.language,
            Comment.author_id,
            Comment.created_at,
            Comment.edited_at,
            Comment.hidden_at,
            Comment.hidden_reason,
            Person.name.label("author_name"),
            Organisation.name.label("organisation_name"),
        )
        .join(Person, Person.id == Comment.author_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .order_by(Comment.created_at, Comment.id)
    )
