# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Question, Answer, and the organisations that share a question."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, synonym

from cop.contributions.models import Contribution
from cop.db import Base, created, maybe_person_fk, person_fk, pk


class State(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    SOLVED = "solved"
    CLOSED = "closed"


class ClosedReason(StrEnum):
    DUPLICATE = "duplicate"
    ELSEWHERE = "elsewhere"
    OUTDATED = "outdated"
    OFF_TOPIC = "off_topic"
    WITHDRAWN = "withdrawn"


class Question(Contribution):
    """What a municipality wants to know from the others."""

    __tablename__ = "question"
    __mapper_args__ = {"polymorphic_identity": "question"}

    path: ClassVar[str] = "/questions"

    id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    answered_at: Mapped[datetime | None] = mapped_column(index=True)
    """Since when it has a visible answer."""
    solved_at: Mapped[datetime | None] = mapped_column(index=True)
    """Since when it has an accepted answer."""
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    closed_reason: Mapped[ClosedReason | None]
    closed_note: Mapped[str] = mapped_column(default="")
    closed_by_id: Mapped[maybe_person_fk]

    @property
    def state(self) -> State:
        """Where it stands: closing outweighs an accepted answer, and that any answer."""
        if self.closed_at:
            return State.CLOSED
        if self.solved_at:
            return State.SOLVED
        return State.ANSWERED if self.answered_at else State.OPEN

    @property
    def standing(self) -> str:
        return self.state

    @property
    def stale_from(self) -> date | None:
        outdated = self.closed_reason in (ClosedReason.OUTDATED, ClosedReason.DUPLICATE)
        return self.closed_at.date() if self.closed_at and outdated else None


class Answer(Contribution):
    """An answer; it is shown on its question's page."""

    __tablename__ = "answer"
    __mapper_args__ = {"polymorphic_identity": "answer"}

    text_fields: ClassVar[tuple[str, ...]] = ("body",)
    limit_per_hour: ClassVar[int] = 60
    part_address: ClassVar[str] = "/questions/{part_of_id}#answer-{id}"

    id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    question_id: Mapped[int] = synonym("part_of_id")
    accepted_at: Mapped[datetime | None]
    accepted_by_id: Mapped[maybe_person_fk]


class Sharing(Base):
    """An organisation that has the same question, and who said so."""

    __tablename__ = "sharing"
    __table_args__ = (UniqueConstraint("question_id", "organisation_id"),)

    id: Mapped[pk]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[person_fk]
    created_at: Mapped[created]
