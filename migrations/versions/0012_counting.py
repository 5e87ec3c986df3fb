# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Indexes for counting contributions and for finding those that are hidden."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

HIDDEN = sa.text("hidden_at IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_contribution_group_id", "contribution")
    op.create_index(
        "ix_contribution_counted",
        "contribution",
        ["kind", "group_id", "hidden_at", "part_of_id", "author_id"],
    )
    op.create_index(
        "ix_contribution_hidden",
        "contribution",
        ["hidden_at"],
        sqlite_where=HIDDEN,
        postgresql_where=HIDDEN,
    )


def downgrade() -> None:
    op.drop_index("ix_contribution_hidden", "contribution")
    op.drop_index("ix_contribution_counted", "contribution")
    op.create_index("ix_contribution_group_id", "contribution", ["group_id"])
