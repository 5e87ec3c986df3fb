# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is found in other languages, by what the glossaries and themes call the words there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from cop.search import analysis, glossary, labels, themes
from cop.search.analysis import LANGUAGES
from cop.search.clauses import Clauses, Need
from cop.search.filters import Restriction
from cop.search.passages import Hit, Marker, Piece
from cop.search.queries import Search, rows_of
from cop.search.query import Asked
from cop.search.sets import Ids
from cop.search.themes import Called

MOST = 3
"""Results that are shown in each other language."""
CLOSELY = 30
"""How many of a language are looked at closely for that."""
MOST_LABELS = 4
"""Ways to say a thing that are looked for and told."""


@dataclass
class Elsewhere:
    """What was found in another language, and what was looked for there."""

    language: str
    searched: Sequence[str]
    query: str
    rows: Sequence[Any]
    total: int
    titles: dict[int, Sequence[Piece]]
    hits: dict[int, Hit]


def found(
    search: Search,
    asked: Asked,
    restrictions: Sequence[Restriction],
    seen: Ids,
    *,
    own: bool = True,
) -> list[Elsewhere]:
    """The best in each other language that was not found by the words themselves.

    Where nothing was found in the query's own language, its words may be those of another.
    """
    translated = _translated(asked, own=own)
    others = seen | search.barred(asked) if translated and asked.without else seen
    made = (_in(search, asked, *each, restrictions, others) for each in translated)
    return [each for each in made if each is not None]


def _translated(asked: Asked, *, own: bool) -> list[tuple[Clauses, list[str]]]:
    """The query in the other languages, from the first language in which it names something."""
    languages, called = analysis.languages_from(asked.language), list(themes.called().values())
    for language in languages[:1] if own else languages:
        meant = replace(asked, language=language)
        told = (clauses(meant, other, called) for other in LANGUAGES if other != language)
        if known := [each for each in told if each is not None]:
            return known
    return []


def clauses(
    asked: Asked, language: str, called: Sequence[Called]
) -> tuple[Clauses, list[str]] | None:
    """The query in the words of another language, and those words; None when nothing is known."""
    told = glossary.expansions(asked.every, asked.language, language, called)
    if not any(each.known for each in told):
        return None
    needs = []
    for each in told:
        ways = [
            tuple(analysis.stem(word, language) for word in labels.telling(words, language))
            for words in each.phrases[:MOST_LABELS]
        ]
        needs.append(Need(tuple(dict.fromkeys(ways))))
    searched = [
        " / ".join(each.labels[:MOST_LABELS]) if each.known else " ".join(each.words)
        for each in told
    ]
    return Clauses(language, tuple(needs)), searched


def _in(
    search: Search,
    asked: Asked,
    wanted: Clauses,
    searched: Sequence[str],
    restrictions: Sequence[Restriction],
    seen: Ids,
) -> Elsewhere | None:
    ids = search.found(wanted, restrictions, every=True) & ~seen
    listed = rows_of(search.person, search.order(wanted, ids, most=MOST, closely=CLOSELY))
    if not listed:
        return None
    marker = Marker([wanted], search.build.lexicon)
    passages = search.passages([row.id for row in listed])
    return Elsewhere(
        language=wanted.language,
        searched=searched,
        query=" ".join([*(each.partition(" / ")[0] for each in searched), *_filters(asked)]),
        rows=listed,
        total=ids.bit_count(),
        titles={row.id: marker.marked(row.title, row.language) for row in listed},
        hits={row.id: marker.best(passages.get(row.id, ())) or Hit() for row in listed},
    )


def _filters(asked: Asked) -> list[str]:
    """What narrows the query, as it may be typed again."""
    named = zip(asked.prefixes, asked.filters, strict=True)
    return [f'{prefix}:"{value}"' for prefix, (_name, value) in named]
