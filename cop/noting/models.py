# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A note per agenda item with all its versions, and edits that wait for a choice."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop import clock
from cop.db import Base, maybe_person_fk, person_fk, pk


class MinuteTaker(Base):
    """Somebody whom an organiser named to write along at a meeting."""

    __tablename__ = "minute_taker"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    named_by_id: Mapped[maybe_person_fk]
    named_at: Mapped[datetime] = mapped_column(default=clock.now)


class Note(Base):
    """What was written under an agenda item, or before the first one.

    It outlives its item: one with neither `item_id` nor `opens_id` was taken off the agenda.
    """

    __tablename__ = "note"

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), unique=True
    )
    opens_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), unique=True)
    """The meeting whose notes it opens, if it is about no item."""
    title: Mapped[str] = mapped_column(default="")
    """What its item was called when the first word was written."""
    text: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=0)


class How(StrEnum):
    """How a version came to be."""

    WRITTEN = "written"
    MERGED = "merged"
    """Put together with what somebody else wrote meanwhile; the version before is as typed."""
    TYPED = "typed"
    """As somebody typed it, from a version that was not the newest any more."""
    CHOSEN = "chosen"
    """What somebody chose after two edits of the same lines."""
    RESTORED = "restored"


class NoteVersion(Base):
    """A text that was saved; none is ever changed or thrown away."""

    __tablename__ = "note_version"
    __table_args__ = (UniqueConstraint("note_id", "version"),)

    id: Mapped[pk]
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"))
    version: Mapped[int]
    text: Mapped[str]
    how: Mapped[How] = mapped_column(default=How.WRITTEN)
    by_id: Mapped[person_fk]
    at: Mapped[datetime] = mapped_column(default=clock.now, index=True)


class NoteConflict(Base):
    """A text that changed the same lines as another's; it waits for the choice of who wrote it."""

    __tablename__ = "note_conflict"

    id: Mapped[pk]
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), index=True)
    person_id: Mapped[person_fk]
    base: Mapped[int]
    """The version it was written on."""
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=clock.now)
    settled_at: Mapped[datetime | None]
