# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Groups, their members and what was written in them."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import joinedload

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.rows import rows_of
from cop.db import Rows
from cop.people.models import Access, Group, Membership, Organisation, Person
from cop.people.queries import People, taking_part


def listed(person: Person | None) -> Rows:
    """The groups this person may know of: how many are in, how many ask, and one's own part."""
    members = _counted(Membership.joined_at.is_not(None), "members")
    waiting = _counted(Membership.joined_at.is_(None), "waiting")
    found = (
        select(
            Group.id, Group.name, Group.about, Group.access, members, waiting,
            Membership.asked_at, Membership.joined_at, Membership.leads,
        )
        .outerjoin(
            Membership,
            (Membership.group_id == Group.id)
            & (Membership.person_id == (person.id if person else 0)),
        )
        .order_by(Group.id)
    )  # fmt: skip
    takes_part = person is not None and person.takes_part
    return found if takes_part else found.where(Group.access == Access.PUBLIC)


def community() -> Select[int]:
    """The id of the first group, which is the community itself, unless only members read it."""
    first = select(Group.id, Group.access).order_by(Group.id).limit(1).subquery()
    return select(first.c.id).where(first.c.access != Access.PRIVATE)


def membership(group_id: int, person_id: int) -> Select[Membership]:
    """Somebody's part in a group, with who it is and which group."""
    return (
        select(Membership)
        .options(joinedload(Membership.person), joinedload(Membership.group))
        .where(Membership.group_id == group_id, Membership.person_id == person_id)
    )


def leaders(group_id: int) -> People:
    """The members who lead a group and take part."""
    leading = select(Membership.person_id).where(
        Membership.group_id == group_id, Membership.leads, Membership.joined_at.is_not(None)
    )
    return taking_part().where(Person.id.in_(leading))


def asking(group_id: int) -> Select[int]:
    """Those who ask to become a member of a group."""
    return (
        select(Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == group_id, Membership.joined_at.is_(None))
        .where(Person.disabled_at.is_(None))
    )


def members(group_id: int) -> Rows:
    """Members and who asked to be, those who wait first, then those who lead."""
    waiting = case((Membership.joined_at.is_(None), 0), else_=1)
    return (
        select(
            Person.id, Person.name, Person.function, Person.role, Person.photo,
            Person.organisation_id, Organisation.name.label("organisation"),
            Membership.joined_at, Membership.asked_at, Membership.leads,
        )
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Membership.group_id == group_id, Person.disabled_at.is_(None))
        .order_by(waiting, Membership.leads.desc(), Person.name, Person.id)
        .limit(200)
    )  # fmt: skip


def written_in(person: Person | None, group_id: Any) -> Rows:
    """What has a page and was written in a group, where something happened last first."""
    pages = visible_to(person, Contribution).where(
        Contribution.part_of_id.is_(None), Contribution.group_id == group_id
    )
    return rows_of(pages).order_by(Contribution.active_at.desc(), Contribution.id.desc())


def _counted(which: ColumnElement[bool], label: str) -> Any:
    """How many parts in a group are such, of people who are not shut out."""
    return (
        select(func.count())
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.group_id == Group.id, Person.disabled_at.is_(None), which)
        .correlate(Group)
        .scalar_subquery()
        .label(label)
    )
