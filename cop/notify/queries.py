# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what is followed and told."""

from typing import Any

from sqlalchemy import CompoundSelect, ScalarSelect, Select, func, select

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_or_own
from cop.contributions.vocabulary import Expertise
from cop.db import Rows
from cop.notify.models import Follow, Notification
from cop.people.models import Person


def followed_by(person: Person | None) -> ScalarSelect[int]:
    """Whether the person follows the contribution of the enclosing select: 1 or 0."""
    return (
        select(func.count())
        .where(
            Follow.contribution_id == Contribution.id,
            Follow.person_id == (person.id if person else 0),
        )
        .correlate(Contribution)
        .scalar_subquery()
    )


def followed_themes(person: Person) -> Select[Any]:
    """The ids of the themes a person follows."""
    return select(Follow.theme_id).where(
        Follow.person_id == person.id, Follow.theme_id.is_not(None)
    )


def near_themes(person: Person) -> CompoundSelect[Any]:
    """The ids of the themes a person follows or is an expert on."""
    known = select(Expertise.theme_id).where(Expertise.person_id == person.id)
    return followed_themes(person).union(known)


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
            Notification.anchor, Contribution.hidden_reason.label("reason"),
            Person.name.label("actor"),
            maintain_column_froms=True,
        )
        .outerjoin(Person, Person.id == Notification.actor_id)
        .outerjoin(whole, whole.c.id == Contribution.part_of_id)
        .order_by(
            Notification.read_at.is_not(None), Notification.updated_at.desc(), Notification.id
        )
    )  # fmt: skip


def unread(person: Person) -> Select[int]:
    """How many notifications wait."""
    waiting = told(person).where(Notification.read_at.is_(None))
    return waiting.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)


def waiting(person: Person, kind: str, contribution: Contribution) -> Select[Notification]:
    """What the person was told of a kind about a contribution and has not read."""
    return select(Notification).where(
        Notification.person_id == person.id,
        Notification.kind == kind,
        Notification.contribution_id == contribution.id,
        Notification.read_at.is_(None),
    )
