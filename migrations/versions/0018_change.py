# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The mark that every change draws anew (cop/changes.py)."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    change = op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.bulk_insert(change, [{"id": 1, "mark": secrets.randbits(62)}])


def downgrade() -> None:
    op.drop_table("change")
