# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Practice: what a municipality did, what it cost and what came of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.contributions.models import Contribution
from cop.people.models import Organisation
from cop.practices import figures


class Outcome(StrEnum):
    """How it turned out; what failed is as welcome as what worked."""

    RUNNING = "running"
    WORKED = "worked"
    MIXED = "mixed"
    FAILED = "failed"


class UrbanForm(StrEnum):
    """What kind of place it was done in."""

    DENSE_CENTRE = "dense-centre"
    RESIDENTIAL = "residential"
    PERI_URBAN = "peri-urban"
    VILLAGE = "village"
    RURAL = "rural"
    INDUSTRIAL = "industrial"
    COAST = "coast"


class Practice(Contribution):
    """Something a municipality did, told so that another can decide to do it too."""

    __tablename__ = "practice"
    __mapper_args__ = {"polymorphic_identity": "practice"}

    path: ClassVar[str] = "/practices"
    text_fields: ClassVar[tuple[str, ...]] = (
        "title", "summary", "body", "result", "figures_text", "lessons", "did_not_work",
        "place", "cost_note", "contact",
    )  # fmt: skip
    fact_fields: ClassVar[tuple[str, ...]] = (
        "outcome", "started_on", "ended_on", "urban_form", "cost", "hours",
    )  # fmt: skip
    markdown_fields: ClassVar[tuple[str, ...]] = ("body", "result", "lessons", "did_not_work")

    id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    summary: Mapped[str] = mapped_column(default="")
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    place: Mapped[str] = mapped_column(default="")
    started_on: Mapped[date | None]
    """The first day of the month in which it began."""
    ended_on: Mapped[date | None]
    """The first day of the month in which it ended."""
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.RUNNING, index=True)
    cost: Mapped[int | None]
    """Whole euros."""
    cost_note: Mapped[str] = mapped_column(default="")
    hours: Mapped[int | None]
    result: Mapped[str] = mapped_column(default="")
    figures: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """Measured results: {label, value, unit, year}."""
    lessons: Mapped[str] = mapped_column(default="")
    did_not_work: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    urban_form: Mapped[UrbanForm | None]
    review_on: Mapped[date] = mapped_column(index=True)
    """When somebody should look whether it is still right."""
    reviewed_at: Mapped[datetime | None]

    municipality: Mapped[Organisation | None] = relationship(
        foreign_keys="Practice.municipality_id", lazy="raise_on_sql"
    )

    @property
    def standing(self) -> str:
        return self.outcome

    @property
    def happened_on(self) -> date:
        return self.ended_on or self.started_on or self.created_at.date()

    @property
    def stale_from(self) -> date | None:
        return self.review_on

    @property
    def acting_organisation_id(self) -> int | None:
        return self.municipality_id or self.organisation_id

    @property
    def figures_text(self) -> str:
        """The figures as lines, for the form and for the versions."""
        return figures.written(self.figures or [])
