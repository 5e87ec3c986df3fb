# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""When people want mail of what, and the overviews that were made."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_choice",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rhythm", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_mail_choice_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_mail_choice")),
    )
    op.create_table(
        "overview",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_overview_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_overview")),
    )
    op.create_index(op.f("ix_overview_day"), "overview", ["day"])
    with op.batch_alter_table("notification") as batch:
        batch.add_column(sa.Column("listed_at", sa.DateTime(timezone=True), nullable=True))
    # What was told before there were overviews is not news any more.
    op.execute("UPDATE notification SET listed_at = updated_at")


def downgrade() -> None:
    with op.batch_alter_table("notification") as batch:
        batch.drop_column("listed_at")
    op.drop_index(op.f("ix_overview_day"), table_name="overview")
    op.drop_table("overview")
    op.drop_table("mail_choice")
