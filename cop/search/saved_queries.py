# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of saved searches and of what they found."""

from sqlalchemy import Select, func, select

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.rows import rows_of
from cop.db import Rows
from cop.people.models import Person
from cop.search.saved_models import SavedSearch, SavedSearchHit

SHOWN = 5
"""New contributions of a search that are listed."""


def of(person: Person) -> Select[SavedSearch]:
    """The searches that a person saved, by name."""
    mine = select(SavedSearch).where(SavedSearch.person_id == person.id)
    return mine.order_by(func.lower(SavedSearch.name), SavedSearch.id)


def one(person: Person, saved_id: int) -> Select[SavedSearch]:
    """A search of the person's own."""
    return of(person).where(SavedSearch.id == saved_id)


def same(person: Person, query: str) -> Select[SavedSearch]:
    """The searches of the person's own that ask the same."""
    return of(person).where(SavedSearch.query == query)


def new_to(person: Person) -> Rows:
    """What the person's searches found since they were last seen, and may still be read.

    Of each search the first few, the newest first; `saved_id` says of which, `total` how many.
    """
    ranked = _new(person).subquery()
    return (
        rows_of(
            select(Contribution).join(ranked, ranked.c.contribution_id == Contribution.id),
            ranked.c.saved_id,
            ranked.c.total,
        )
        .where(ranked.c.place <= SHOWN)
        .order_by(ranked.c.saved_id, ranked.c.place)
    )


def _new(person: Person) -> Rows:
    each = SavedSearchHit.saved_search_id
    newest = (SavedSearchHit.found_at.desc(), SavedSearchHit.id.desc())
    return (
        visible_to(person, Contribution)
        .join(SavedSearchHit, SavedSearchHit.contribution_id == Contribution.id)
        .join(SavedSearch, SavedSearch.id == SavedSearchHit.saved_search_id)
        .where(
            SavedSearch.person_id == person.id,
            SavedSearchHit.found_at > SavedSearch.seen_at,
        )
        .with_only_columns(
            SavedSearchHit.contribution_id,
            SavedSearchHit.saved_search_id.label("saved_id"),
            func.row_number().over(partition_by=each, order_by=newest).label("place"),
            func.count().over(partition_by=each).label("total"),
            maintain_column_froms=True,
        )
    )
