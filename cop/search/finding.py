# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A page of results: what has all the words, and below it what has some where that is little."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

from cop.search import analysis, filters, sets
from cop.search.clauses import Clauses
from cop.search.filters import Restriction
from cop.search.passages import Hit, Marker, Piece
from cop.search.queries import Search, rows_of
from cop.search.query import Asked
from cop.search.reasons import by_theme
from cop.search.sets import Ids
from cop.search.store import comparable

Matches: TypeAlias = list[tuple[Clauses | None, Ids]]
"""What was looked for in each language, and what has it."""
PER_PAGE = 20
MOST_PAGES = 50
"""Pages that are shown; who needs more had better ask for less."""
FEW = PER_PAGE
"""Fewer results than a page, and it is filled with those that have some of the words."""


@dataclass
class Result:
    """One page of what was found."""

    rows: Sequence[Any] = ()
    total: int = 0
    page: int = 1
    listed: int = 0
    """How many can be paged through."""
    facets: dict[str, list[tuple[Any, int]]] = field(default_factory=dict)
    hits: dict[int, Hit] = field(default_factory=dict)
    titles: dict[int, Sequence[Piece]] = field(default_factory=dict)
    partly: bool = False
    """Whether not all words had to match."""
    also: Sequence[Any] = ()
    """Where few have all the words: the best of those with some."""
    every_id: Ids = 0
    own: bool = True
    """Whether any of it is in the language of the query."""

    @property
    def known(self) -> Ids:
        """All that the page tells of, or counts."""
        return self.every_id | sets.of([row.id for row in self.also])


def find(
    search: Search,
    asked: Asked,
    restrictions: Sequence[Restriction],
    *,
    page: int = 1,
    some: bool = False,
) -> Result:
    """A page of what matches best and may be read.

    Every word must be there, or some of them: if that is asked for, or if nothing has them all.
    What is written in the language of the query comes before what is in another.
    """
    ticked = [each for each in restrictions if each.ticked]
    found = _found(search, asked, restrictions, every=not some)
    if not some and asked.several and not any(ids for _wanted, ids in found):
        found, some = _found(search, asked, restrictions, every=False), True
    every_id = reduce(or_, (ids for _wanted, ids in found))
    shown = _ticked(search, found, ticked)
    total = sum(ids.bit_count() for _wanted, ids in shown)
    page = max(1, min(page, MOST_PAGES, -(-total // PER_PAGE)))
    exact = comparable(" ".join(asked.all_words))
    listed = rows_of(search.person, _slice(search, shown, exact, page))
    also: Sequence[Any] = ()
    if not some and asked.several and total < FEW:
        more = _found(search, asked, restrictions, every=False, but=every_id)
        ids = _slice(search, _ticked(search, more, ticked), exact, 1)
        also = rows_of(search.person, ids[: FEW - total])
    marker = Marker([wanted for wanted, _ids in found if wanted], search.build.lexicon)
    both = [*listed, *also]
    passages = search.passages([row.id for row in both])
    return Result(
        rows=listed,
        total=total,
        page=page,
        listed=min(total, MOST_PAGES * PER_PAGE),
        facets=filters.counts(every_id, search.columns, ticked),
        hits={
            row.id: marker.best(passages.get(row.id, ()))
            or by_theme(marker, search.columns, row.id)
            for row in both
        },
        titles={row.id: marker.marked(row.title, row.language) for row in both},
        partly=some,
        also=also,
        every_id=every_id,
        own=not some and bool(found[0][1]),
    )


def _found(
    search: Search,
    asked: Asked,
    restrictions: Sequence[Restriction],
    *,
    every: bool,
    but: Ids = 0,
) -> Matches:
    """What was found before facets, in each language, the query's own first; nothing twice."""
    typed = [each for each in restrictions if not each.ticked]
    seen = but | (search.barred(asked) if asked.without else 0)
    if not asked.words and not asked.phrases:
        return [(None, search.all(typed) & ~seen if restrictions else 0)]
    made: Matches = []
    for language in analysis.languages_from(asked.language):
        wanted = asked.clauses(language, search.build.lexicon)
        found = search.found(wanted, typed, every=every)
        made.append((wanted, found & ~seen))
        seen |= found
    return made


def _ticked(search: Search, found: Matches, ticked: Sequence[Restriction]) -> Matches:
    """What passes the facets."""
    return [(wanted, filters.passing(ids, search.columns, ticked)) for wanted, ids in found]


def _slice(search: Search, shown: Matches, exact: str, page: int) -> list[int]:
    """The ids of one page; languages that come after it are not put in order."""
    first, last = (page - 1) * PER_PAGE, page * PER_PAGE
    ids: list[int] = []
    for wanted, found in shown:
        if len(ids) >= last:
            break
        ids += search.order(wanted, found, exact, most=last - len(ids))
    return ids[first:last]
