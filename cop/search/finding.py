# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A page of results: what has all the words and, where that is little, the best with some."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from cop.search import analysis, filters, sets
from cop.search.filters import Restriction
from cop.search.passages import Hit, Marker, Piece
from cop.search.queries import Matches, Search, rows_of
from cop.search.query import Asked
from cop.search.ranking import CLOSELY
from cop.search.reasons import by_theme
from cop.search.sets import Ids
from cop.search.store import comparable

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
    added: int = 0
    """How many of the rows have only some of the words, where few have all."""
    more: bool = False
    """Whether there is more with some of the words than the page has room for."""
    lacking: dict[int, list[str]] = field(default_factory=dict)
    """The words that a row does not have, by its id; none of what has all."""
    days: dict[int, date] = field(default_factory=dict)
    """The day that a row is about, where that is not the day on which it was written."""
    every_id: Ids = 0
    own: bool = True
    """Whether any of it is in the language of the query."""

    @property
    def known(self) -> Ids:
        """All that the page tells of, or counts."""
        return self.every_id | sets.of([row.id for row in self.rows])


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
    Where a few have them all, the best of those with some fill the page, each at the place that
    it deserves; but a facet gives as many as it said. What is written in the language of the query
    comes before what is in another.
    """
    ticked = [each for each in restrictions if each.ticked]
    found = _found(search, asked, restrictions, every=not some)
    if not some and asked.several and not any(ids for _wanted, ids in found):
        found, some = _found(search, asked, restrictions, every=False), True
    own = not some and bool(found[0][1])
    every_id = reduce(or_, (ids for _wanted, ids in found))
    shown = _ticked(search, found, ticked)
    total = sum(ids.bit_count() for _wanted, ids in shown)
    page = max(1, min(page, MOST_PAGES, -(-total // PER_PAGE)))
    exact = comparable(" ".join(asked.all_words))
    more = False
    if not some and asked.several and total < FEW:
        found = _found(search, asked, restrictions, every=False)
        some_have = _ticked(search, found, ticked)
        # A facet promised so many: where it keeps its word, nothing else is mixed in.
        promised = ticked and total
        ids = (
            _slice(search, shown, exact, page)
            if promised
            else _filled(search, shown, some_have, exact)
        )
        more = sum(each.bit_count() for _wanted, each in some_have) > len(ids)
    else:
        ids = _slice(search, shown, exact, page)
    rows = rows_of(search.person, ids)
    partly = [row.id for row in rows if some or not every_id >> row.id & 1]
    return Result(
        rows=rows,
        total=total,
        page=page,
        listed=min(total, MOST_PAGES * PER_PAGE),
        facets=filters.counts(every_id, search.columns, ticked),
        **_shown(search, found, rows),
        partly=some,
        added=0 if some else len(partly),
        more=more,
        lacking=search.lacking(found, partly),
        every_id=every_id,
        own=own,
    )


def _shown(search: Search, found: Matches, rows: Sequence[Any]) -> dict[str, Any]:
    """The titles of rows and the passages that matched, marked."""
    marker = Marker([wanted for wanted, _ids in found if wanted], search.build.lexicon)
    passages = search.passages([row.id for row in rows])
    numbers = search.columns.numbers["day"]
    days = {row.id: date.fromordinal(numbers[row.id]) for row in rows if numbers[row.id]}
    written = {row.id: row.created_at.date() for row in rows}
    return {
        "days": {id: day for id, day in days.items() if day != written[id]},
        "titles": {row.id: marker.marked(row.title, row.language) for row in rows},
        "hits": {
            row.id: marker.best(passages.get(row.id, ()))
            or by_theme(marker, search.columns, row.id)
            for row in rows
        },
    }


def _found(
    search: Search,
    asked: Asked,
    restrictions: Sequence[Restriction],
    *,
    every: bool,
) -> Matches:
    """What was found before facets, in each language, the query's own first; nothing twice."""
    typed = [each for each in restrictions if not each.ticked]
    seen = search.barred(asked) if asked.without else 0
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


def _filled(search: Search, shown: Matches, more: Matches, exact: str) -> list[int]:
    """All that has every word and the best of what has some, a page of both in one order.

    A language in which nothing has every word comes after those in which something has.
    """
    room = FEW - sum(ids.bit_count() for _wanted, ids in shown)
    page: list[int] = []
    both = zip(shown, more, strict=True)
    for (wanted, whole), (_wanted, some) in sorted(both, key=lambda each: not each[0][1]):
        for id in search.order(wanted, whole | some, exact, most=CLOSELY, surely=whole):
            has_all = whole >> id & 1
            if has_all or room:
                page.append(id)
                room -= not has_all
    return page
