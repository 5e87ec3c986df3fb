# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Something to talk about at a meeting, and the organisations that want it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, maybe_person_fk, person_fk, pk


class Because(StrEnum):
    """How it came to be proposed."""

    ASKED = "asked"
    """A member asked for it."""
    WAITED = "waited"
    """Nobody answered the question."""
    RETURNED = "returned"
    """It was on an agenda, and the report says nothing of it."""


class Proposal(Base):
    """A contribution, or an idea for a session of an event, that somebody wants to talk about.

    A contribution has one, that is opened again when it is proposed again.
    """

    __tablename__ = "proposal"

    id: Mapped[pk]
    group_id: Mapped[int] = mapped_column(ForeignKey("group.id"), index=True)
    """Whose members may read it: that of the contribution, or of the event."""
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), unique=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    """For which meeting it is meant, if for one in particular."""
    title: Mapped[str] = mapped_column(default="")
    """Of an idea; a contribution has its own."""
    text: Mapped[str] = mapped_column(default="")
    because: Mapped[Because]
    by_id: Mapped[maybe_person_fk]
    created_at: Mapped[created]
    placed_on_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    """On whose agenda it was put."""
    dropped_at: Mapped[datetime | None]
    dropped_reason: Mapped[str] = mapped_column(default="")


class Vote(Base):
    """That an organisation wants to talk about it, and who said so."""

    __tablename__ = "proposal_vote"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )
    person_id: Mapped[person_fk]
    created_at: Mapped[created]
