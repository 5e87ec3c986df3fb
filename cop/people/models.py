# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""People, organisations and groups, and the log of what was done to them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base, created, maybe_person_fk, pk


class Role(StrEnum):
    MEMBER = "member"
    EXPERT = "expert"
    ORGANISER = "organiser"
    ADMINISTRATOR = "administrator"


class OrganisationKind(StrEnum):
    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    WATER_AUTHORITY = "water_authority"
    GOVERNMENT = "government"
    KNOWLEDGE_INSTITUTE = "knowledge_institute"
    NGO = "ngo"
    COMPANY = "company"
    NETWORK = "network"
    OTHER = "other"


class Access(StrEnum):
    """Who may read a group: everyone, everyone who takes part, or its members only."""

    PUBLIC = "public"
    MEMBERS = "members"
    PRIVATE = "private"


class Organisation(Base):
    """A municipality or another body whose people take part."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("country", "code"),)

    id: Mapped[pk]
    kind: Mapped[OrganisationKind]
    name: Mapped[str] = mapped_column(index=True)
    names: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    code: Mapped[str | None]
    country: Mapped[str] = mapped_column(default="NL")
    region: Mapped[str] = mapped_column(default="")
    population: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    website: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    partner_since: Mapped[date | None] = mapped_column(index=True)
    frontrunner_since: Mapped[date | None]
    created_at: Mapped[created]

    domains: Mapped[list["MailDomain"]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="MailDomain.domain"
    )


class MailDomain(Base):
    """A domain whose mail addresses belong to the people of one organisation."""

    __tablename__ = "mail_domain"

    domain: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)


class Person(Base):
    """Somebody with an account, who works for one organisation."""

    __tablename__ = "person"

    id: Mapped[pk]
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    role: Mapped[Role] = mapped_column(default=Role.MEMBER)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    function: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    languages: Mapped[list[Any]] = mapped_column(JSON, default=list)
    photo: Mapped[str | None]
    locale: Mapped[str] = mapped_column(default="nl")
    asked_organisation: Mapped[str] = mapped_column(default="")
    motivation: Mapped[str] = mapped_column(default="")
    created_at: Mapped[created]
    confirmed_at: Mapped[datetime | None]
    approved_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]
    refused_reason: Mapped[str] = mapped_column(default="")
    disabled_at: Mapped[datetime | None]
    away_since: Mapped[datetime | None]
    """From when mail and invitations wait, until `away.py` welcomes the person back."""
    away_until: Mapped[date | None] = mapped_column(index=True)

    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")

    @property
    def takes_part(self) -> bool:
        """Whether this person was let in and is not shut out."""
        return self.approved_at is not None and self.disabled_at is None

    @property
    def organises(self) -> bool:
        return self.takes_part and self.role in {Role.ORGANISER, Role.ADMINISTRATOR}

    @property
    def administers(self) -> bool:
        return self.takes_part and self.role == Role.ADMINISTRATOR

    def may_hand_on(self, role: Role) -> bool:
        """Organisers give roles up to their own."""
        ranks = list(Role)
        return self.organises and ranks.index(role) <= ranks.index(self.role)


class Group(Base):
    """Who may read and write together; the first one is the community itself."""

    __tablename__ = "group"

    id: Mapped[pk]
    name: Mapped[str] = mapped_column(unique=True)
    about: Mapped[str] = mapped_column(default="")
    access: Mapped[Access] = mapped_column(index=True)
    created_at: Mapped[created]
    created_by_id: Mapped[maybe_person_fk]


class Membership(Base):
    """A person in a group, or asking to be; `joined_at` says since when."""

    __tablename__ = "membership"

    group_id: Mapped[int] = mapped_column(ForeignKey("group.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    asked_at: Mapped[created]
    joined_at: Mapped[datetime | None]
    leads: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    group: Mapped[Group] = relationship(lazy="raise_on_sql")


class AuditEvent(Base):
    """One line of the log: who did what to whom; rows are only ever added."""

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix_audit_event_person_id_at", "person_id", "at"),)

    id: Mapped[pk]
    at: Mapped[created]
    kind: Mapped[str] = mapped_column(index=True)
    actor_id: Mapped[maybe_person_fk]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    network: Mapped[str] = mapped_column(default="")
    request_id: Mapped[str] = mapped_column(default="")
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
