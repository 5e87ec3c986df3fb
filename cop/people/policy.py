# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with people, organisations and groups."""

from cop.people.models import Access, Group, Organisation, Person, Role


def may_approve(person: Person | None) -> bool:
    return person is not None and person.organises


def may_manage(person: Person | None) -> bool:
    """Organisers see what waits; the rest of the managing pages asks more."""
    return person is not None and person.organises


def may_administer(person: Person | None) -> bool:
    """Roles, shutting out, the log and the outboxes."""
    return person is not None and person.administers


def may_invite(person: Person | None) -> bool:
    return person is not None and person.organises


def may_give(person: Person | None, role: Role) -> bool:
    """Organisers give roles up to their own."""
    return person is not None and person.may_hand_on(role)


def may_edit_organisation(person: Person | None, organisation: Organisation) -> bool:
    """Organisers, and the people who work there."""
    return (
        person is not None
        and person.takes_part
        and (person.organises or person.organisation_id == organisation.id)
    )


def may_make_group(person: Person | None) -> bool:
    return person is not None and person.organises


def may_write_in(person: Person | None, group: Group, *, member: bool) -> bool:
    """Whoever takes part and may read a group may write in it."""
    return person is not None and person.takes_part and (member or group.access != Access.PRIVATE)


def sees_who(person: Person | None, author_id: int) -> bool:
    """Whether the name behind a veiled contribution is shown."""
    return person is not None and (person.organises or person.id == author_id)
