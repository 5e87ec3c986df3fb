# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is found in other languages, by what the glossaries and themes call the words there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from cop.search import analysis, glossary, labels, themes
from cop.search.analysis import LANGUAGES
from cop.search.clauses import Clauses, Need
from cop.search.filters import Restriction
from cop.search.passages import Hit, Marker, Piece
from cop.search.queries import Search, rows_of
from cop.search.query import Asked
from cop.search.sets import Ids
from cop.search.themes import Called

Said: TypeAlias = tuple[Clauses, list[str]]
"""What to look for in a language, and the words of it that are told."""
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
    made: list[Elsewhere] = []
    for said in translated:
        found = (_in(search, asked, *each, restrictions, others) for each in said)
        best = next((each for each in found if each is not None), None)
        if best is None and (less := _most_telling(search, *said[-1])):
            best = _in(search, asked, *less, restrictions, others)
        if best is not None:
            made.append(best)
    return made


def _translated(asked: Asked, *, own: bool) -> list[list[Said]]:
    """The query in the other languages, from the first language in which it names something.

    In each first all of it, then without the words that nobody knows how to say there, of which
    in the end the most telling is enough.
    """
    languages, called = analysis.languages_from(asked.language), list(themes.called().values())
    for language in languages[:1] if own else languages:
        meant = replace(asked, language=language)
        told = (ways(meant, other, called) for other in LANGUAGES if other != language)
        if known := [each for each in told if each]:
            return known
    return []


def _most_telling(search: Search, wanted: Clauses, searched: list[str]) -> Said | None:
    """The one thing of several that the fewest texts of the language tell of, if any does."""
    often = search.reader.frequencies(wanted)
    told = [max(min(often[term] for term in way) for way in need.ways) for need in wanted.needs]
    known = [number for number, documents in enumerate(told) if documents]
    if len(told) < 2 or not known:
        return None
    # Of equals the last: what a question is about comes after "experience with".
    rarest = min(reversed(known), key=told.__getitem__)
    return Clauses(wanted.language, (wanted.needs[rarest],)), [searched[rarest]]


def ways(asked: Asked, language: str, called: Sequence[Called]) -> list[Said]:
    """The query in the words of another language, and those words; none when nothing is known.

    What nobody knows how to say there stays as it is typed; the last way leaves it out.
    """
    told = glossary.expansions(asked.every, asked.language, language, called)
    known = [each for each in told if each.known]
    if not known:
        return []
    return [_said(each, language) for each in ([told, known] if len(known) < len(told) else [told])]


def _said(told: Sequence[glossary.Expansion], language: str) -> Said:
    needs = []
    for each in told:
        phrases = [
            tuple(analysis.stem(word, language) for word in labels.telling(words, language))
            for words in each.phrases[:MOST_LABELS]
        ]
        needs.append(Need(tuple(dict.fromkeys(phrases))))
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
