# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Solution: an entry of the library, with its terms, partners and requests for information."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop import clock
from cop.contributions.models import Contribution
from cop.db import Base, created, maybe_person_fk, pk
from cop.i18n import speaking
from cop.library.lines import FORMATS
from cop.library.parts import Codes, Lines, Partner, PartnerLines, SolutionTerm, markdown_list
from cop.library.vocabulary import label
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


class Stage(StrEnum):
    """Where a project stands, derived from its period."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


class Reason(StrEnum):
    """Why somebody writes to those behind an entry."""

    INFORMATION = "information"
    ROLLOUT = "rollout"


def stage(starts_on: date | None, ends_on: date | None, today: date) -> Stage | None:
    """Where a period stands on a day; the last day still counts; none without a period."""
    if starts_on is None and ends_on is None:
        return None
    if starts_on and today < starts_on:
        return Stage.PLANNED
    return Stage.FINISHED if ends_on and today > ends_on else Stage.RUNNING


class Solution(Contribution):
    """Something a municipality can use: an offer, project, tool, template, measure and so on."""

    __tablename__ = "solution"
    __mapper_args__ = {"polymorphic_identity": "solution"}

    path: ClassVar[str] = "/library"
    markdown_fields: ClassVar[tuple[str, ...]] = ("body", "difference", "examples_markdown")
    text_fields: ClassVar[tuple[str, ...]] = (
        "title", "subtitle", "summary", "body", "difference", "policy", "price_note",
        *FORMATS, "partner_lines", "facts",
    )  # fmt: skip
    listed_fields: ClassVar[tuple[str, ...]] = ("partner_lines", "facts")
    """They hold codes and addresses; search knows their words from `fact_words`."""

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
    """How it relates to policy."""
    price: Mapped[int | None] = mapped_column(BigInteger)
    """Cents of `currency`; none with `on_request` when it has to be asked."""
    currency: Mapped[str] = mapped_column(default="EUR")
    vat: Mapped[Vat] = mapped_column(default=Vat.NONE)
    on_request: Mapped[bool] = mapped_column(default=False)
    price_note: Mapped[str] = mapped_column(default="")
    total_cost: Mapped[int | None] = mapped_column(BigInteger)
    """Cents of `currency`, for a project."""
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    partner_count: Mapped[int | None]
    """How many partners there are, of whom fewer may be named."""
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_public: Mapped[bool] = mapped_column(default=True)
    """Whether the contact is an organisation's general address, which visitors may see."""
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The lists of `lines.FORMATS`."""

    provider: Mapped[Organisation | None] = relationship(
        foreign_keys="Solution.provider_id", lazy="raise_on_sql"
    )
    # Loaded on demand: the page of a stale edit shows them after the transaction has ended.
    terms: Mapped[list[SolutionTerm]] = relationship(cascade="all, delete-orphan")
    partners: Mapped[list[Partner]] = relationship(
        cascade="all, delete-orphan", order_by="Partner.position"
    )

    @property
    def happened_on(self) -> date:
        return self.starts_on or self.created_at.date()

    @property
    def acting_organisation_id(self) -> int | None:
        return self.provider_id or self.organisation_id

    target_groups, stakeholders = Codes("target_group"), Codes("stakeholder")
    info_types, support_kinds = Codes("info_type"), Codes("support_kind")
    expertise, urban_forms = Codes("expertise"), Codes("urban_form")
    axes, regions = Codes("axis"), Codes("region")
    usable_in = Codes("usable_in")
    """The regions, or the country when none is named: then it can be used in all of it."""
    phases, tracks, checklist = Lines("phases"), Lines("tracks"), Lines("checklist")
    responsibilities, methods = Lines("responsibilities"), Lines("methods")
    examples, materials = Lines("examples"), Lines("materials")
    aims, results, quote = Lines("aims"), Lines("results"), Lines("quote")
    partner_counts, partner_lines = Lines("partner_counts"), PartnerLines()

    @property
    def examples_markdown(self) -> str:
        """The example actions with their links, which come and go with this text."""
        return markdown_list((self.details or {}).get("examples", []))

    @property
    def fact_words(self) -> list[str]:
        """What it is, for whom and where, in words, and the names of partners."""
        codes = [(term.vocabulary, term.code) for term in self.terms]
        codes += [("kind", self.solution_kind), ("programme", self.programme)]
        with speaking(self.language):
            words = [label(vocabulary, code) for vocabulary, code in codes if code]
        return [*words, *(partner.name for partner in self.partners)]

    @property
    def facts(self) -> str:
        """Everything that is not prose, a line a fact, for versions and their comparison."""
        columns = [c.key for c in type(self).__table__.columns if c.key not in NOT_FACTS]
        values = {key: getattr(self, key) for key in columns}
        codes: dict[str, list[str]] = {}
        for term in self.terms:
            codes.setdefault(term.vocabulary, []).append(term.code)
        codes.pop("usable_in", None)
        values |= {name: ", ".join(sorted(each)) for name, each in codes.items()}
        return "\n".join(
            f"{name}: {value}" for name, value in sorted(values.items()) if value not in ("", None)
        )


CONTACT = {"contact_name", "contact_email", "contact_phone"}
"""Shown by `policy.may_see_contact`; versions and the search index are for more readers."""
NOT_FACTS = {"id", "details", *CONTACT, *Solution.text_fields}


class InformationRequest(Base):
    """Somebody wants to know more about a solution, or help with rolling it out."""

    __tablename__ = "information_request"

    id: Mapped[pk]
    solution_id: Mapped[int] = mapped_column(ForeignKey("solution.id"), index=True)
    reason: Mapped[Reason] = mapped_column(default=Reason.INFORMATION)
    person_id: Mapped[maybe_person_fk]
    name: Mapped[str]
    email: Mapped[str] = mapped_column(index=True)
    organisation: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    submission_key: Mapped[str | None] = mapped_column(unique=True)
    consented_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_at: Mapped[created]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[maybe_person_fk]


class MaterialDownload(Base):
    """Somebody who takes part downloaded a material; once each."""

    __tablename__ = "material_download"

    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    created_at: Mapped[created]
