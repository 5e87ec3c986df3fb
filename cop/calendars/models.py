# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The key of somebody's feeds, and of which meetings they were reminded."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base


class Near(StrEnum):
    """How near a meeting is when people are reminded."""

    WEEK = "week"
    DAY = "day"


class CalendarKey(Base):
    """The number in the signed addresses of somebody's feeds; those with another one are dead."""

    __tablename__ = "calendar_key"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    number: Mapped[int] = mapped_column(default=1)


class MeetingReminder(Base):
    """That who registered was reminded of a meeting at this time, so that it happens once."""

    __tablename__ = "meeting_reminder"

    registration_id: Mapped[int] = mapped_column(
        ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True
    )
    starts_at: Mapped[datetime] = mapped_column(primary_key=True)
    step: Mapped[Near] = mapped_column(primary_key=True)
    at: Mapped[datetime]
