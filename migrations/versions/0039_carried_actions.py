# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""From which meeting another was copied, so that its open actions go along."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("meeting") as batch:
        batch.add_column(sa.Column("follows_id", sa.Integer(), nullable=True))
        batch.create_index(op.f("ix_meeting_follows_id"), ["follows_id"])
        batch.create_foreign_key(
            op.f("fk_meeting_follows_id_meeting"), "meeting", ["follows_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("meeting") as batch:
        batch.drop_constraint(op.f("fk_meeting_follows_id_meeting"), type_="foreignkey")
        batch.drop_index(op.f("ix_meeting_follows_id"))
        batch.drop_column("follows_id")
