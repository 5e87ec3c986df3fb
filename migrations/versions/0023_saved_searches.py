# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Searches that people keep, and what was looked for in vain."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("alert", sa.String(length=32), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_saved_search_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("person_id", "query", name=op.f("uq_saved_search_person_id_query")),
    )
    op.create_index(op.f("ix_saved_search_person_id"), "saved_search", ["person_id"])
    op.create_index(op.f("ix_saved_search_created_at"), "saved_search", ["created_at"])
    op.create_table(
        "saved_search_hit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("saved_search_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("found_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["saved_search_id"],
            ["saved_search.id"],
            name=op.f("fk_saved_search_hit_saved_search_id_saved_search"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_saved_search_hit_contribution_id_contribution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search_hit")),
        sa.UniqueConstraint(
            "saved_search_id",
            "contribution_id",
            name=op.f("uq_saved_search_hit_saved_search_id_contribution_id"),
        ),
    )
    for column in ("contribution_id", "found_at"):
        op.create_index(op.f(f"ix_saved_search_hit_{column}"), "saved_search_hit", [column])
    op.create_table(
        "search_miss",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_miss")),
        sa.UniqueConstraint("key", "language", name=op.f("uq_search_miss_key_language")),
    )
    op.create_index(op.f("ix_search_miss_last_on"), "search_miss", ["last_on"])
    op.create_table(
        "search_miss_organisation",
        sa.Column("miss_id", sa.Integer(), nullable=False),
        sa.Column("organisation_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["miss_id"],
            ["search_miss.id"],
            name=op.f("fk_search_miss_organisation_miss_id_search_miss"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "miss_id", "organisation_hash", name=op.f("pk_search_miss_organisation")
        ),
    )


def downgrade() -> None:
    for table in ("search_miss_organisation", "search_miss", "saved_search_hit", "saved_search"):
        op.drop_table(table)
