# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Solution: an entry of the library, with its terms, partners and requests for information."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.contributions.models import Contribution
from cop.db import Base, created, maybe_person_fk, pk
from cop.people.models import Organisation


class SolutionKind(StrEnum):
    SUPPORT = "support"
    PROJECT = "project"
    TOOL = "tool"
    TEMPLATE = "template"
    MEASURE = "measure"
    TRAINING = "training"
    FUNDING = "funding"


class Vat(StrEnum):
    EXCLUDED = "excl"
    INCLUDED = "incl"
    NONE = "none"


class Solution(Contribution):
    """Something a municipality can use: an offer, project, tool, template, measure and so on."""

    __tablename__ = "solution"
    __mapper_args__ = {"polymorphic_identity": "solution"}

    path: ClassVar[str] = "/library"
    text_fields: ClassVar[tuple[str, ...]] = (
        "title", "subtitle", "summary", "body", "difference", "price_note", "policy",
    )  # fmt: skip

    id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    solution_kind: Mapped[SolutionKind] = mapped_column(index=True)
    subtitle: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    difference: Mapped[str] = mapped_column(default="")
    """What sets it apart from what it is easily taken for."""
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    """Who offers it, or leads it."""
    country: Mapped[str] = mapped_column(default="", index=True)
    programme: Mapped[str] = mapped_column(default="", index=True)
    priority: Mapped[str] = mapped_column(default="")
    policy: Mapped[str] = mapped_column(default="")
    price: Mapped[int | None]
    """Cents of `currency`; none with `on_request` when it has to be asked."""
    currency: Mapped[str] = mapped_column(default="EUR")
    vat: Mapped[Vat] = mapped_column(default=Vat.NONE)
    on_request: Mapped[bool] = mapped_column(default=False)
    price_note: Mapped[str] = mapped_column(default="")
    total_cost: Mapped[int | None]
    """Cents of `currency`, for a project."""
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    partner_count: Mapped[int | None]
    """How many partners there are, of whom fewer may be named."""
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Phases, responsibilities, examples, tracks, checklist, materials and aims."""

    provider: Mapped[Organisation | None] = relationship(
        foreign_keys="Solution.provider_id", lazy="raise_on_sql"
    )
    terms: Mapped[list["SolutionTerm"]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    partners: Mapped[list["Partner"]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="Partner.position"
    )


class SolutionTerm(Base):
    """A word of one of the library's vocabularies that fits a solution."""

    __tablename__ = "solution_term"

    solution_id: Mapped[int] = mapped_column(ForeignKey("solution.id"), primary_key=True)
    vocabulary: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True, index=True)


class Partner(Base):
    """Who takes part in a project, and in which role."""

    __tablename__ = "partner"

    id: Mapped[pk]
    solution_id: Mapped[int] = mapped_column(ForeignKey("solution.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")


class InformationRequest(Base):
    """Somebody wants to know more about a solution."""

    __tablename__ = "information_request"

    id: Mapped[pk]
    solution_id: Mapped[int] = mapped_column(ForeignKey("solution.id"), index=True)
    person_id: Mapped[maybe_person_fk]
    name: Mapped[str]
    email: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    created_at: Mapped[created]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[maybe_person_fk]
