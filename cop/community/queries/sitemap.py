# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages that search engines may list: what visitors can read."""

from sqlalchemy import select

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Theme
from cop.db import Rows
from cop.people.models import Organisation

MOST = 40_000
"""Addresses of one kind; a sitemap may hold 50,000 in all."""


def contributions() -> Rows:
    """The pages of contributions that everybody may read."""
    return (
        visible_to(None, Contribution)
        .where(Contribution.part_of_id.is_(None), Contribution.example.is_(False))
        .with_only_columns(
            Contribution.id, Contribution.kind, Contribution.title, Contribution.part_of_id,
            Contribution.active_at,
            maintain_column_froms=True,
        )
        .order_by(Contribution.id.desc())
        .limit(MOST)
    )  # fmt: skip


def partners() -> Rows:
    """The partner organisations."""
    partner = Organisation.partner_since.is_not(None)
    found = select(Organisation.id, Organisation.name).where(partner)
    return found.order_by(Organisation.id).limit(5000)


def themes() -> Rows:
    return select(Theme.code).order_by(Theme.position, Theme.id)
