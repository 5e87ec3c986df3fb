# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is said of passages of a report: corrections before it is adopted, notes afterwards."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, maybe_person_fk, person_fk, pk


class CorrectionState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


class Correction(Base):
    """Other words that somebody proposes for a passage."""

    __tablename__ = "correction"

    id: Mapped[pk]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    anchor: Mapped[str]
    title: Mapped[str]
    """The heading of the passage, as it was."""
    before: Mapped[str]
    """The passage as it was; empty where only its page shows it."""
    text: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[person_fk]
    created_at: Mapped[created]
    state: Mapped[CorrectionState] = mapped_column(default=CorrectionState.OPEN)
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[maybe_person_fk]
    answer: Mapped[str] = mapped_column(default="")
    """Why it was declined."""


class ReportNote(Base):
    """A remark under a passage of an adopted report."""

    __tablename__ = "report_note"

    id: Mapped[pk]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    anchor: Mapped[str]
    text: Mapped[str]
    by_id: Mapped[person_fk]
    created_at: Mapped[created]
