# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Groups, organisations and people are followed too, at three levels, and it is known why."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

THINGS = {"group_id": "group", "organisation_id": "organisation", "writer_id": "person"}
OLD = "(contribution_id IS NULL) != (theme_id IS NULL)"
NEW = " + ".join(
    f"CASE WHEN {name} IS NULL THEN 0 ELSE 1 END"
    for name in ("contribution_id", "theme_id", *THINGS)
)
RULE = "ck_follow_one_thing"


def upgrade() -> None:
    with op.batch_alter_table("follow") as batch:
        for name, table in THINGS.items():
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
            batch.create_foreign_key(op.f(f"fk_follow_{name}_{table}"), table, [name], ["id"])
            batch.create_unique_constraint(op.f(f"uq_follow_person_id_{name}"), ["person_id", name])
            batch.create_index(op.f(f"ix_follow_{name}"), [name])
        batch.add_column(
            sa.Column("level", sa.String(32), nullable=False, server_default="following")
        )
        batch.add_column(
            sa.Column("because", sa.String(32), nullable=False, server_default="chosen")
        )
        _rule(batch, f"{NEW} = 1")
    with op.batch_alter_table("follow") as batch:
        batch.alter_column("level", server_default=None)
        batch.alter_column("because", server_default=None)
        if op.get_bind().dialect.name == "sqlite":  # which loses it when the table is made anew
            batch.create_check_constraint(op.f(RULE), f"{NEW} = 1")
    op.execute(
        "UPDATE follow SET because = 'written' WHERE EXISTS (SELECT 1 FROM contribution"
        " WHERE contribution.id = follow.contribution_id"
        " AND contribution.author_id = follow.person_id)"
    )


def downgrade() -> None:
    op.execute("DELETE FROM follow WHERE contribution_id IS NULL AND theme_id IS NULL")
    op.execute("DELETE FROM follow WHERE level != 'following'")
    with op.batch_alter_table("follow") as batch:
        _rule(batch, OLD)  # first: PostgreSQL drops a rule with the columns that it names
        for name, table in THINGS.items():
            batch.drop_index(op.f(f"ix_follow_{name}"))
            batch.drop_constraint(op.f(f"uq_follow_person_id_{name}"), type_="unique")
            batch.drop_constraint(op.f(f"fk_follow_{name}_{table}"), type_="foreignkey")
            batch.drop_column(name)
        batch.drop_column("level")
        batch.drop_column("because")


def _rule(batch: Any, rule: str) -> None:
    """Put a rule in the place of the one that there is; SQLite drops that by itself."""
    if op.get_bind().dialect.name != "sqlite":
        batch.drop_constraint(op.f(RULE), type_="check")
    batch.create_check_constraint(op.f(RULE), rule)
