# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The links by which guests open their own page."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base


class GuestLink(Base):
    """A link in a mail to a guest: kept as a hash, good until it expires."""

    __tablename__ = "guest_link"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    expires_at: Mapped[datetime]
