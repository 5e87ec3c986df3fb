# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""News that is about no contribution: the address where it is dealt with, and a name."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("notification") as batch:
        batch.add_column(sa.Column("path", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("title", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("notification") as batch:
        batch.alter_column("path", existing_type=sa.String(), server_default=None)
        batch.alter_column("title", existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    op.execute("DELETE FROM notification WHERE contribution_id IS NULL")
    with op.batch_alter_table("notification") as batch:
        batch.drop_column("path")
        batch.drop_column("title")
