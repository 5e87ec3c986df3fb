# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The mails that came in, with what became of each."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, maybe_person_fk, pk


class Outcome(StrEnum):
    ANSWERED = "answered"
    COMMENTED = "commented"
    DRAFTED = "drafted"
    """Kept as a draft that its writer looks at and posts."""
    REFUSED = "refused"
    UNPROVEN = "unproven"
    """Nothing shows that it comes from whom it says."""
    AUTOMATIC = "automatic"
    RETURNED = "returned"
    UNKNOWN = "unknown"
    """To no address of ours."""


class ArrivedMail(Base):
    """A mail that came in, once for each Message-ID; what was left out is kept for a month."""

    __tablename__ = "arrived_mail"

    id: Mapped[pk]
    message_id: Mapped[str] = mapped_column(unique=True)
    arrived_at: Mapped[created]
    sender: Mapped[str] = mapped_column(index=True)
    outcome: Mapped[Outcome]
    reason: Mapped[str] = mapped_column(default="")
    """Why it was not posted, as its sender was told it."""
    told_at: Mapped[datetime | None]
    """When its sender was told."""
    person_id: Mapped[maybe_person_fk]
    whole_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    """The contribution on whose page stands what it became."""
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"), index=True)
    trimmed: Mapped[str] = mapped_column(default="")
    put_back_at: Mapped[datetime | None]
