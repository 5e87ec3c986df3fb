# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Until when people are away, and since when."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("away_since", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("away_until", sa.Date(), nullable=True))
        batch.create_index(op.f("ix_person_away_until"), ["away_until"])


def downgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.drop_index(op.f("ix_person_away_until"))
        batch.drop_column("away_until")
        batch.drop_column("away_since")
