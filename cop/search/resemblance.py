# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What resembles a title: it shares enough of the words that tell something, and says which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, select

from cop.db import read
from cop.search import analysis, query, ranking
from cop.search.clauses import Clauses, Need
from cop.search.documents import Passage
from cop.search.models import SearchWord
from cop.search.passages import Marker
from cop.search.queries import Search, rows_of
from cop.search.query import Asked

COMMON = 50
"""Documents that a word may stand in before it can be too common to tell anything."""
BEGUN = 3
"""Letters of an unfinished word from which other endings are looked for."""
MOST_ENDINGS = 30
OF_THE_BEST = 0.5
"""How good a hit must be, compared with the best."""
OF_A_WHOLE = 0.27
"""And with one that has every word in its title; what is less good is noise, as the demonstration
shows."""
IN_A_TITLE = 5 / 3
"""What a word adds to the score where it stands in the title, which counts three times."""
SHARE = 3
"""Among at most COMMON documents no word is rare, and a hit has one in so many of the words."""
NAMED = 3
"""Shared words that are named."""

_ENDINGS = (
    select(SearchWord.word)
    .where(SearchWord.build_id == bindparam("build"))
    .where(SearchWord.word >= bindparam("begun"), SearchWord.word < bindparam("after"))
    .order_by(SearchWord.documents.desc())
    .limit(MOST_ENDINGS)
)


@dataclass(frozen=True)
class Similar:
    """A row of what resembles a title, and the words that both have."""

    row: Any
    words: Sequence[str]


def similar(
    search: Search, title: str, language: str, *, most: int = 5, but: int = 0, typing: bool = False
) -> list[Similar]:
    """What resembles a title, best first; while it is typed the last word may be unfinished.

    What is in another language is only named where nothing in this one resembles it: a name or a
    word of the trade may be the same in both.
    """
    typed = query.read(re.sub("[:-]", " ", title), language)
    asked = replace(typed, language=language, phrases=(), without=())
    unfinished = asked.words[-1] if typing and title.endswith(asked.words[-1:]) else ""
    if unfinished and len(unfinished) < BEGUN and len(asked.words) > 1:
        asked = replace(asked, words=asked.words[:-1])
    for code in analysis.languages_from(language):
        found = _written_in(search, asked, unfinished, code, most=most, but=but)
        if found:
            return found
    return []


def _written_in(
    search: Search, asked: Asked, unfinished: str, language: str, *, most: int, but: int
) -> list[Similar]:
    """What resembles a title and is written in one language."""
    wanted = _wanted(search, asked, unfinished, language)
    if not wanted.needs:
        return []
    scored = {id: score for id, score in _scored(search, wanted).items() if id != but}
    order = sorted(scored, key=lambda id: (scored[id], id), reverse=True)[: 2 * most]
    listed = rows_of(search.person, order)[:most]
    marker = Marker([wanted], search.build.lexicon)
    passages = search.passages([row.id for row in listed])
    return [Similar(row, _shared(marker, row, passages.get(row.id, ()))) for row in listed]


def _shared(marker: Marker, row: Any, passages: Sequence[Passage]) -> list[str]:
    """The words that a contribution shares with a title, those of its own title first."""
    words = marker.shared(row.title, row.language)
    hit = marker.best(passages) if len(words) < NAMED else None
    more = (piece.text.lower() for piece in hit.pieces if piece.hit) if hit else ()
    return list(dict.fromkeys([*words, *more]))[:NAMED]


def _wanted(search: Search, asked: Asked, unfinished: str, language: str) -> Clauses:
    """The words that tell something; one in over a quarter of a large index tells nothing.

    Of a title in another language nor does one that nobody wrote in this.
    """
    whole = asked.clauses(language, search.build.lexicon)
    often = search.reader.frequencies(whole)
    least = 0 if language == asked.language else 1
    most = max(COMMON, search.columns.documents(language) // 4)
    needs = [need for need in whole.needs if least <= often[need.ways[0][0]] <= most]
    if unfinished and needs and needs[-1] == whole.needs[-1]:
        endings = [(term,) for term in _endings(search, unfinished, language)]
        own = needs[-1].ways
        # The first way counts in full: the word as it stands only where somebody wrote it so.
        needs[-1] = Need((*own, *endings) if often[own[0][0]] else (*endings, *own))
    return replace(whole, needs=tuple(needs))


def _endings(search: Search, word: str, language: str) -> list[str]:
    """The terms of words of this site that begin like an unfinished one."""
    begun = word.lower()
    if len(begun) < BEGUN:
        return []
    given = {"build": search.build.id, "begun": begun, "after": f"{begun}\U0010fffd"}
    found = (analysis.stem(each, language) for each in read(_ENDINGS, given).scalars())
    return list(dict.fromkeys(found))


def _scored(search: Search, wanted: Clauses) -> dict[int, float]:
    """What resembles enough, with how much."""
    found = search.found(wanted, (), every=False)
    near = search.reader.best(wanted, found, ranking.CLOSELY)
    told = ranking.Told(search.reader, search.columns, wanted, near)
    scores = {id: told.words(id) for id in near}
    few = search.columns.documents(wanted.language) <= COMMON
    if few:
        scores = {
            id: score for id, score in scores.items() if SHARE * told.met(id) >= len(wanted.needs)
        }
    whole = 0 if few else IN_A_TITLE * told.asked
    floor = max([OF_A_WHOLE * whole, *(OF_THE_BEST * score for score in scores.values())])
    return {id: score for id, score in scores.items() if score >= floor}
