# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The language of a comment; so far taken to be that of its writer."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0014"
branch_labels = None
depends_on = None

WRITERS = """
UPDATE comment SET language = (SELECT locale FROM person WHERE person.id = comment.author_id)
"""


def upgrade() -> None:
    with op.batch_alter_table("comment") as table:
        table.add_column(sa.Column("language", sa.String(), nullable=True))
    op.execute(WRITERS)
    with op.batch_alter_table("comment") as table:
        table.alter_column("language", existing_type=sa.String(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("comment") as table:
        table.drop_column("language")
