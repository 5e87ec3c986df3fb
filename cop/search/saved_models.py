# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Searches that people keep, and what was written since that they find."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop import clock
from cop.db import Base, created, person_fk, pk

LONGEST_NAME = 80


class Alert(StrEnum):
    """Whether a person is told of what a saved search finds, and how soon."""

    NONE = "none"
    WEEKLY = "weekly"
    IMMEDIATELY = "immediately"


class SavedSearch(Base):
    """A search that a person keeps under a name."""

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("person_id", "query"),)

    id: Mapped[pk]
    person_id: Mapped[person_fk]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    query: Mapped[str]
    """The query of its address, written in one way (asking.py)."""
    language: Mapped[str]
    """In which the words are read."""
    alert: Mapped[Alert] = mapped_column(default=Alert.NONE)
    created_at: Mapped[created]
    seen_at: Mapped[datetime] = mapped_column(default=clock.now)
    """What was found before is not new to the person."""


class SavedSearchHit(Base):
    """A contribution that was new when it was found by a saved search."""

    __tablename__ = "saved_search_hit"
    __table_args__ = (UniqueConstraint("saved_search_id", "contribution_id"),)

    id: Mapped[pk]
    saved_search_id: Mapped[int] = mapped_column(ForeignKey("saved_search.id", ondelete="CASCADE"))
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), index=True)
    found_at: Mapped[created]
    told_at: Mapped[datetime | None]
    """When the person was told by a message."""
