# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may see, change and let people into groups, and who may untie what is linked."""

from typing import Any

from cop.people.models import Access, Group, Membership, Person


def may_see_group(person: Person | None, group: Group) -> bool:
    """Private groups are named only to people who take part, so that they can ask to join."""
    takes_part = person is not None and person.takes_part
    return takes_part or group.access == Access.PUBLIC


def may_read_group(person: Person | None, group: Group, own: Membership | None) -> bool:
    """Whether the contributions and the members are shown."""
    if group.access == Access.PUBLIC:
        return True
    if person is None or not person.takes_part:
        return False
    return group.access == Access.MEMBERS or is_member(own)


def is_member(own: Membership | None) -> bool:
    return own is not None and own.joined_at is not None


def may_lead(person: Person | None, own: Any) -> bool:
    """Change the group and let people in: who leads it, and organisers."""
    if person is None or not person.takes_part:
        return False
    return person.organises or (own is not None and own.joined_at is not None and own.leads)


def may_open(person: Person | None, group: Group, own: Membership | None) -> bool:
    """Change who may read: for a private group only who leads it from within."""
    inside = own is not None and own.joined_at is not None and own.leads
    return inside or (group.access != Access.PRIVATE and may_lead(person, own))


def may_let_in(person: Person, own: Membership | None, person_id: int) -> bool:
    """Lead, but nobody lets oneself into a group."""
    return may_lead(person, own) and (person.id != person_id or is_member(own))


def may_join(person: Person | None, own: Membership | None, *, community: bool) -> bool:
    """Who takes part and is no member yet; the community itself is everybody's without joining."""
    return person is not None and person.takes_part and own is None and not community


def may_untie(person: Person | None, link: Any) -> bool:
    """Who made the link, and organisers; what stands in the text goes with the text."""
    if person is None or not person.takes_part or link.written:
        return False
    return person.organises or link.created_by_id == person.id
