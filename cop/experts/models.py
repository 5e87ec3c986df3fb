# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The invitation to answer a question."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, maybe_person_fk, person_fk, pk


class State(StrEnum):
    """What became of an invitation."""

    OPEN = "open"
    ANSWERING = "answering"
    """The person said that they will answer."""
    PASSED_ON = "passed_on"
    DECLINED = "declined"
    ANSWERED = "answered"
    LAPSED = "lapsed"
    """Nobody waits for it any more: it was answered by others, closed, or long ago."""


PENDING = (State.OPEN, State.ANSWERING)
"""What counts as open: somebody still expects something."""
MOST_PENDING = 3
"""How many invitations somebody may have open."""


class AnswerInvitation(Base):
    """That a person is invited to answer a question, once."""

    __tablename__ = "answer_invitation"
    __table_args__ = (UniqueConstraint("question_id", "person_id"),)

    id: Mapped[pk]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    person_id: Mapped[person_fk]
    by_id: Mapped[maybe_person_fk]
    """Who invited; nobody when the worker did since nobody answered."""
    state: Mapped[State] = mapped_column(default=State.OPEN, index=True)
    created_at: Mapped[created]
    settled_at: Mapped[datetime | None]
