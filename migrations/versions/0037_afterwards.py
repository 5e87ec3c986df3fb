# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The life of a report after the meeting: its round and adoption, corrections, notes, registers."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    word = sa.String(length=32)
    with op.batch_alter_table("report") as batch:
        batch.add_column(sa.Column("state", word, nullable=False, server_default="adopted"))
        batch.add_column(sa.Column("round_until", sa.Date(), nullable=True))
        batch.add_column(sa.Column("asked_to_adopt_at", moment, nullable=True))
        batch.add_column(sa.Column("adopted_at", moment, nullable=True))
        batch.add_column(sa.Column("adopted_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("summary", sa.String(), nullable=False, server_default=""))
        batch.add_column(
            sa.Column("summary_is_public", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("anchors", sa.JSON(), nullable=False, server_default="{}"))
        batch.create_index("ix_report_adopted_by_id", ["adopted_by_id"])
        batch.create_foreign_key(
            "fk_report_adopted_by_id_person", "person", ["adopted_by_id"], ["id"]
        )
    with op.batch_alter_table("report") as batch:
        batch.alter_column("state", existing_type=word, server_default=None)
        batch.alter_column("summary", existing_type=sa.String(), server_default=None)
        batch.alter_column("summary_is_public", existing_type=sa.Boolean(), server_default=None)
        batch.alter_column("anchors", existing_type=sa.JSON(), server_default=None)
    with op.batch_alter_table("decision") as batch:
        batch.add_column(sa.Column("state", word, nullable=False, server_default="in_force"))
        batch.add_column(sa.Column("replaced_by_id", sa.Integer(), nullable=True))
        batch.create_index("ix_decision_replaced_by_id", ["replaced_by_id"])
        batch.create_foreign_key(
            "fk_decision_replaced_by_id_decision", "decision", ["replaced_by_id"], ["id"]
        )
    with op.batch_alter_table("decision") as batch:
        batch.alter_column("state", existing_type=word, server_default=None)
    with op.batch_alter_table("action") as batch:
        batch.add_column(sa.Column("reason", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("action") as batch:
        batch.alter_column("reason", existing_type=sa.String(), server_default=None)
    _new_tables(moment, word)


def _new_tables(moment: sa.DateTime, word: sa.String) -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("state", word, nullable=False),
        sa.Column("settled_at", moment, nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], "fk_correction_report_id_report"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], "fk_correction_by_id_person"),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["person.id"], "fk_correction_settled_by_id_person"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
    )
    for column in ("report_id", "by_id", "created_at", "settled_by_id"):
        op.create_index(f"ix_correction_{column}", "correction", [column])
    op.create_table(
        "report_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], "fk_report_note_report_id_report"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], "fk_report_note_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_report_note"),
    )
    for column in ("report_id", "by_id", "created_at"):
        op.create_index(f"ix_report_note_{column}", "report_note", [column])
    op.create_table(
        "action_reminder",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("which", word, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], "fk_action_reminder_action_id_action",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("action_id", "which", name="pk_action_reminder"),
    )  # fmt: skip


def downgrade() -> None:
    for table in ("action_reminder", "report_note", "correction"):
        op.drop_table(table)
    with op.batch_alter_table("action") as batch:
        batch.drop_column("reason")
    with op.batch_alter_table("decision") as batch:
        batch.drop_constraint("fk_decision_replaced_by_id_decision", type_="foreignkey")
        batch.drop_index("ix_decision_replaced_by_id")
        batch.drop_column("replaced_by_id")
        batch.drop_column("state")
    with op.batch_alter_table("report") as batch:
        batch.drop_constraint("fk_report_adopted_by_id_person", type_="foreignkey")
        batch.drop_index("ix_report_adopted_by_id")
        for name in (
            "state", "round_until", "asked_to_adopt_at", "adopted_at", "adopted_by_id", "summary",
            "summary_is_public", "anchors",
        ):  # fmt: skip
            batch.drop_column(name)
