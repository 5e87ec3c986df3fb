# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""In which order what was found is shown: what the text tells, then gently what people made of it.

Only the most promising are looked at closely; the rest follows in the order of first sight, where
somebody turns so many pages.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from sqlalchemy import bindparam, select

from cop.db import read
from cop.search.backends import Reader, scores
from cop.search.backends.contract import Postings
from cop.search.builds import Build
from cop.search.clauses import PARTS, Clauses, Need
from cop.search.columns import Columns
from cop.search.models import SearchDocument as Row

CLOSELY = 100
"""How many are looked at closely."""
LIKE_THE_TITLE = 0.8
"""What a title that is the query adds, in parts of what the words tell."""
SHORTNESS = 1 / 3
"""How much it matters that the title says nothing else: 0 not at all, 1 in full."""
TOGETHER = 1.0
"""What two words of the query that stand together add, in parts of what the rarer one tells."""
NEAR = 3
"""Places between two words that stand together."""

APART = 0.7
"""What the parts of a word weigh that stand nowhere together."""

SOLVED = 1.1
THANKED = 0.05
MOST_THANKED = 1.25
NEW = 0.15
"""What is left of a text's worth to its age …"""
HALF_LIFE = 3 * 365.0
"""… and in how many days that halves."""
ANNOUNCED = 0.85
"""What a meeting is worth, whose page tells what will be spoken of, not what was said or done."""
STALE = 0.6
"""What a practice is worth that somebody should have looked at again."""

_TITLES = select(Row.contribution_id, Row.title_terms, Row.title).where(
    Row.build_id == bindparam("build"), Row.contribution_id.in_(bindparam("ids", expanding=True))
)


def ranked(
    reader: Reader,
    build: Build,
    columns: Columns,
    clauses: Clauses,
    near: Sequence[int],
    today: date,
    exact: str = "",
) -> list[int]:
    """These ids, the best first; a title that is what was typed comes first of all."""
    titles = titles_of(build, near)
    told = Told(reader, columns, clauses, near)
    score = {
        id: told.score(id, titles[id].title_terms) * worth(columns, id, today)
        for id in near
        if id in titles
    }
    same = {id for id in score if exact and titles[id].title == exact}
    return sorted(score, key=lambda id: (id in same, score[id], id), reverse=True)


def titles_of(build: Build, ids: Sequence[int]) -> dict[int, Any]:
    """The titles of contributions as terms, and as they are compared, by id."""
    given = {"build": build.id, "ids": ids}
    return {row.contribution_id: row for row in read(_TITLES, given)}


def worth(columns: Columns, id: int, today: date) -> float:
    """By how much people's judgement and time multiply what the text tells."""
    numbers = columns.numbers
    age = max(0, today.toordinal() - numbers["day"][id])
    factor = 1 - NEW + NEW * 0.5 ** (age / HALF_LIFE)
    factor *= min(MOST_THANKED, 1 + THANKED * math.log1p(numbers["thanks"][id]))
    if columns.value("standing", id) == "solved":
        factor *= SOLVED
    if columns.value("kind", id) == "meeting":
        factor *= ANNOUNCED
    if 0 < numbers["stale_day"][id] <= today.toordinal():
        factor *= STALE
    return float(factor)


class Told:
    """What the texts of some contributions tell of a query."""

    def __init__(
        self, reader: Reader, columns: Columns, clauses: Clauses, ids: Sequence[int]
    ) -> None:
        self._columns, self._clauses = columns, clauses
        self._reader, self._ids = reader, ids
        self._has = reader.weights(clauses, ids)
        documents = columns.documents(clauses.language)
        often = reader.frequencies(clauses)
        self._rarity = {term: scores.rarity(often[term], documents) for term in clauses.terms}
        self._known = {term for term in clauses.terms if often[term]}
        self._weights = [self._weight(need) for need in clauses.needs]
        scale = scores.scale
        self._scales = {
            term: scale(columns, clauses.language, self._rarity[term]) for term in clauses.terms
        }
        self._queried = {term for terms in clauses.titled for term in terms}

    @cached_property
    def _places(self) -> Postings:
        """Where the terms stand: read when two of them are somewhere together."""
        return self._reader.positions(self._clauses, self._ids)

    @property
    def weight(self) -> float:
        """How much all that was asked for tells."""
        return sum(self._weights)

    @property
    def asked(self) -> float:
        """The same with what nobody wrote, which would tell most."""
        needs = zip(self._clauses.needs, self._weights, strict=True)
        return sum(weight or self._average(need.ways[0]) for need, weight in needs)

    def score(self, id: int, title_terms: str) -> float:
        """What the words tell of a contribution, where they stand and how its title is alike."""
        title = [word.split("|") for word in title_terms.split()]
        return self.words(id) + self._like_title(title) + self._together(id)

    def words(self, id: int) -> float:
        """What the words alone tell, those in the title counted more."""
        return sum(self._met(need, id) for need in self._clauses.needs)

    def met(self, id: int) -> int:
        """How much of what was asked for is there."""
        return sum(self._met(need, id) > 0 for need in self._clauses.needs)

    def _weight(self, need: Need) -> float:
        """How much a need tells: the word itself, or its parts where nobody wrote it so."""
        first = self._average(need.ways[0]) if self._known.intersection(need.ways[0]) else 0.0
        return max([first, *(self._average(way) for way in need.ways[1:])])

    def _average(self, terms: Sequence[str]) -> float:
        return sum(self._rarity[term] for term in terms) / len(terms)

    def _met(self, need: Need, id: int) -> float:
        best, has = 0.0, self._has[id]
        for number, way in enumerate(need.ways):
            if all(term in has for term in way):
                told = [self._scales[term](id, has[term]) for term in way]
                score = sum(told) if need.phrase else min(told)
                if number:
                    score *= PARTS
                    if score > best and len(way) > 1 and not _beside(way, self._places[id]):
                        score *= APART
                best = max(best, score)
        return best

    def _like_title(self, title: Sequence[Sequence[str]]) -> float:
        """How much of the title the query is, and of the query the title."""
        asked = self._clauses.titled
        if not title or not asked:
            return 0.0
        shared = sum(not self._queried.isdisjoint(terms) for terms in title)
        if not shared:
            return 0.0
        have = {term for terms in title for term in terms}
        covered = sum(not have.isdisjoint(terms) for terms in asked)
        alike: float = (shared / len(title)) ** SHORTNESS * covered / len(asked)
        return LIKE_THE_TITLE * alike * self.weight

    def _together(self, id: int) -> float:
        total, has = 0.0, self._has[id]
        terms = [need.ways[0][0] for need in self._clauses.needs if not need.phrase]
        for one, other in pairwise(terms):
            if one in has and other in has:
                times = _near(self._places[id][one], self._places[id][other])
                rarer = min(self._rarity[one], self._rarity[other])
                total += TOGETHER * rarer * times / (times + 1)
        return total


def _beside(terms: Sequence[str], places: Mapping[str, Sequence[int]]) -> bool:
    """Whether terms stand near each other somewhere, each near the next."""
    return all(_near(places[one], places[other]) for one, other in pairwise(terms))


def _near(one: Sequence[int], other: Sequence[int]) -> int:
    """How often the one stands near the other."""
    there = set(other)
    around = range(-NEAR, NEAR + 1)
    return sum(any(place + step in there for step in around) for place in one)
