# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Calendars: how often a meeting changed, mail that calendars read, keys of feeds, reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("meeting") as batch:
        batch.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("meeting") as batch:
        batch.alter_column("sequence", existing_type=sa.Integer(), server_default=None)
    with op.batch_alter_table("outbox_mail") as batch:
        batch.add_column(sa.Column("calendar", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("outbox_mail") as batch:
        batch.alter_column("calendar", existing_type=sa.String(), server_default=None)
    op.create_table(
        "calendar_key",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_key_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_calendar_key")),
    )
    op.create_table(
        "meeting_reminder",
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_meeting_reminder_registration_id_registration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "registration_id", "starts_at", "step", name=op.f("pk_meeting_reminder")
        ),
    )


def downgrade() -> None:
    op.drop_table("meeting_reminder")
    op.drop_table("calendar_key")
    with op.batch_alter_table("outbox_mail") as batch:
        batch.drop_column("calendar")
    with op.batch_alter_table("meeting") as batch:
        batch.drop_column("sequence")
