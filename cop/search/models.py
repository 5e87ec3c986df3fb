# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outbox of the search index, and the text of files that it takes in."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, pk


class IndexJob(Base):
    """A contribution whose entry in the index is out of date since `created_at`."""

    __tablename__ = "index_job"

    id: Mapped[pk]
    contribution_id: Mapped[int] = mapped_column(index=True)
    created_at: Mapped[created]
    attempts: Mapped[int] = mapped_column(default=0)
    try_after: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    last_error: Mapped[str] = mapped_column(default="")


class Heartbeat(Base):
    """When a worker last said it was alive."""

    __tablename__ = "heartbeat"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class AttachmentText(Base):
    """What the text of an attached file was when it was read, or why it could not be."""

    __tablename__ = "attachment_text"

    attachment_id: Mapped[int] = mapped_column(
        ForeignKey("attachment.id", ondelete="CASCADE"), primary_key=True
    )
    pages: Mapped[list[str]] = mapped_column(JSON)
    """The text of each page of a PDF, or of each block of paragraphs of what has no pages."""
    extracted_at: Mapped[datetime]
    error: Mapped[str] = mapped_column(default="")
