# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Groups, their members and what was written in them."""

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import joinedload

from cop.contributions.models import Contribution
from cop.contributions.queries import Contributions, visible_to
from cop.contributions.rows import rows_of
from cop.db import Rows
from cop.people.models import Access, Group, Membership, Organisation, Person


def listed(person: Person | None) -> Rows:
    """The groups this person may know of, with how many members each has and one's own part."""
    members = (
        select(func.count())
        .where(Membership.group_id == Group.id, Membership.joined_at.is_not(None))
        .correlate(Group)
        .scalar_subquery()
    )
    found = (
        select(
            Group.id, Group.name, Group.about, Group.access, members.label("members"),
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


def written_in(person: Person | None, group: Group) -> Contributions:
    """What has a page and was written in a group."""
    pages = visible_to(person, Contribution).where(Contribution.part_of_id.is_(None))
    return pages.where(Contribution.group_id == group.id)


def listed_by_activity(contributions: Contributions) -> Rows:
    """Rows for a list, where something happened last first."""
    return rows_of(contributions).order_by(Contribution.active_at.desc(), Contribution.id.desc())
