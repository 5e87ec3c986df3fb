# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail that came in, with what became of it, and addresses from which mail came back."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

INDEXED = ("answer_id", "arrived_at", "comment_id", "person_id", "sender", "whole_id")


def upgrade() -> None:
    op.create_table(
        "arrived_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("whole_id", sa.Integer(), nullable=True),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("trimmed", sa.String(), nullable=False),
        sa.Column("put_back_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{table}.id"], name=op.f(f"fk_arrived_mail_{name}_{table}")
            )
            for name, table in (
                ("person_id", "person"),
                ("whole_id", "contribution"),
                ("answer_id", "contribution"),
                ("comment_id", "comment"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrived_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_arrived_mail_message_id")),
    )
    for name in INDEXED:
        op.create_index(op.f(f"ix_arrived_mail_{name}"), "arrived_mail", [name])
    op.create_table(
        "returned_address",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_returned_address")),
    )


def downgrade() -> None:
    op.drop_table("returned_address")
    for name in reversed(INDEXED):
        op.drop_index(op.f(f"ix_arrived_mail_{name}"), table_name="arrived_mail")
    op.drop_table("arrived_mail")
