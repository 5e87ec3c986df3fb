# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the database keeps of the search index: builds, documents, terms and words."""

from contextlib import suppress

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

VECTOR = sa.Text().with_variant(TSVECTOR(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "search_build",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("backend", sa.String(), nullable=False),
        sa.Column("lexicon", sa.JSON(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_build")),
        sa.UniqueConstraint("token", name=op.f("uq_search_build_token")),
    )
    op.create_index(op.f("ix_search_build_begun_at"), "search_build", ["begun_at"])
    numbers = ("organisation_id", "author_id", "day", "stale_day", "thanks", "length")
    op.create_table(
        "search_document",
        sa.Column("build_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        *(sa.Column(n, sa.String(), nullable=False) for n in ("kind", "standing", "language")),
        sa.Column("country", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in numbers),
        *(sa.Column(n, sa.String(), nullable=False) for n in ("themes", "title", "title_terms")),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("terms", VECTOR, nullable=True),
        sa.Column("titles", VECTOR, nullable=True),
        sa.PrimaryKeyConstraint("build_id", "contribution_id", name=op.f("pk_search_document")),
    )
    op.create_index("ix_search_document_build_id_serial", "search_document", ["build_id", "serial"])
    suggested = ["build_id", "group_id", "title", "contribution_id"]
    op.create_index("ix_search_document_suggested", "search_document", suggested)
    op.create_table(
        "search_term",
        sa.Column("build_id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("build_id", "term", name=op.f("pk_search_term")),
    )
    op.create_table(
        "search_word",
        sa.Column("build_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("build_id", "word", "language", name=op.f("pk_search_word")),
    )
    op.create_table(
        "search_slip",
        sa.Column("build_id", sa.Integer(), nullable=False),
        sa.Column("slip", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("build_id", "slip", "word", name=op.f("pk_search_slip")),
    )
    if op.get_bind().dialect.name == "postgresql":
        for name in ("terms", "titles"):
            index = f"ix_search_document_{name}"
            op.create_index(index, "search_document", [name], postgresql_using="gin")
        _index_parts_of_words()
        # Filters read the rows and not the texts: those go where rows of 100 bytes remain.
        op.execute("ALTER TABLE search_document SET (toast_tuple_target = 128)")
        op.execute("ALTER TABLE search_document ALTER COLUMN terms SET STORAGE EXTERNAL")


def _index_parts_of_words() -> None:
    """Speed suggestions up where this role may have pg_trgm; elsewhere they do without."""
    index = "ix_search_document_title"
    made_of = {"postgresql_using": "gin", "postgresql_ops": {"title": "gin_trgm_ops"}}
    with suppress(sa.exc.DBAPIError), op.get_bind().begin_nested():
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        op.create_index(index, "search_document", ["title"], **made_of)


def downgrade() -> None:
    for table in ("search_slip", "search_word", "search_term", "search_document", "search_build"):
        op.drop_table(table)
