# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what is followed, and of who hears of what."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import CompoundSelect, Select, func, select
from sqlalchemy.orm import aliased

from cop.contributions.models import Contribution
from cop.contributions.parts import on_page_of
from cop.contributions.queries import visible_or_own
from cop.contributions.vocabulary import Expertise, Theme, Themed
from cop.db import Rows
from cop.notify.models import Follow, Level, Notification
from cop.people.models import Group, Organisation, Person
from cop.people.queries import readable_groups, readers_of, taking_part

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
    here = Notification.contribution_id.in_(select(Contribution.id).where(on_page_of(id)))
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
