# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where questions without an answer stand, and what askers were reminded of."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "waiting_step",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_waiting_step_question_id_question")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_waiting_step_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_waiting_step_by_id_person")
        ),
        sa.PrimaryKeyConstraint("question_id", "step", name=op.f("pk_waiting_step")),
    )
    for column in ("meeting_id", "by_id"):
        op.create_index(op.f(f"ix_waiting_step_{column}"), "waiting_step", [column])
    op.create_table(
        "helped_step",
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name=op.f("fk_helped_step_answer_id_answer")
        ),
        sa.PrimaryKeyConstraint("answer_id", "step", name=op.f("pk_helped_step")),
    )


def downgrade() -> None:
    op.drop_table("helped_step")
    op.drop_table("waiting_step")
