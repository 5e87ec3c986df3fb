# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Registrations of guests too, with places, a waiting list and who was there."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0038"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    # All may be NULL, so that SQLite need not make the table anew, which others refer to.
    op.add_column("meeting", sa.Column("capacity", sa.Integer(), nullable=True))
    op.add_column("meeting", sa.Column("closes_at", MOMENT, nullable=True))
    op.add_column("meeting", sa.Column("attendance_code", sa.String(), nullable=True))
    op.add_column("meeting", sa.Column("others_attended", sa.Integer(), nullable=True))
    _keep_aside()
    op.create_table(
        "registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("coming", sa.String(length=32), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(length=32), nullable=True),
        sa.Column("queued_at", MOMENT, nullable=True),
        sa.Column("offered_until", MOMENT, nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("attended_at", MOMENT, nullable=True),
        *_keys(),
        sa.PrimaryKeyConstraint("id", name="pk_registration"),
        sa.UniqueConstraint("meeting_id", "person_id", name="uq_registration_meeting_id_person_id"),
        sa.UniqueConstraint("meeting_id", "email", name="uq_registration_meeting_id_email"),
    )
    op.execute(
        "INSERT INTO registration (meeting_id, person_id, name, organisation, locale, coming,"
        " online, place, remark, created_at) SELECT meeting_id, person_id, '', '', '', coming,"
        " CASE WHEN (SELECT place FROM meeting WHERE meeting.id = meeting_id) = ''"
        " THEN true ELSE false END, CASE WHEN coming = 'yes' THEN 'in' END, remark, created_at"
        " FROM registration_before ORDER BY created_at, person_id"
    )
    op.drop_table("registration_before")
    _index()
    op.create_index(
        "ix_registration_place_offered_until", "registration", ["place", "offered_until"]
    )
    op.create_table(
        "guest_link",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name="fk_guest_link_registration_id_registration",
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_guest_link"),
    )
    op.create_index("ix_guest_link_registration_id", "guest_link", ["registration_id"])


def downgrade() -> None:
    op.drop_index("ix_guest_link_registration_id", "guest_link")
    op.drop_table("guest_link")
    op.drop_index("ix_registration_place_offered_until", "registration")
    _keep_aside()
    op.create_table(
        "registration",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("coming", sa.String(length=32), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        *_keys(),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name="pk_registration"),
    )
    op.execute(
        "INSERT INTO registration (meeting_id, person_id, coming, remark, created_at)"
        " SELECT meeting_id, person_id, CASE WHEN place = 'in' THEN 'yes' ELSE 'no' END, remark,"
        " created_at FROM registration_before WHERE person_id IS NOT NULL"
    )
    op.drop_table("registration_before")
    _index()
    for name in ("capacity", "closes_at", "attendance_code", "others_attended"):
        op.drop_column("meeting", name)


def _keep_aside() -> None:
    """Rename the table, and give up the names that its successor takes."""
    for name in ("created_at", "person_id"):
        op.drop_index(f"ix_registration_{name}", "registration")
    op.rename_table("registration", "registration_before")
    if op.get_bind().dialect.name == "postgresql":
        for name in (
            "pk_registration",
            "fk_registration_meeting_id_meeting",
            "fk_registration_person_id_person",
        ):
            op.execute(f"ALTER TABLE registration_before RENAME CONSTRAINT {name} TO {name}_before")
        op.execute("ALTER TABLE registration_before DROP CONSTRAINT IF EXISTS"
                   " uq_registration_meeting_id_person_id")  # fmt: skip
        op.execute("ALTER TABLE registration_before DROP CONSTRAINT IF EXISTS"
                   " uq_registration_meeting_id_email")  # fmt: skip


def _keys() -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([f"{name}_id"], [f"{name}.id"], name=f"fk_registration_{key}")
        for name, key in (("meeting", "meeting_id_meeting"), ("person", "person_id_person"))
    ]


def _index() -> None:
    for name in ("created_at", "person_id"):
        op.create_index(f"ix_registration_{name}", "registration", [name])
