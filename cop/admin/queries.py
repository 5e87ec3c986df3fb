# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what waits and of what is managed."""

from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from cop import clock
from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.db import Rows
from cop.library.models import InformationRequest, Solution
from cop.mail.outbox import OutboxMail
from cop.people.credentials import Token, TokenKind
from cop.people.models import AuditEvent, Membership, Organisation, Person
from cop.people.queries import readable_groups
from cop.search.models import IndexJob


def refused() -> Select[Person]:
    """People who were refused and could be let in after all, the last first."""
    return (
        select(Person)
        .where(
            Person.refused_at.is_not(None),
            Person.approved_at.is_(None),
            Person.disabled_at.is_(None),
        )
        .order_by(Person.refused_at.desc(), Person.id)
        .limit(50)
    )


def asking_groups() -> Select[Any]:
    """Who asks to join a private group."""
    asking = select(Membership).join(Person, Person.id == Membership.person_id)
    return asking.where(Membership.joined_at.is_(None), Person.disabled_at.is_(None))


def people(words: str = "") -> Select[Person]:
    """Everybody with an account whose name, address or organisation holds the words."""
    wanted = select(Person).outerjoin(Person.organisation)
    for word in words.split()[:5]:
        like = f"%{_escaped(word)}%"
        wanted = wanted.where(
            or_(
                Person.name.ilike(like, escape="\\"),
                Person.email.ilike(like, escape="\\"),
                Organisation.name.ilike(like, escape="\\"),
            )
        )
    return wanted


def listed_people(people: Select[Person]) -> Select[Any]:
    """Rows for a list by name."""
    columns: tuple[Any, ...] = (
        Person.id,
        Person.name,
        Person.email,
        Person.role,
        Person.approved_at,
        Person.confirmed_at,
        Person.refused_at,
        Person.disabled_at,
        Organisation.name.label("organisation"),
    )
    return people.with_only_columns(*columns).order_by(func.lower(Person.name), Person.id)


def person_page(person_id: int) -> Select[Person]:
    """One person with the organisation, whatever became of the account."""
    return select(Person).where(Person.id == person_id).options(joinedload(Person.organisation))


def open_invitations() -> Select[Token]:
    """Invitations that were not accepted, withdrawn or too old."""
    return select(Token).where(
        Token.kind == TokenKind.INVITE, Token.used_at.is_(None), Token.expires_at > clock.now()
    )


def listed_invitations() -> Select[Any]:
    """Rows for a list, newest first."""
    inviter = aliased(Person)
    columns: tuple[Any, ...] = (
        Token.id, Token.email, Token.role, Token.expires_at, inviter.name.label("inviter"),
        Organisation.name.label("organisation"),
    )  # fmt: skip
    return (
        open_invitations()
        .outerjoin(inviter, inviter.id == Token.created_by_id)
        .outerjoin(Organisation, Organisation.id == Token.organisation_id)
        .with_only_columns(*columns)
        .order_by(Token.created_at.desc(), Token.id.desc())
    )


def organisations(words: str = "", *, partners: bool = False) -> Select[Organisation]:
    """The organisations whose name or region holds the words."""
    wanted = select(Organisation)
    if partners:
        wanted = wanted.where(Organisation.partner_since.is_not(None))
    for word in words.split()[:5]:
        like = f"%{_escaped(word)}%"
        wanted = wanted.where(
            or_(
                Organisation.name.ilike(like, escape="\\"),
                Organisation.region.ilike(like, escape="\\"),
            )
        )
    return wanted


def listed_organisations(organisations: Select[Organisation]) -> Select[Any]:
    """Rows for a list by name."""
    columns: tuple[Any, ...] = (
        Organisation.id,
        Organisation.name,
        Organisation.kind,
        Organisation.country,
        Organisation.region,
        Organisation.partner_since,
        Organisation.frontrunner_since,
    )
    return organisations.with_only_columns(*columns).order_by(Organisation.name, Organisation.id)


def organisation_page(organisation_id: int) -> Select[Organisation]:
    return (
        select(Organisation)
        .where(Organisation.id == organisation_id)
        .options(selectinload(Organisation.domains))
    )


def open_requests(person: Person) -> Rows:
    """Requests for information that wait for an answer, about entries the person may read."""
    readable = visible_to(person, Solution).with_only_columns(
        Solution.id, maintain_column_froms=True
    )
    return (
        select(
            InformationRequest.id, InformationRequest.name, InformationRequest.organisation,
            InformationRequest.reason, InformationRequest.text, InformationRequest.created_at,
            Solution.id.label("solution_id"), Solution.title, Solution.language,
        )
        .join(Solution, Solution.id == InformationRequest.solution_id)
        .where(InformationRequest.answered_at.is_(None), Solution.id.in_(readable))
        .order_by(InformationRequest.created_at, InformationRequest.id)
    )  # fmt: skip


def events(kind: str = "", words: str = "") -> Select[AuditEvent]:
    """The log, of one kind or of people whose name or address holds the words."""
    wanted = select(AuditEvent)
    if kind:
        wanted = wanted.where(AuditEvent.kind == kind)
    if words:
        like = f"%{_escaped(words)}%"
        named = select(Person.id).where(
            or_(Person.name.ilike(like, escape="\\"), Person.email.ilike(like, escape="\\"))
        )
        wanted = wanted.where(or_(AuditEvent.person_id.in_(named), AuditEvent.actor_id.in_(named)))
    return wanted


def mail_under_way() -> Select[OutboxMail]:
    return select(OutboxMail).where(OutboxMail.sent_at.is_(None), OutboxMail.failed_at.is_(None))


def failed_mail() -> Select[OutboxMail]:
    """Mail that was given up."""
    return select(OutboxMail).where(OutboxMail.failed_at.is_not(None))


def failed_mail_for(reader: Person) -> Rows:
    """The same, the newest first; `shown` says whether the reader may read what it is about."""
    readable = Contribution.group_id.in_(readable_groups(reader))
    return (
        failed_mail()
        .outerjoin(Contribution, Contribution.id == OutboxMail.about_id)
        .add_columns(or_(OutboxMail.about_id.is_(None), readable).label("shown"))
        .order_by(OutboxMail.id.desc())
    )


def failed_index_jobs() -> Select[IndexJob]:
    """Contributions that could not be indexed."""
    return select(IndexJob).where(IndexJob.failed_at.is_not(None))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
