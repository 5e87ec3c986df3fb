# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The spine: Contribution and what every kind of contribution has."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.contributions.vocabulary import Tag, Theme
from cop.db import Base, created, maybe_person_fk, person_fk, pk
from cop.people.models import Group, Organisation, Person
from cop.web.urls import PATHS, PLACES

HIDDEN = text("hidden_at IS NOT NULL")
PART = text("part_of_id IS NOT NULL")


class LinkKind(StrEnum):
    """What the first contribution says of the second; read `from` … `to`."""

    CITES = "cites"
    DISCUSSED_IN = "discussed_in"
    DOCUMENTED_AS = "documented_as"
    APPLIES = "applies"
    REPLICATES = "replicates"
    BUILDS_ON = "builds_on"
    DUPLICATES = "duplicates"
    RELATED = "related"


class Contribution(Base):
    """Anything people write that has a body: it can be discussed, linked, followed and found."""

    __tablename__ = "contribution"
    __mapper_args__ = {"polymorphic_on": "kind"}
    __table_args__ = (
        UniqueConstraint("author_id", "submission_key"),
        Index("ix_contribution_kind_created_at", "kind", "created_at"),
        Index("ix_contribution_kind_active_at", "kind", "active_at"),
        Index("ix_contribution_author_id_kind_created_at", "author_id", "kind", "created_at"),
        Index("ix_contribution_active_at", "active_at"),
        # What counting reads, so that it need not open rows that hold whole texts. An index on
        # the group alone would lure SQLite into sorting everything for a list of the newest.
        Index(
            "ix_contribution_counted", "kind", "group_id", "hidden_at", "part_of_id", "author_id"
        ),
        Index("ix_contribution_part_of_id", "part_of_id", sqlite_where=PART, postgresql_where=PART),
        Index("ix_contribution_hidden", "hidden_at", sqlite_where=HIDDEN, postgresql_where=HIDDEN),
    )

    path: ClassVar[str] = ""
    """Where pages of this kind live; a kind without pages of its own has none."""

    part_address: ClassVar[str] = ""
    """The address of a part on the page of what it is part of, with {part_of_id} and {id}."""

    text_fields: ClassVar[tuple[str, ...]] = ("title", "body")
    """The fields whose changes make a revision and are compared."""

    fact_fields: ClassVar[tuple[str, ...]] = ()
    """What is compared too, but is no text that can be searched: days, amounts, choices."""

    listed_fields: ClassVar[tuple[str, ...]] = ()
    """Text fields that say once more, for versions, what stands in rows of their own."""

    limit_per_hour: ClassVar[int] = 10
    """How many of this kind one person may post within an hour."""

    longest_body: ClassVar[int] = 20_000
    """Characters of Markdown."""

    grace: ClassVar[timedelta] = timedelta(minutes=5)
    """How long after it was posted, or after an edit, one's own next edit makes no new version."""

    markdown_fields: ClassVar[tuple[str, ...]] = ("body",)
    """The fields that are rendered from Markdown at writing."""

    id: Mapped[pk]
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    body_html: Mapped[str] = mapped_column(default="")
    more_html: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    excerpt: Mapped[str] = mapped_column(default="")
    renderer: Mapped[int] = mapped_column(default=0)
    language: Mapped[str] = mapped_column(default="nl")
    group_id: Mapped[int] = mapped_column(ForeignKey("group.id"))
    part_of_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"))
    """The contribution on whose page this is shown; its group and its hiding hold for this too."""
    author_id: Mapped[person_fk]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    veiled: Mapped[bool] = mapped_column(default=False)
    example: Mapped[bool] = mapped_column(default=False)
    submission_key: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[created]
    edited_at: Mapped[datetime | None]
    active_at: Mapped[datetime]
    hidden_at: Mapped[datetime | None]
    hidden_by_id: Mapped[maybe_person_fk]
    hidden_reason: Mapped[str] = mapped_column(default="")

    author: Mapped[Person] = relationship(
        foreign_keys="Contribution.author_id", lazy="raise_on_sql"
    )
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
    group: Mapped[Group] = relationship(lazy="raise_on_sql")
    themes: Mapped[list[Theme]] = relationship(
        secondary="themed", lazy="raise_on_sql", order_by="Theme.position"
    )
    tags: Mapped[list[Tag]] = relationship(
        secondary="tagging", lazy="raise_on_sql", order_by="Tag.name"
    )

    def __init_subclass__(cls, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        PATHS[cls.__tablename__] = cls.path
        PLACES[cls.__tablename__] = cls.part_address

    @property
    def indexed_with(self) -> int:
        """The contribution whose entry in the search index changes with this."""
        return self.part_of_id or self.id

    @property
    def fact_words(self) -> list[str]:
        """Words for facts that no text of it says, in its language, to be found by."""
        return []

    @property
    def standing(self) -> str:
        """Where it stands, as a filter of search: a question solved, a practice that failed."""
        return ""

    @property
    def happened_on(self) -> date:
        """The day that it is about, or of its writing."""
        return self.created_at.date()

    @property
    def stale_from(self) -> date | None:
        """From which day on search should rather show something else."""
        return None

    @property
    def acting_organisation_id(self) -> int | None:
        """Whose it is, as a filter of search: who wrote it, did it or offers it."""
        return self.organisation_id


class Link(Base):
    """A typed, two-way connection of two contributions."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("from_id", "to_id", "kind"),)

    id: Mapped[pk]
    from_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), index=True)
    kind: Mapped[LinkKind]
    written: Mapped[bool] = mapped_column(default=False)
    """Whether it stands in the text itself, and so comes and goes with the text."""
    created_by_id: Mapped[maybe_person_fk]
    created_at: Mapped[created]


class Revision(Base):
    """The text of a contribution as it was saved, by whom, when and why."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("contribution_id", "number"),)

    id: Mapped[pk]
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"))
    number: Mapped[int]
    text: Mapped[dict[str, Any]] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(default="")
    by_id: Mapped[person_fk]
    at: Mapped[created]

    by: Mapped[Person] = relationship(lazy="raise_on_sql")


class Attachment(Base):
    """A file with a contribution; without one it was given in an editor and not yet saved."""

    __tablename__ = "attachment"

    id: Mapped[pk]
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    stored_as: Mapped[str] = mapped_column(unique=True)
    width: Mapped[int | None]
    height: Mapped[int | None]
    uploaded_by_id: Mapped[person_fk]
    created_at: Mapped[created]
    removed_at: Mapped[datetime | None]

    @property
    def indexed_with(self) -> int | None:
        """The contribution that is found by the text of this file, if it belongs to one."""
        return self.contribution_id


class Draft(Base):
    """What somebody is typing in one form, kept until it is posted or thrown away."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("person_id", "address"),)

    id: Mapped[pk]
    person_id: Mapped[person_fk]
    address: Mapped[str]
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[created]
