# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of who comes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, literal, select

from cop.attending.models import GuestLink
from cop.attending.presence import was_there
from cop.contributions.models import Contribution
from cop.db import Rows
from cop.meetings.models import Meeting
from cop.meetings.registrations import Coming, Place, Registration
from cop.people.models import Organisation, Person
from cop.people.queries import readers_of

NAME = func.coalesce(Person.name, Registration.name)
ORGANISATION = func.coalesce(Organisation.name, Registration.organisation)


def registrations(person: Person | None, meeting_id: Any) -> Rows:
    """Who said whether they come, by name.

    Remarks are for organisers and their own author; addresses, and guests who did not confirm
    theirs, for organisers alone.
    """
    organises = person is not None and person.organises
    own = Registration.person_id == (person.id if person else 0)
    found = _named(
        Registration.meeting_id == meeting_id,
        (Registration.remark if organises else case((own, Registration.remark), else_="")).label(
            "remark"
        ),
        (Registration.email if organises else literal(None)).label("email"),
        was_there(meeting_id, Registration.person_id).label("there"),
    )
    if not organises:
        found = found.where(_counts())
    return found.order_by(NAME, Registration.id)


def addresses_of(meeting_id: Any) -> Rows:
    """Name, address and language of everyone who has a place or perhaps comes, to send mail to.

    `person_id` is None for a guest. Who may not read the meeting any more is left out.
    """
    group = select(Contribution.group_id).where(Contribution.id == meeting_id).scalar_subquery()
    reads = (
        Person.approved_at.is_not(None)
        & Person.disabled_at.is_(None)
        & Person.id.in_(readers_of(group))
    )
    return (
        select(
            NAME.label("name"),
            func.coalesce(Person.email, Registration.email).label("address"),
            func.coalesce(Person.locale, Registration.locale).label("locale"),
            *(Registration.person_id, Registration.coming, Registration.online),
        )
        .outerjoin(Person, Person.id == Registration.person_id)
        .where(
            Registration.meeting_id == meeting_id,
            stands_in_calendars(),
            Registration.person_id.is_(None) | reads,
        )
        .order_by(Registration.id)
    )


def meeting_of(registration: Registration) -> Select[Meeting]:
    """The meeting of a guest, unless it was hidden."""
    return select(Meeting).where(Meeting.id == registration.meeting_id, Meeting.hidden_at.is_(None))


def of_person(meeting_id: int, person_id: int) -> Select[Registration]:
    return select(Registration).where(
        Registration.meeting_id == meeting_id, Registration.person_id == person_id
    )


def of_guest(meeting_id: int, email: str) -> Select[Registration]:
    return select(Registration).where(
        Registration.meeting_id == meeting_id, Registration.email == email
    )


def one_of(meeting_id: int, registration_id: int) -> Select[Registration]:
    return select(Registration).where(
        Registration.id == registration_id, Registration.meeting_id == meeting_id
    )


def by_link(token_hash: str, now: datetime) -> Select[Registration]:
    """The registration of a guest's link that has not expired."""
    return (
        select(Registration)
        .join(GuestLink, GuestLink.registration_id == Registration.id)
        .where(GuestLink.token_hash == token_hash, GuestLink.expires_at > now)
    )


def guests_to_tell(meeting_id: int) -> Select[Registration]:
    """The guests who wait for a place; who has one, or perhaps comes, gets mail for a calendar."""
    return (
        select(Registration)
        .where(
            Registration.meeting_id == meeting_id,
            Registration.confirmed_at.is_not(None),
            Registration.coming == Coming.YES,
            Registration.place.in_([Place.WAITING, Place.OFFERED]),
        )
        .order_by(Registration.id)
    )


def places(meeting_id: int) -> Rows:
    """How many have a place in the room, are offered one, and wait for one."""
    stand = (Place.IN, Place.OFFERED, Place.WAITING)
    return select(*(func.count(case((Registration.place == place, 1))) for place in stand)).where(
        Registration.meeting_id == meeting_id, Registration.online.is_(False)
    )


def waiting(meeting_id: int) -> Select[Registration]:
    """Who waits for a place, in the order in which they came."""
    return (
        select(Registration)
        .where(Registration.meeting_id == meeting_id, Registration.place == Place.WAITING)
        .order_by(Registration.queued_at, Registration.id)
    )


def lapsed(now: datetime) -> Rows:
    """The ids of the registrations whose offer ended without a yes."""
    return (
        select(Registration.id)
        .where(Registration.place == Place.OFFERED, Registration.offered_until <= now)
        .order_by(Registration.offered_until, Registration.id)
    )


def over(before: datetime) -> Select[int]:
    """The ids of the meetings that ended before a moment."""
    return select(Meeting.__table__.c.id).where(Meeting.__table__.c.ends_at < before)


def stands_in_calendars() -> Any:
    """Whether somebody has a place, or perhaps comes."""
    return _counts() & ((Registration.place == Place.IN) | (Registration.coming == Coming.MAYBE))


def _counts() -> Any:
    """Whether it is of a person, or of a guest who confirmed."""
    return Registration.person_id.is_not(None) | Registration.confirmed_at.is_not(None)


def _named(wanted: Any, *more: Any) -> Rows:
    return (
        select(
            *(Registration.id, Registration.person_id, NAME.label("name")),
            ORGANISATION.label("organisation"),
            *(Registration.coming, Registration.online, Registration.place),
            *(Registration.queued_at, Registration.offered_until),
            *(Registration.confirmed_at, Registration.attended_at),
            *more,
        )
        .outerjoin(Person, Person.id == Registration.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(wanted)
    )
