# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tell people what their saved searches found."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select, update

from cop import clock
from cop.contributions.models import Contribution
from cop.db import db
from cop.people.models import Person
from cop.search.saved_models import Alert, SavedSearch, SavedSearchHit

BATCH = 200
"""Hits that are told of in one round of the worker."""
KINDS = {Alert.IMMEDIATELY: "found_at_once", Alert.WEEKLY: "found"}
TELLING: list[Callable[..., None]] = []
"""What tells people (ids) news of a kind about a contribution, by whom; the app says it."""


def tell() -> int:
    """Tell of a batch of hits, each once; answers how many there were."""
    hits = _claimed()
    for row in hits:
        kind = KINDS.get(row.alert)
        contribution = db.session.get(Contribution, row.contribution_id) if kind else None
        if contribution is not None and contribution.hidden_at is None:
            author = db.session.get(Person, contribution.author_id)
            for tell_of in TELLING:
                tell_of([row.person_id], kind, contribution, by=author)
    return len(hits)


def _claimed() -> list[Any]:
    """Take a batch of hits for ourselves, until the end of the transaction."""
    batch = select(SavedSearchHit.id).where(SavedSearchHit.told_at.is_(None)).limit(BATCH)
    claim = (
        update(SavedSearchHit)
        .where(SavedSearchHit.id.in_(batch), SavedSearchHit.told_at.is_(None))
        .values(told_at=clock.now())
        .returning(SavedSearchHit.id)
    )
    ids = db.session.scalars(claim, execution_options={"synchronize_session": False}).all()
    found = (
        select(SavedSearch.person_id, SavedSearch.alert, SavedSearchHit.contribution_id)
        .join(SavedSearch, SavedSearch.id == SavedSearchHit.saved_search_id)
        .where(SavedSearchHit.id.in_(ids))
        .order_by(SavedSearchHit.id)
    )
    return list(db.session.execute(found))
