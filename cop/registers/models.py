# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The reminders of actions that were sent."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base


class Reminder(StrEnum):
    """When somebody is reminded of an action."""

    BEFORE = "before"
    """A week before its day."""
    AFTER = "after"
    """A week after its day."""


class ActionReminder(Base):
    """That the owner of an action was reminded."""

    __tablename__ = "action_reminder"

    action_id: Mapped[int] = mapped_column(
        ForeignKey("action.id", ondelete="CASCADE"), primary_key=True
    )
    which: Mapped[Reminder] = mapped_column(primary_key=True)
    at: Mapped[datetime]
