# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What was looked for and not found: how often, and by how many organisations."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, pk


class SearchMiss(Base):
    """Words that were looked for in vain; nothing says by whom, and no day more exact than a week.

    Days are the first of their week.
    """

    __tablename__ = "search_miss"
    __table_args__ = (UniqueConstraint("key", "language"),)

    id: Mapped[pk]
    key: Mapped[str]
    """The stems of the words in the order of the alphabet."""
    text: Mapped[str]
    """The words as they were first typed."""
    language: Mapped[str]
    times: Mapped[int]
    first_on: Mapped[date]
    last_on: Mapped[date] = mapped_column(index=True)


class SearchMissOrganisation(Base):
    """That somebody of an organisation looked for it, told by a keyed hash of the organisation."""

    __tablename__ = "search_miss_organisation"

    miss_id: Mapped[int] = mapped_column(
        ForeignKey("search_miss.id", ondelete="CASCADE"), primary_key=True
    )
    organisation_hash: Mapped[str] = mapped_column(primary_key=True)
