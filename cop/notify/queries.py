# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what is followed and told."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import CompoundSelect, Select, func, or_, select
from sqlalchemy.orm import aliased

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_or_own
from cop.contributions.vocabulary import Expertise, Theme, Themed
from cop.db import Rows
from cop.notify.kinds import KINDS
from cop.notify.models import Follow, Level, Notification
from cop.people.models import Group, Organisation, Person
from cop.people.queries import readable_groups, readers_of, taking_part

NAMING = [name for name, kind in KINDS.items() if kind.names]
"""The kinds of news that name who is told."""

THINGS: dict[str, Any] = {
    "contribution": Follow.contribution_id,
    "theme": Follow.theme_id,
    "group": Follow.group_id,
    "organisation": Follow.organisation_id,
    "person": Follow.writer_id,
}
"""What is followed, with the column that says which."""


def _own(column: Any) -> Callable[..., Rows]:
    def own(person: Person, id: Any) -> Rows:
        mine = Follow.person_id == person.id, column == id
        return select(Follow.level, Follow.because).where(*mine)

    return own


def _own_and_unread(person: Person, id: Any) -> Rows:
    mine = Follow.person_id == person.id, Follow.contribution_id == id
    told = (Notification.person_id == person.id) & Notification.read_at.is_(None)
    parts = select(Contribution.id).where(Contribution.part_of_id == id)
    here = or_(Notification.contribution_id == id, Notification.contribution_id.in_(parts))
    return select(
        select(Follow.level).where(*mine).scalar_subquery().label("level"),
        select(Follow.because).where(*mine).scalar_subquery().label("because"),
        select(func.count()).where(told, here).scalar_subquery().label("unread"),
    )


OWN = {name: _own(column) for name, column in THINGS.items()}
OWN["contribution"] = _own_and_unread
"""For each sort of thing what selects at which level a person follows one, and why.

Of a contribution also how much of what they were told about its page is unread.
"""


def chosen(person: Person) -> Rows:
    """All that a person follows or muted and may read, what was chosen last first.

    `title` and `names` are what it is called, `kind` is that of a contribution.
    """
    writer = aliased(Person)
    readable = visible_or_own(person, Contribution).with_only_columns(Contribution.id)
    return (
        select(
            Follow.id.label("follow_id"), Follow.level, Follow.because, Follow.created_at,
            Follow.contribution_id, Contribution.id, Contribution.part_of_id,
            Follow.theme_id, Follow.group_id, Follow.organisation_id,
            Follow.writer_id, Contribution.kind, Theme.code, Theme.names,
            func.coalesce(
                Contribution.title, Group.name, Organisation.name, writer.name
            ).label("title"),
        )
        .outerjoin(Contribution, Contribution.id == Follow.contribution_id)
        .outerjoin(Theme, Theme.id == Follow.theme_id)
        .outerjoin(Group, Group.id == Follow.group_id)
        .outerjoin(Organisation, Organisation.id == Follow.organisation_id)
        .outerjoin(writer, writer.id == Follow.writer_id)
        .where(
            Follow.person_id == person.id,
            Follow.level != Level.NORMAL,
            Follow.contribution_id.is_(None) | Follow.contribution_id.in_(readable),
            Follow.group_id.is_(None) | Follow.group_id.in_(readable_groups(person)),
        )
        .order_by(Follow.created_at.desc(), Follow.id.desc())
    )  # fmt: skip


def followed(person: Person, thing: str) -> Select[Any]:
    """The ids of the things of a sort that a person follows."""
    return select(THINGS[thing]).where(
        Follow.person_id == person.id,
        Follow.level == Level.FOLLOWING,
        THINGS[thing].is_not(None),
    )


def muting(contribution: Contribution) -> Select[int]:
    """The ids of the people who muted a contribution, or what it is part of."""
    return select(Follow.person_id).where(
        Follow.contribution_id.in_([contribution.id, contribution.part_of_id or 0]),
        Follow.level == Level.MUTED,
    )


def muted(person: Person) -> Select[Any]:
    """The ids of the contributions that a person muted."""
    return select(Follow.contribution_id).where(
        Follow.person_id == person.id,
        Follow.contribution_id.is_not(None),
        Follow.level == Level.MUTED,
    )


def to_be_told(contribution: Contribution, but: Iterable[int]) -> Rows:
    """The ids of the people who are interested in a new contribution and know nothing of it yet."""
    told = Notification.__table__
    earlier = select(told.c.person_id).where(told.c.contribution_id == contribution.id)
    return interested(contribution).where(Person.id.not_in(list(but)), Person.id.not_in(earlier))


def interested(contribution: Contribution) -> Rows:
    """The ids of the people who follow what a contribution belongs to, and mute none of it.

    Whose name is veiled is not given away to those who follow them or their organisation.
    """
    themes = select(Themed.theme_id).where(Themed.contribution_id == contribution.id)
    belongs = (Follow.theme_id.in_(themes)) | (Follow.group_id == contribution.group_id)
    if not contribution.veiled:
        # As parameters, since a column that equals None would be one that is empty.
        belongs |= Follow.organisation_id.in_([contribution.organisation_id])
        belongs |= Follow.writer_id.in_([contribution.author_id])
    follows = select(Follow.person_id).where(belongs)
    return (
        taking_part()
        .with_only_columns(Person.id)
        .where(
            Person.id.in_(follows.where(Follow.level == Level.FOLLOWING)),
            Person.id.not_in(follows.where(Follow.level == Level.MUTED)),
            Person.id.in_(readers_of(contribution.group_id)),
        )
    )


def near_themes(person: Person) -> CompoundSelect[Any]:
    """The ids of the themes a person follows or is an expert on."""
    known = select(Expertise.theme_id).where(Expertise.person_id == person.id)
    return followed(person, "theme").union(known)


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
    page = or_(
        Contribution.id == whole.scalar_subquery(),
        Contribution.part_of_id == whole.scalar_subquery(),
    )
    return select(Contribution.id).where(page)


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
