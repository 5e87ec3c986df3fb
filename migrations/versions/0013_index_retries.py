# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""When to try again what could not be indexed; the writer of the index needs no lease."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("index_job") as table:
        table.drop_column("leased_until")
        table.add_column(sa.Column("try_after", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("index_job") as table:
        table.drop_column("try_after")
        table.add_column(sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True))
