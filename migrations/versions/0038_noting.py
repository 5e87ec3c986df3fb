# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Notes of a meeting with their versions, edits that wait for a choice, and who takes minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "minute_taker",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("named_by_id", sa.Integer(), nullable=True),
        sa.Column("named_at", moment, nullable=False),
        _refers("minute_taker", "meeting_id", "meeting"),
        _refers("minute_taker", "person_id", "person"),
        _refers("minute_taker", "named_by_id", "person"),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_minute_taker")),
    )
    op.create_index("ix_minute_taker_person_id", "minute_taker", ["person_id"])
    op.create_index("ix_minute_taker_named_by_id", "minute_taker", ["named_by_id"])
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("opens_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _refers("note", "meeting_id", "meeting"),
        _refers("note", "item_id", "agenda_item", ondelete="SET NULL"),
        _refers("note", "opens_id", "meeting"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("item_id", name=op.f("uq_note_item_id")),
        sa.UniqueConstraint("opens_id", name=op.f("uq_note_opens_id")),
    )
    op.create_index("ix_note_meeting_id", "note", ["meeting_id"])
    op.create_table(
        "note_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("how", sa.String(length=32), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", moment, nullable=False),
        _refers("note_version", "note_id", "note"),
        _refers("note_version", "by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_version")),
        sa.UniqueConstraint("note_id", "version", name=op.f("uq_note_version_note_id_version")),
    )
    op.create_index("ix_note_version_by_id", "note_version", ["by_id"])
    op.create_index("ix_note_version_at", "note_version", ["at"])
    op.create_table(
        "note_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("settled_at", moment, nullable=True),
        _refers("note_conflict", "note_id", "note"),
        _refers("note_conflict", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_conflict")),
    )
    op.create_index("ix_note_conflict_note_id", "note_conflict", ["note_id"])
    op.create_index("ix_note_conflict_person_id", "note_conflict", ["person_id"])


def _refers(table: str, column: str, to: str, **rest: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, **rest)


def downgrade() -> None:
    for table in ("note_conflict", "note_version", "note", "minute_taker"):
        op.drop_table(table)
