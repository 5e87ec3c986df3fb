# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The token that a remembered session had before, and when it got another."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("browser_session") as batch:
        batch.add_column(sa.Column("earlier_hash", sa.String(), nullable=True))
        batch.add_column(sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_index(batch.f("ix_browser_session_earlier_hash"), ["earlier_hash"])


def downgrade() -> None:
    with op.batch_alter_table("browser_session") as batch:
        batch.drop_index(batch.f("ix_browser_session_earlier_hash"))
        batch.drop_column("renewed_at")
        batch.drop_column("earlier_hash")
