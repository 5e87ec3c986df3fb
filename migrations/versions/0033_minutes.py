# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Minutes that were given to be made into a report, and what was found in them."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0034"
branch_labels = None
depends_on = None

TABLE = "minutes_import"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("original_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_minutes_import"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_minutes_import_person_id_person"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_minutes_import_meeting_id_meeting"
        ),
        sa.ForeignKeyConstraint(
            ["original_id"], ["attachment.id"], name="fk_minutes_import_original_id_attachment"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_minutes_import_report_id_report"
        ),
    )
    for column in ("person_id", "state", "created_at"):
        op.create_index(f"ix_{TABLE}_{column}", TABLE, [column])


def downgrade() -> None:
    op.drop_table(TABLE)
