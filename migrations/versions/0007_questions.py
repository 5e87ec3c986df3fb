# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Questions and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["accepted_by_id"], ["person.id"], name=op.f("fk_answer_accepted_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["contribution.id"], name=op.f("fk_answer_id_contribution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_answer_accepted_by_id"), ["accepted_by_id"], unique=False
        )

    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("solved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_reason", sa.String(length=32), nullable=True),
        sa.Column("closed_note", sa.String(), nullable=False),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["person.id"], name=op.f("fk_question_closed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["contribution.id"], name=op.f("fk_question_id_contribution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_answered_at"), ["answered_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_closed_at"), ["closed_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_question_closed_by_id"), ["closed_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_question_solved_at"), ["solved_at"], unique=False)

    op.create_table(
        "sharing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_sharing_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sharing_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_sharing_question_id_question")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing")),
        sa.UniqueConstraint(
            "question_id", "organisation_id", name=op.f("uq_sharing_question_id_organisation_id")
        ),
    )
    with op.batch_alter_table("sharing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sharing_created_at"), ["created_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_sharing_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_sharing_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("sharing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sharing_person_id"))
        batch_op.drop_index(batch_op.f("ix_sharing_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_sharing_created_at"))

    op.drop_table("sharing")
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_question_solved_at"))
        batch_op.drop_index(batch_op.f("ix_question_closed_by_id"))
        batch_op.drop_index(batch_op.f("ix_question_closed_at"))
        batch_op.drop_index(batch_op.f("ix_question_answered_at"))

    op.drop_table("question")
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_accepted_by_id"))

    op.drop_table("answer")
