# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The library."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "solution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solution_kind", sa.String(length=32), nullable=False),
        sa.Column("subtitle", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("difference", sa.String(), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("vat", sa.String(length=32), nullable=False),
        sa.Column("on_request", sa.Boolean(), nullable=False),
        sa.Column("price_note", sa.String(), nullable=False),
        sa.Column("total_cost", sa.BigInteger(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("partner_count", sa.Integer(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("contact_phone", sa.String(), nullable=False),
        sa.Column("contact_public", sa.Boolean(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["contribution.id"], name=op.f("fk_solution_id_contribution")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["organisation.id"], name=op.f("fk_solution_provider_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_solution")),
    )
    with op.batch_alter_table("solution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_solution_country"), ["country"], unique=False)
        batch_op.create_index(batch_op.f("ix_solution_programme"), ["programme"], unique=False)
        batch_op.create_index(batch_op.f("ix_solution_provider_id"), ["provider_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_solution_solution_kind"), ["solution_kind"], unique=False
        )

    op.create_table(
        "information_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solution_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("submission_key", sa.String(), nullable=True),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["person.id"],
            name=op.f("fk_information_request_answered_by_id_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_information_request_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["solution_id"],
            ["solution.id"],
            name=op.f("fk_information_request_solution_id_solution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information_request")),
        sa.UniqueConstraint("submission_key", name=op.f("uq_information_request_submission_key")),
    )
    with op.batch_alter_table("information_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_information_request_answered_by_id"), ["answered_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_information_request_created_at"), ["created_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_information_request_email"), ["email"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_information_request_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_information_request_solution_id"), ["solution_id"], unique=False
        )

    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solution_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_partner_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["solution_id"], ["solution.id"], name=op.f("fk_partner_solution_id_solution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
    )
    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_partner_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_partner_solution_id"), ["solution_id"], unique=False)

    op.create_table(
        "solution_term",
        sa.Column("solution_id", sa.Integer(), nullable=False),
        sa.Column("vocabulary", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["solution_id"], ["solution.id"], name=op.f("fk_solution_term_solution_id_solution")
        ),
        sa.PrimaryKeyConstraint("solution_id", "vocabulary", "code", name=op.f("pk_solution_term")),
    )
    with op.batch_alter_table("solution_term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_solution_term_code"), ["code"], unique=False)

    op.create_table(
        "material_download",
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_material_download_attachment_id_attachment"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_material_download_person_id_person")
        ),
        sa.PrimaryKeyConstraint("attachment_id", "person_id", name=op.f("pk_material_download")),
    )
    with op.batch_alter_table("material_download", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_material_download_created_at"), ["created_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_material_download_person_id"), ["person_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("material_download", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_material_download_person_id"))
        batch_op.drop_index(batch_op.f("ix_material_download_created_at"))

    op.drop_table("material_download")
    with op.batch_alter_table("solution_term", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_solution_term_code"))

    op.drop_table("solution_term")
    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_partner_solution_id"))
        batch_op.drop_index(batch_op.f("ix_partner_organisation_id"))

    op.drop_table("partner")
    with op.batch_alter_table("information_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_information_request_solution_id"))
        batch_op.drop_index(batch_op.f("ix_information_request_person_id"))
        batch_op.drop_index(batch_op.f("ix_information_request_email"))
        batch_op.drop_index(batch_op.f("ix_information_request_created_at"))
        batch_op.drop_index(batch_op.f("ix_information_request_answered_by_id"))

    op.drop_table("information_request")
    with op.batch_alter_table("solution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_solution_solution_kind"))
        batch_op.drop_index(batch_op.f("ix_solution_provider_id"))
        batch_op.drop_index(batch_op.f("ix_solution_programme"))
        batch_op.drop_index(batch_op.f("ix_solution_country"))

    op.drop_table("solution")
