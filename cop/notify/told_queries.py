# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what people were told."""

from collections.abc import Iterable

from sqlalchemy import Select, func, select

from cop.contributions.models import Contribution
from cop.contributions.parts import on_page_of
from cop.contributions.queries import visible_or_own
from cop.db import Rows
from cop.notify.kinds import KINDS
from cop.notify.models import Notification
from cop.people.models import Organisation, Person

NAMING = [name for name, kind in KINDS.items() if kind.names]
"""The kinds of news that name who is told."""


def told(person: Person) -> Select[Contribution]:
    """The things of which the person was told, and which may still be read."""
    return (
        visible_or_own(person, Contribution)
        .join(Notification, Notification.contribution_id == Contribution.id)
        .where(Notification.person_id == person.id)
    )


def news(person: Person) -> Rows:
    """The list of all that the person was told."""
    return listed(told(person))


def unread_news(person: Person) -> Rows:
    """The list of what the person was told and has not read."""
    return listed(told(person).where(Notification.read_at.is_(None)))


def named_news(person: Person) -> Rows:
    """The list of what the person was told because it names them."""
    return listed(told(person).where(Notification.kind.in_(NAMING)))


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
            Notification.id.label("notification_id"), Notification.kind.label("news"),
            Notification.updated_at, Notification.read_at, Notification.actor_id,
            Notification.anchor, Notification.since,
            Notification.times, Contribution.hidden_reason.label("reason"),
            Person.name.label("actor"), Organisation.name.label("actor_town"),
            maintain_column_froms=True,
        )
        .outerjoin(Person, Person.id == Notification.actor_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .outerjoin(whole, whole.c.id == Contribution.part_of_id)
        .order_by(
            Notification.read_at.is_not(None), Notification.updated_at.desc(), Notification.id
        )
    )  # fmt: skip


def same_page(contribution_id: int) -> Select[int]:
    """The ids of the contributions that stand on the page where this one is read."""
    own = Contribution.__table__.alias("own")
    whole = select(func.coalesce(own.c.part_of_id, own.c.id)).where(own.c.id == contribution_id)
    return select(Contribution.id).where(on_page_of(whole.scalar_subquery()))


def unread(person: Person) -> Select[int]:
    """How many notifications wait."""
    waiting = told(person).where(Notification.read_at.is_(None))
    return waiting.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)


def waiting(people: Iterable[int], kind: str, contribution: Contribution) -> Select[Notification]:
    """What people were told of a kind about a contribution and have not read."""
    return select(Notification).where(
        Notification.person_id.in_(people),
        Notification.kind == kind,
        Notification.contribution_id == contribution.id,
        Notification.read_at.is_(None),
    )
