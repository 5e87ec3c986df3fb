# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Series of meetings, programmes of events, and what members propose to talk about."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
KIND = sa.String(length=32)


def upgrade() -> None:
    op.create_table(
        "meeting_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("every_months", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group.id"], name=op.f("fk_meeting_series_group_id_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series")),
    )
    op.create_index(op.f("ix_meeting_series_group_id"), "meeting_series", ["group_id"])
    op.create_index(op.f("ix_meeting_series_created_at"), "meeting_series", ["created_at"])
    with op.batch_alter_table("meeting") as batch:
        batch.add_column(sa.Column("series_id", sa.Integer(), nullable=True))
        batch.add_column(
            sa.Column("is_event", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.create_index(op.f("ix_meeting_series_id"), ["series_id"])
        batch.create_foreign_key(
            op.f("fk_meeting_series_id_meeting_series"), "meeting_series", ["series_id"], ["id"]
        )
    with op.batch_alter_table("agenda_item") as batch:
        batch.add_column(
            sa.Column("under", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("room", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("begins", sa.Time(), nullable=True))
        batch.add_column(sa.Column("explanation", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("meeting") as batch:
        batch.alter_column("is_event", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("agenda_item") as batch:
        batch.alter_column("under", existing_type=sa.Boolean(), server_default=None)
        batch.alter_column("room", existing_type=sa.String(), server_default=None)
        batch.alter_column("explanation", existing_type=sa.String(), server_default=None)
    op.create_table(
        "agenda_item_file",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_file_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"],
            name=op.f("fk_agenda_item_file_attachment_id_attachment"), ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", "attachment_id", name=op.f("pk_agenda_item_file")),
    )  # fmt: skip
    op.create_index(
        op.f("ix_agenda_item_file_attachment_id"), "agenda_item_file", ["attachment_id"]
    )
    _proposals()


def _proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("because", KIND, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("placed_on_id", sa.Integer(), nullable=True),
        sa.Column("dropped_at", MOMENT, nullable=True),
        sa.Column("dropped_reason", sa.String(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{table}.id"], name=op.f(f"fk_proposal_{name}_{table}")
            )
            for name, table in (
                ("group_id", "group"), ("contribution_id", "contribution"),
                ("meeting_id", "meeting"), ("by_id", "person"), ("placed_on_id", "meeting"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("contribution_id", name=op.f("uq_proposal_contribution_id")),
    )  # fmt: skip
    for name in ("group_id", "meeting_id", "by_id", "created_at", "placed_on_id"):
        op.create_index(op.f(f"ix_proposal_{name}"), "proposal", [name])
    op.create_table(
        "proposal_vote",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{table}_id"], [f"{table}.id"], name=op.f(f"fk_proposal_vote_{table}_id_{table}")
            )
            for table in ("proposal", "organisation", "person")
        ),
        sa.PrimaryKeyConstraint("proposal_id", "organisation_id", name=op.f("pk_proposal_vote")),
    )
    for name in ("organisation_id", "person_id", "created_at"):
        op.create_index(op.f(f"ix_proposal_vote_{name}"), "proposal_vote", [name])


def downgrade() -> None:
    for table in ("proposal_vote", "proposal", "agenda_item_file"):
        op.drop_table(table)
    with op.batch_alter_table("agenda_item") as batch:
        for name in ("under", "room", "begins", "explanation"):
            batch.drop_column(name)
    with op.batch_alter_table("meeting") as batch:
        batch.drop_constraint(op.f("fk_meeting_series_id_meeting_series"), type_="foreignkey")
        batch.drop_index(op.f("ix_meeting_series_id"))
        batch.drop_column("series_id")
        batch.drop_column("is_event")
    op.drop_table("meeting_series")
