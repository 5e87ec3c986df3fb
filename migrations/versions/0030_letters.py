# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What became of each notification by mail, and when a letter of it may go."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    with op.batch_alter_table("outbox_mail") as batch:
        batch.add_column(sa.Column("about_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("notification") as batch:
        batch.add_column(sa.Column("times", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("since", moment, nullable=True))
        batch.add_column(sa.Column("letter_at", moment, nullable=True))
        batch.add_column(
            sa.Column("fate", sa.String(length=32), nullable=False, server_default="waiting")
        )
        batch.add_column(sa.Column("fate_at", moment, nullable=True))
        batch.add_column(sa.Column("mail", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE notification SET since = updated_at, fate_at = updated_at")
    op.execute("UPDATE notification SET fate = 'read' WHERE read_at IS NOT NULL")
    op.execute(
        "UPDATE notification SET fate = 'listed' WHERE read_at IS NULL AND listed_at IS NOT NULL"
    )
    # Letters were written with their notifications: these stay as they are in the outbox.
    op.execute(
        "UPDATE notification SET fate = 'sent', mail = 'notification-' || id WHERE"
        " 'notification-' || id IN (SELECT message_id FROM outbox_mail)"
    )
    with op.batch_alter_table("notification") as batch:
        batch.drop_column("listed_at")
        batch.alter_column("since", existing_type=moment, nullable=False)
        batch.alter_column("fate_at", existing_type=moment, nullable=False)
        batch.alter_column("fate", existing_type=sa.String(length=32), server_default=None)
        batch.alter_column("mail", existing_type=sa.String(), server_default=None)
        batch.alter_column("times", existing_type=sa.Integer(), server_default=None)
        batch.create_index("ix_notification_letter_at", ["letter_at"])


def downgrade() -> None:
    with op.batch_alter_table("notification") as batch:
        batch.drop_index("ix_notification_letter_at")
        batch.add_column(sa.Column("listed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE notification SET listed_at = fate_at WHERE fate IN ('listed', 'sent')")
    with op.batch_alter_table("notification") as batch:
        for name in ("times", "since", "letter_at", "fate", "fate_at", "mail"):
            batch.drop_column(name)
    with op.batch_alter_table("outbox_mail") as batch:
        batch.drop_column("about_id")
