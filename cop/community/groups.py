# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of groups: make, change, join, leave, let in and refuse."""

from cop import clock
from cop.community.queries import groups as queries
from cop.db import db
from cop.notify.actions import dealt_with, mark_read, tell_elsewhere
from cop.people import audit, letters
from cop.people.models import Access, Group, Membership, Person
from cop.people.queries import organisers
from cop.web.urls import slug


def make(by: Person, name: str, about: str, access: Access) -> Group:
    """Make a group and lead it."""
    group = Group(name=name, about=about, access=access, created_by_id=by.id)
    db.session.add(group)
    db.session.flush()
    now = clock.now()
    db.session.add(
        Membership(group_id=group.id, person_id=by.id, asked_at=now, joined_at=now, leads=True)
    )
    audit.note("group_made", by=by, group=name)
    return group


def change(group: Group, *, by: Person, name: str, about: str, access: Access) -> None:
    """Change what a group is called, is for, and who may read it."""
    if access != group.access:
        audit.note("group_opened", by=by, group=name, before=group.access, after=access)
    group.name, group.about, group.access = name, about, access


def join(group: Group, person: Person) -> Membership:
    """Become a member, or ask to be when the group is private; who may let in gets mail."""
    joined = None if group.access == Access.PRIVATE else clock.now()
    membership = Membership(group_id=group.id, person_id=person.id, joined_at=joined)
    db.session.add(membership)
    db.session.flush()
    kind = "group_entered" if joined else "group_asked"
    audit.note(kind, by=person, person=person, group=group.name)
    if joined is None:
        _tell_leaders(group, person)
    else:
        leaders = db.session.scalars(queries.leaders(group.id))
        tell_elsewhere([each.id for each in leaders], kind, _place(group), group.name, by=person)
    return membership


def leave(membership: Membership) -> None:
    """Be a member no more, or take the question back; what may be read changes at once."""
    _log("group_quit", membership, membership.person)
    _lose_sight(membership)


def let_in(membership: Membership, *, by: Person) -> None:
    """Say yes to somebody who asked; they get mail."""
    if membership.joined_at is None:
        membership.joined_at = clock.now()
        _log("group_joined", membership, by)
        _write(membership, "group_joined")
        told = [membership.person_id]
        group = membership.group
        tell_elsewhere(told, "group_joined", _place(group), group.name, by=by)
        _dealt_with(group)


def turn_away(membership: Membership, *, by: Person) -> None:
    """Refuse somebody who asked, or take a member out; who asked gets mail."""
    kind = "group_refused" if membership.joined_at is None else "group_left"
    _log(kind, membership, by)
    if kind == "group_refused":
        _write(membership, kind)
    _lose_sight(membership)


def give_lead(membership: Membership, *, leads: bool, by: Person) -> None:
    """Let a member lead the group, or no longer."""
    membership.leads = leads
    _log("group_led" if leads else "group_not_led", membership, by)


def _lose_sight(membership: Membership) -> None:
    """End the membership; news of the group that waits, also as mail, goes with it."""
    if membership.group.access == Access.PRIVATE:
        mark_read(membership.person, group_id=membership.group_id)
    db.session.delete(membership)
    _dealt_with(membership.group)


def _log(kind: str, membership: Membership, by: Person) -> None:
    audit.note(kind, by=by, person=membership.person, group=membership.group.name)


def _write(membership: Membership, letter: str) -> None:
    group = membership.group
    letters.send_to(membership.person, letter, path=_home(group), group=group.name)


def _tell_leaders(group: Group, asker: Person) -> None:
    """Mail those who lead the group, or the organisers when nobody does."""
    leaders = db.session.scalars(queries.leaders(group.id)).all()
    told = [e for e in leaders or db.session.scalars(organisers()) if e.id != asker.id]
    for leader in told:
        letters.send_to(
            leader, "group_asked", path=_home(group), group=group.name, asker=asker.name
        )
    tell_elsewhere([e.id for e in told], "group_asked", _place(group), group.name, by=asker)


def _dealt_with(group: Group) -> None:
    """Take the news that somebody asks off everybody's list once nobody does any more."""
    db.session.flush()
    if db.session.scalar(queries.asking(group.id)) is None:
        dealt_with("group_asked", _place(group))


def _home(group: Group) -> str:
    return f"{_place(group)}-{slug(group.name)}"


def _place(group: Group) -> str:
    """Its address whatever it is called."""
    return f"/groups/{group.id}"
