# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who follows what, and what somebody was told."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, maybe_person_fk, person_fk, pk


class Follow(Base):
    """A person follows one contribution or one theme."""

    __tablename__ = "follow"
    __table_args__ = (
        UniqueConstraint("person_id", "contribution_id"),
        UniqueConstraint("person_id", "theme_id"),
        CheckConstraint("(contribution_id IS NULL) != (theme_id IS NULL)", name="one_thing"),
    )

    id: Mapped[pk]
    person_id: Mapped[person_fk]
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"), index=True)
    created_at: Mapped[created]


class Notification(Base):
    """Something a person should know; one unread row per thing, refreshed rather than repeated."""

    __tablename__ = "notification"
    __table_args__ = (Index("ix_notification_person_id_read_at", "person_id", "read_at"),)

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"))
    anchor: Mapped[str] = mapped_column(default="")
    """The place on the page where the first of it that is unread stands, such as `answer-12`."""
    actor_id: Mapped[maybe_person_fk]
    created_at: Mapped[created]
    updated_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
