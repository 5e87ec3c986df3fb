# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who comes to a meeting: one table for people with an account and for guests."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, maybe_person_fk, pk


class Coming(StrEnum):
    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Place(StrEnum):
    """Where somebody who comes stands: has a place, waits for one, or is offered one."""

    IN = "in"
    WAITING = "waiting"
    OFFERED = "offered"


class Registration(Base):
    """Whether a person or a guest comes, and who of them was there."""

    __tablename__ = "registration"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        UniqueConstraint("meeting_id", "email"),
        Index("ix_registration_place_offered_until", "place", "offered_until"),
    )

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[maybe_person_fk]
    """Nobody for a guest, who has a name, an address in lower case and an organisation here."""
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None]
    organisation: Mapped[str] = mapped_column(default="")
    locale: Mapped[str] = mapped_column(default="")
    """In which language a guest gets mail."""
    coming: Mapped[Coming]
    online: Mapped[bool] = mapped_column(default=False)
    place: Mapped[Place | None]
    """None for who does not surely come, or let an offer pass."""
    queued_at: Mapped[datetime | None]
    """Since when somebody waits, or waited."""
    offered_until: Mapped[datetime | None]
    remark: Mapped[str] = mapped_column(default="")
    """For the organisers only; erased some time after the meeting."""
    created_at: Mapped[created]
    confirmed_at: Mapped[datetime | None]
    """When a guest pressed the button of the mail; without it nothing counts."""
    attended_at: Mapped[datetime | None]
    """When it was noted that this person or guest was there."""
