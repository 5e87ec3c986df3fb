# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words that contributions are found by: the vocabulary of themes, and free tags."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, pk


class Theme(Base):
    """A word of the controlled vocabulary, with labels and synonyms in four languages."""

    __tablename__ = "theme"

    id: Mapped[pk]
    code: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0)
    names: Mapped[dict[str, Any]] = mapped_column(JSON)
    synonyms: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    about: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    outside_source: Mapped[bool] = mapped_column(default=False)

    def name(self, locale: str) -> str:
        """The label in the language, or else in Dutch."""
        return str(self.names.get(locale) or self.names["nl"])


class Themed(Base):
    __tablename__ = "themed"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), primary_key=True, index=True)


class Expertise(Base):
    """A theme a person says they know about."""

    __tablename__ = "expertise"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), primary_key=True, index=True)


class Tag(Base):
    """A free word."""

    __tablename__ = "tag"

    id: Mapped[pk]
    name: Mapped[str] = mapped_column(unique=True)


class Tagging(Base):
    __tablename__ = "tagging"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), primary_key=True, index=True)
