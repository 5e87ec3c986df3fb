# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outbox of the search index, and the text of files that it takes in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import TSVECTOR
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


class SearchBuild(Base):
    """One building of the index from beginning to end; the newest complete one is searched."""

    __tablename__ = "search_build"

    id: Mapped[pk]
    token: Mapped[str] = mapped_column(unique=True)
    """Names what is kept of it outside the database, and in memory."""
    version: Mapped[str]
    """Of the analysis and the documents; a build of another version is not searched."""
    backend: Mapped[str]
    lexicon: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The words that may be parts of others, as they were when it was begun."""
    begun_at: Mapped[created]
    """Or when its last batch was written."""
    completed_at: Mapped[datetime | None]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)


def has_trigrams(ddl: Any, target: Any, bind: Any, *_more: Any, **_rest: Any) -> bool:
    """Whether this PostgreSQL can index parts of words; where it may not, it looks longer."""
    return bool(bind.scalar(text("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")))


class SearchDocument(Base):
    """What a build says of one contribution besides the postings: filters, ranking, passages."""

    __tablename__ = "search_document"
    __table_args__ = (
        Index("ix_search_document_build_id_serial", "build_id", "serial"),
        # What suggestions look through: narrow, so that SQLite need not open rows with whole texts.
        Index("ix_search_document_suggested", "build_id", "group_id", "title", "contribution_id"),
        Index(
            "ix_search_document_title",
            "title",
            postgresql_using="gin",
            postgresql_ops={"title": "gin_trgm_ops"},
        ).ddl_if("postgresql", has_trigrams),
        Index("ix_search_document_terms", "terms", postgresql_using="gin").ddl_if("postgresql"),
        Index("ix_search_document_titles", "titles", postgresql_using="gin").ddl_if("postgresql"),
    )

    build_id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(primary_key=True)
    serial: Mapped[int]
    """Raised with every writing, so that a reader can ask for what is new."""
    group_id: Mapped[int]
    """0 when nobody may find it any more."""
    kind: Mapped[str]
    standing: Mapped[str]
    language: Mapped[str]
    country: Mapped[str]
    organisation_id: Mapped[int]
    author_id: Mapped[int]
    day: Mapped[int]
    """Of the contribution, as Python counts days (date.toordinal)."""
    stale_day: Mapped[int]
    thanks: Mapped[int]
    length: Mapped[int]
    """Words, with those of the title counted three times."""
    themes: Mapped[str]
    """Ids with commas between."""
    title: Mapped[str]
    """The title as it is compared: folded words with blanks between."""
    title_terms: Mapped[str]
    passages: Mapped[list[Any]] = mapped_column(JSON)
    terms: Mapped[str | None] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"))
    titles: Mapped[str | None] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"))


class SearchTerm(Base):
    """How many documents of a build have a term; kept where the backend cannot say."""

    __tablename__ = "search_term"

    build_id: Mapped[int] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(primary_key=True)
    documents: Mapped[int]


class SearchWord(Base):
    """A word as it is written on this site, and in how many documents: for "did you mean"."""

    __tablename__ = "search_word"

    build_id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    documents: Mapped[int]


class SearchSlip(Base):
    """A word with at most one letter left out, as it may be mistyped, and the word meant."""

    __tablename__ = "search_slip"

    build_id: Mapped[int] = mapped_column(primary_key=True)
    slip: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)


CACHE: list[type[Base]] = [SearchBuild, SearchDocument, SearchTerm, SearchWord, SearchSlip]
"""What is made of everything else, and can be made again."""
