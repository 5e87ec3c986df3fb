# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who is invited to answer which question, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_answer_invitation_question_id_question")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_answer_invitation_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_answer_invitation_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_invitation")),
        sa.UniqueConstraint(
            "question_id", "person_id", name=op.f("uq_answer_invitation_question_id_person_id")
        ),
    )
    for column in ("person_id", "by_id", "state", "created_at"):
        op.create_index(op.f(f"ix_answer_invitation_{column}"), "answer_invitation", [column])


def downgrade() -> None:
    op.drop_table("answer_invitation")
