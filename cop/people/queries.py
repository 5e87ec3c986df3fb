# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of people, organisations and groups."""

from typing import Any, TypeAlias

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased, joinedload

from cop.people import freemail
from cop.people.models import (
    Access,
    AuditEvent,
    Group,
    MailDomain,
    Membership,
    Organisation,
    Person,
)

People: TypeAlias = Select[Person]


def taking_part() -> People:
    """The people of the community, with their organisation."""
    return (
        select(Person)
        .options(joinedload(Person.organisation))
        .where(Person.approved_at.is_not(None), Person.disabled_at.is_(None))
    )


def by_email(email: str) -> People:
    """The person of an address, written in any case."""
    return select(Person).where(Person.email == email.strip().lower())


def organisation_of(email: str) -> Select[Organisation]:
    """The organisation whose mail domain the address is of, subdomains included.

    Compared on label boundaries: evil-dordrecht.nl is not dordrecht.nl. Domains that give an
    address to anybody are of no organisation.
    """
    labels = email.rsplit("@", 1)[-1].strip().lower().rstrip(".").split(".")
    domains = [".".join(labels[n:]) for n in range(max(len(labels) - 1, 1))]
    return (
        select(Organisation)
        .join(MailDomain, MailDomain.organisation_id == Organisation.id)
        .where(MailDomain.domain.in_(set(domains) - freemail.DOMAINS))
        .order_by(func.length(MailDomain.domain).desc())
        .limit(1)
    )


def readable_groups(person: Person | None) -> Select[int]:
    """The ids of the groups whose contributions this person may read."""
    return groups_read_by(person.id if person is not None and person.takes_part else None)


def groups_read_by(person_id: Any) -> Select[int]:
    """The same for the id (or a parameter) of somebody who takes part, or none for a visitor."""
    groups = select(Group.id)
    if person_id is None:
        return groups.where(Group.access == Access.PUBLIC)
    mine = select(Membership.group_id).where(
        Membership.person_id == person_id, Membership.joined_at.is_not(None)
    )
    return groups.where((Group.access != Access.PRIVATE) | Group.id.in_(mine))


def readers_of(group_id: Any) -> Select[int]:
    """The ids of the people who read what is written in a group, if they take part."""
    members = select(Membership.person_id).where(
        Membership.group_id == group_id, Membership.joined_at.is_not(None)
    )
    open_to_all = select(Group.id).where(Group.id == group_id, Group.access != Access.PRIVATE)
    return select(Person.id).where(open_to_all.exists() | Person.id.in_(members))


def organisers() -> People:
    """The people who organise, to be told what waits for them."""
    return taking_part().where(Person.role.in_(["organiser", "administrator"]))


def events_about(person: Person) -> Select[Any]:
    """What the log holds about one person."""
    return select(AuditEvent).where(AuditEvent.person_id == person.id)


def listed_events(events: Select[Any]) -> Select[Any]:
    """Rows for a list, newest first, with the names of who did it and to whom."""
    actor, subject = aliased(Person), aliased(Person)
    columns = (
        AuditEvent.id, AuditEvent.at, AuditEvent.kind, AuditEvent.network, AuditEvent.details,
        actor.name.label("actor"), subject.name.label("person"),
    )  # fmt: skip
    return (
        events.outerjoin(actor, actor.id == AuditEvent.actor_id)
        .outerjoin(subject, subject.id == AuditEvent.person_id)
        .with_only_columns(*columns)
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
    )


def asking_to_join() -> Select[Person]:
    """People who confirmed their address and whom nobody let in or refused, oldest first."""
    return (
        select(Person)
        .where(
            Person.confirmed_at.is_not(None),
            Person.approved_at.is_(None),
            Person.refused_at.is_(None),
            Person.disabled_at.is_(None),
        )
        .order_by(Person.confirmed_at, Person.id)
    )
