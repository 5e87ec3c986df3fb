# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Minutes that were given to be made into a report, and what was found in them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, person_fk, pk


class State(StrEnum):
    """What became of the minutes."""

    WAITING = "waiting"
    """Somebody is to look at what was found; nobody else sees it."""
    PUBLISHED = "published"
    DROPPED = "dropped"


class MinutesImport(Base):
    """Minutes as somebody gave them, with what was found in them until the report is there."""

    __tablename__ = "minutes_import"

    id: Mapped[pk]
    person_id: Mapped[person_fk]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    original_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"))
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"))
    found: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The blocks of the text and the things in it (cop.minutes.review); emptied at the end."""
    state: Mapped[State] = mapped_column(default=State.WAITING, index=True)
    created_at: Mapped[created]
    settled_at: Mapped[datetime | None]
