# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outbox of the search index."""

from datetime import datetime

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
