# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Comments and thanks."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.contributions.models import Contribution
from cop.db import Base, created, maybe_person_fk, person_fk, pk
from cop.people.models import Person


class Comment(Base):
    """A short remark under a contribution."""

    __tablename__ = "comment"
    __table_args__ = (UniqueConstraint("author_id", "submission_key"),)

    id: Mapped[pk]
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), index=True)
    body: Mapped[str]
    body_html: Mapped[str]
    language: Mapped[str]
    author_id: Mapped[person_fk]
    submission_key: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[created]
    edited_at: Mapped[datetime | None]
    hidden_at: Mapped[datetime | None]
    hidden_by_id: Mapped[maybe_person_fk]
    hidden_reason: Mapped[str] = mapped_column(default="")

    @property
    def indexed_with(self) -> int:
        return self.contribution_id

    author: Mapped[Person] = relationship(foreign_keys="Comment.author_id", lazy="raise_on_sql")
    contribution: Mapped[Contribution] = relationship(lazy="raise_on_sql")


class Thanks(Base):
    """Somebody found this useful."""

    __tablename__ = "thanks"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    created_at: Mapped[created]

    @property
    def indexed_with(self) -> int:
        return self.contribution_id
