# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what people were told."""

from collections.abc import Iterable

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    cast,
    false,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)

from cop.contributions.models import Contribution
from cop.contributions.parts import on_page_of
from cop.contributions.queries import visible_or_own
from cop.db import Rows
from cop.notify.kinds import ELSEWHERE, KINDS
from cop.notify.models import Notification
from cop.people.models import Organisation, Person

NAMING = [name for name, kind in (KINDS | ELSEWHERE).items() if kind.names]
"""The kinds of news that name who is told."""
_TOLD = (
    Notification.id.label("notification_id"), Notification.kind.label("news"),
    Notification.updated_at, Notification.read_at, Notification.actor_id, Notification.anchor,
    Notification.path, Notification.since, Notification.times, Person.name.label("actor"),
    Organisation.name.label("actor_town"),
)  # fmt: skip


def told(person: Person) -> Select[Contribution]:
    """The things of which the person was told, and which may still be read."""
    return (
        visible_or_own(person, Contribution)
        .join(Notification, Notification.contribution_id == Contribution.id)
        .where(Notification.person_id == person.id)
    )


def elsewhere(person: Person) -> Select[Notification]:
    """What the person was told that is about no contribution."""
    return select(Notification).where(
        Notification.person_id == person.id, Notification.contribution_id.is_(None)
    )


def news(person: Person) -> Rows:
    """The list of all that the person was told."""
    return _both(person, true())


def unread_news(person: Person) -> Rows:
    """The list of what the person was told and has not read."""
    return _both(person, Notification.read_at.is_(None))


def named_news(person: Person) -> Rows:
    """The list of what the person was told because it names them."""
    return _both(person, Notification.kind.in_(NAMING))


def _both(person: Person, which: ColumnElement[bool]) -> Rows:
    """The list of these about contributions and about anything else: first what waits."""
    about = listed(told(person).where(which)).order_by(None)
    both = union_all(about, listed_elsewhere(elsewhere(person).where(which))).subquery()
    return select(both).order_by(
        both.c.read_at.is_not(None), both.c.updated_at.desc(), both.c.notification_id
    )


def listed(told: Select[Contribution]) -> Rows:
    """With what a line of the list shows: what waits first, then the newest.

    `id` and `kind` are those of the contribution, so that it can be linked to; an answer goes by
    the title of its question; `veiled` and `author_id` are those of what it is part of, since the
    asker is veiled under answers too.
    """
    whole = Contribution.__table__.alias("told_whole")
    return (
        told.with_only_columns(
            Contribution.id, Contribution.kind, Contribution.language,
            func.coalesce(whole.c.title, Contribution.title).label("title"),
            Contribution.part_of_id,
            func.coalesce(whole.c.veiled, Contribution.veiled).label("veiled"),
            func.coalesce(whole.c.author_id, Contribution.author_id).label("author_id"),
            Contribution.hidden_reason.label("reason"), *_TOLD,
            maintain_column_froms=True,
        )
        .outerjoin(Person, Person.id == Notification.actor_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .outerjoin(whole, whole.c.id == Contribution.part_of_id)
        .order_by(
            Notification.read_at.is_not(None), Notification.updated_at.desc(), Notification.id
        )
    )  # fmt: skip


def listed_elsewhere(told: Select[Notification]) -> Rows:
    """The same columns of what is about no contribution, without an order."""
    return (
        told.with_only_columns(
            literal(0).label("id"), literal("").label("kind"), literal("").label("language"),
            Notification.title, cast(null(), Integer).label("part_of_id"),
            false().label("veiled"), literal(0).label("author_id"), literal("").label("reason"),
            *_TOLD,
        )
        .outerjoin(Person, Person.id == Notification.actor_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
    )  # fmt: skip


def same_page(contribution_id: int) -> Select[int]:
    """The ids of the contributions that stand on the page where this one is read."""
    own = Contribution.__table__.alias("own")
    whole = select(func.coalesce(own.c.part_of_id, own.c.id)).where(own.c.id == contribution_id)
    return select(Contribution.id).where(on_page_of(whole.scalar_subquery()))


def unread(person: Person) -> Select[int]:
    """How many notifications wait."""
    new = Notification.read_at.is_(None)
    waiting = told(person).where(new).with_only_columns(func.count(), maintain_column_froms=True)
    more = elsewhere(person).where(new).with_only_columns(func.count())
    return select(waiting.order_by(None).scalar_subquery() + more.scalar_subquery())


def waiting(people: Iterable[int], kind: str, contribution: Contribution) -> Select[Notification]:
    """What people were told of a kind about a contribution and have not read."""
    return select(Notification).where(
        Notification.person_id.in_(people),
        Notification.kind == kind,
        Notification.contribution_id == contribution.id,
        Notification.read_at.is_(None),
    )


def waiting_elsewhere(kind: str, path: str) -> Select[Notification]:
    """What anybody was told of a kind at an address and has not read."""
    return select(Notification).where(
        Notification.kind == kind, Notification.path == path, Notification.read_at.is_(None)
    )
