# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which saved searches find what is new: the worker asks so once for every batch it indexes.

The new documents are turned into postings of the terms that are looked for, so that a search
costs a few look-ups however many searches and documents there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache, partial
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from cop import clock
from cop.contributions.models import Contribution
from cop.contributions.vocabulary import Theme
from cop.db import db, read
from cop.people.models import Access, Group, Membership, Person
from cop.people.queries import taking_part
from cop.search import clauses, resolving
from cop.search.analysed import Analysed
from cop.search.analysis import LANGUAGES
from cop.search.asking import Asking, asking
from cop.search.clauses import Clauses, Need
from cop.search.compounds import Lexicon
from cop.search.documents import Document
from cop.search.filters import Restriction
from cop.search.query import Asked
from cop.search.saved_models import SavedSearch, SavedSearchHit

Hits: TypeAlias = set[tuple[int, int]]
"""Ids of a saved search and of a contribution that it finds."""
LATE = timedelta(days=1)
"""How long before a search was saved a contribution may be written that is new to it: the index
may lag behind."""

_SEARCHES = (
    select(
        SavedSearch.id, SavedSearch.person_id, SavedSearch.query, SavedSearch.language,
        SavedSearch.created_at,
    )
    .join(Person, Person.id == SavedSearch.person_id)
    .where(Person.approved_at.is_not(None), Person.disabled_at.is_(None))
    .order_by(SavedSearch.id)
)  # fmt: skip


def hits(new: Sequence[Analysed], lexicon: Lexicon) -> Hits:
    """What saved searches find among new documents, for people who may read it.

    Nobody is told of what they wrote themselves.
    """
    searches: Sequence[Any] = read(_SEARCHES).all() if new else ()
    if not searches:
        return set()
    asked = [asking(each.query, each.language) for each in searches]
    wanted = [_clauses(each.asked, lexicon) for each in asked]
    batch = _Batch(new, wanted)
    found = [
        (search, each, batch.fitting(ways))
        for search, each, ways in zip(searches, asked, wanted, strict=True)
    ]
    return _readable(_passing(found))


def keep(found: Iterable[tuple[int, int]]) -> None:
    """Keep what was found; what is known already stays as it is."""
    now, pairs = clock.now(), sorted(found)
    if not pairs:
        return
    # Who deleted a search meanwhile did so before this, or waits until this is done.
    there = select(SavedSearch.id).where(SavedSearch.id.in_({saved_id for saved_id, _id in pairs}))
    kept = set(db.session.scalars(there.with_for_update(read=True, key_share=True)))
    rows = [
        {"saved_search_id": saved_id, "contribution_id": id, "found_at": now}
        for saved_id, id in pairs
        if saved_id in kept
    ]
    if rows:
        dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
        db.session.execute(dialect.insert(SavedSearchHit).on_conflict_do_nothing(), rows)


@lru_cache(2_000)
def _clauses(asked: Asked, lexicon: Lexicon) -> tuple[Clauses, ...]:
    """A query in each language; nothing when it asks for no words."""
    if not asked.words and not asked.phrases:
        return ()
    return tuple(asked.clauses(language, lexicon) for language in LANGUAGES)


class _Batch:
    """New documents by the terms that somebody looks for."""

    def __init__(self, new: Sequence[Analysed], wanted: Iterable[Sequence[Clauses]]) -> None:
        self._documents = [each.document for each in new]
        self._places: dict[tuple[str, str], dict[int, list[int]]] = {
            (ways.language, term): {}
            for each in set(wanted)
            for ways in each
            for need in (*ways.needs, *ways.without)
            for term in need.terms
        }
        for at, document in enumerate(new):
            self._take(at, document)

    def _take(self, number: int, document: Analysed) -> None:
        for language, words in document.fields.items():
            for at, terms in words:
                for term in terms:
                    if (places := self._places.get((language, term))) is not None:
                        places.setdefault(number, []).append(at)

    def fitting(self, ways: Sequence[Clauses]) -> list[Document]:
        """The documents with all that is looked for in one of the languages."""
        if not ways:
            return self._documents
        found = {number for each in ways for number in self._near(each) if self._fits(each, number)}
        return [self._documents[number] for number in sorted(found)]

    def _near(self, wanted: Clauses) -> set[int]:
        """The documents that have the terms of every need, wherever they stand."""
        near: set[int] | None = None
        for need in wanted.needs:
            having = self._having(need, wanted.language)
            near = having if near is None else near & having
            if not near:
                break
        return near or set()

    def _having(self, need: Need, language: str) -> set[int]:
        ways = ([self._places[language, term].keys() for term in way] for way in need.ways)
        return set().union(*(set(first).intersection(*rest) for first, *rest in ways))

    def _fits(self, wanted: Clauses, number: int) -> bool:
        return clauses.fits(wanted, partial(self._positions, number, wanted.language))

    def _positions(self, number: int, language: str, term: str) -> Sequence[int]:
        return self._places[language, term].get(number, ())


Found: TypeAlias = list[tuple[Any, Asking, list[Document]]]


def _passing(found: Found) -> list[tuple[Any, Document]]:
    """Each search with the documents that pass its filters and facets."""
    near = [each for each in found if each[2]]
    if not near:
        return []
    codes = {row.code: row.id for row in read(select(Theme.code, Theme.id))}
    looked_up = _Filters(
        {search.person_id for search, asked, _documents in near if _asks_group(asked.asked.filters)}
    )
    passed = []
    for search, asked, documents in near:
        typed = looked_up.of(asked.asked.filters, search.person_id)
        if typed is not None:
            wanted = [*typed, *asked.ticked(codes)]
            passed += [
                (search, each) for each in documents if all(one.holds(each) for one in wanted)
            ]
    return passed


def _asks_group(filters: Iterable[tuple[str, str]]) -> bool:
    return any(name.removeprefix("-") == "group" for name, _text in filters)


class _Filters:
    """What typed filters stand for, looked up once for a round."""

    def __init__(self, people: set[int]) -> None:
        wanted = taking_part().where(Person.id.in_(people))
        self._people = {each.id: each for each in db.session.scalars(wanted)} if people else {}
        self._known: dict[Any, list[Restriction] | None] = {}

    def of(self, filters: tuple[tuple[str, str], ...], person_id: int) -> list[Restriction] | None:
        """The restrictions; None when one stands for nothing, and would let everything pass."""
        person = self._people.get(person_id) if _asks_group(filters) else None
        key = (filters, person and person.id)
        if key not in self._known:
            made, unknown = resolving.resolved(filters, person)
            self._known[key] = None if unknown else made
        return self._known[key]


def _readable(passed: list[tuple[Any, Document]]) -> Hits:
    """Those that the person may read, did not write and could not find when saving."""
    if not passed:
        return set()
    written = _written({document.id for _search, document in passed})
    groups = {document.group_id for _search, document in passed}
    private, members = _private(groups)
    return {
        (search.id, document.id)
        for search, document in passed
        if document.id in written
        and written[document.id].author_id != search.person_id
        and written[document.id].created_at >= search.created_at - LATE
        and (document.group_id not in private or (document.group_id, search.person_id) in members)
    }


def _written(ids: set[int]) -> Mapping[int, Any]:
    """By whom contributions were written and when."""
    columns = select(Contribution.id, Contribution.author_id, Contribution.created_at)
    return {row.id: row for row in read(columns.where(Contribution.id.in_(ids)))}


def _private(groups: set[int]) -> tuple[set[int], set[tuple[int, int]]]:
    """Those of the groups that only members read, and who the members are."""
    closed = select(Group.id).where(Group.id.in_(groups), Group.access == Access.PRIVATE)
    private = set(read(closed).scalars())
    if not private:
        return set(), set()
    mine = select(Membership.group_id, Membership.person_id).where(
        Membership.group_id.in_(private), Membership.joined_at.is_not(None)
    )
    return private, {(row.group_id, row.person_id) for row in read(mine)}
