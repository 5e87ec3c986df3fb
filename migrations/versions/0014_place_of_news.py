# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where on a page the first thing that somebody was told of and did not read stands."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("notification") as table:
        table.add_column(sa.Column("anchor", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("notification") as table:
        table.alter_column("anchor", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("notification") as table:
        table.drop_column("anchor")
