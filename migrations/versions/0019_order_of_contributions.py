# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Indexes for what somebody wrote and where something happened last; parts by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_contribution_author_id_kind_created_at": ["author_id", "kind", "created_at"],
    "ix_contribution_active_at": ["active_at"],
}
PART = sa.text("part_of_id IS NOT NULL")


def upgrade() -> None:
    for name, columns in INDEXES.items():
        op.create_index(name, "contribution", columns)
    op.drop_index("ix_contribution_part_of_id", "contribution")
    op.create_index(
        "ix_contribution_part_of_id",
        "contribution",
        ["part_of_id"],
        sqlite_where=PART,
        postgresql_where=PART,
    )


def downgrade() -> None:
    op.drop_index("ix_contribution_part_of_id", "contribution")
    op.create_index("ix_contribution_part_of_id", "contribution", ["part_of_id"])
    for name in INDEXES:
        op.drop_index(name, "contribution")
