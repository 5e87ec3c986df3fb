# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what was looked for in vain."""

from typing import Any

from sqlalchemy import Select, func, select

from cop.db import Rows
from cop.search.miss_models import SearchMiss, SearchMissOrganisation

FEWEST = 3
"""Organisations that must have looked for it before anybody sees it: with fewer, words may tell
who looked for them."""


def shown() -> Select[SearchMiss]:
    """What several organisations looked for."""
    several = (
        select(SearchMissOrganisation.miss_id)
        .group_by(SearchMissOrganisation.miss_id)
        .having(func.count() >= FEWEST)
    )
    return select(SearchMiss).where(SearchMiss.id.in_(several))


def listed(misses: Select[SearchMiss]) -> Rows:
    """Rows for a list: what most organisations looked for first, then the latest."""
    organisations = _organisations().label("organisations")
    return misses.with_only_columns(
        SearchMiss.id, SearchMiss.text, SearchMiss.language, SearchMiss.times,
        SearchMiss.first_on, SearchMiss.last_on, organisations,
    ).order_by(
        organisations.desc(), SearchMiss.last_on.desc(), SearchMiss.times.desc(), SearchMiss.id
    )  # fmt: skip


def _organisations() -> Any:
    return (
        select(func.count())
        .where(SearchMissOrganisation.miss_id == SearchMiss.id)
        .correlate(SearchMiss)
        .scalar_subquery()
    )
