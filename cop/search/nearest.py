# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whom to ask when nothing was found: the theme nearest to a query, and who knows about it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from cop import changes
from cop.contributions.vocabulary import Expertise, Theme
from cop.db import read
from cop.i18n import reader_locale
from cop.people.models import Organisation, Person, Role
from cop.people.queries import taking_part
from cop.search import analysis, glossary, labels, sets
from cop.search.analysis import LANGUAGES
from cop.search.columns import theme_ids
from cop.search.compounds import Lexicon
from cop.search.finding import Result
from cop.search.labels import Words
from cop.search.queries import Search
from cop.search.query import Asked

MOST_PEOPLE = 3
LOOKED_AT = 500
"""Contributions with some of the words whose themes are counted."""


@dataclass(frozen=True)
class Nearest:
    """A theme, and experts on it."""

    code: str
    name: str
    people: Sequence[Any]


@dataclass(frozen=True)
class _Named:
    """A theme with what it is called: pairs of a language and the stems of a label."""

    id: int
    code: str
    names: dict[str, str]
    called: frozenset[tuple[str, Words]]


def nearest(search: Search, asked: Asked, found: Result) -> Nearest | None:
    """The theme that the words name, or else the one of most that has some of them."""
    themes = changes.kept("themes by their stems", lambda: list(_themes()))
    theme = _named(themes, asked, search.build.lexicon) or _frequent(themes, search, asked, found)
    if theme is None:
        return None
    name = theme.names.get(reader_locale()) or theme.names["nl"]
    return Nearest(theme.code, name, read(_experts(theme.id)).all())


def _themes() -> Iterator[_Named]:
    rows = select(Theme.id, Theme.code, Theme.names, Theme.synonyms)
    for row in read(rows.order_by(Theme.position, Theme.id)):
        called = {
            (language, _stems(label, language))
            for language in LANGUAGES
            for label in (row.names.get(language, ""), *row.synonyms.get(language, ()))
        }
        yield _Named(row.id, row.code, row.names, frozenset(each for each in called if each[1]))


def _named(themes: Sequence[_Named], asked: Asked, lexicon: Lexicon) -> _Named | None:
    """The theme with the longest label that is in the query, as it stands or in other words."""
    words = set(_worded(asked, lexicon))
    scored = [(max(map(len, told)), theme) for theme in themes if (told := _told(theme, words))]
    return max(scored, key=lambda each: each[0])[1] if scored else None


def _told(theme: _Named, words: set[tuple[str, str]]) -> list[Words]:
    return [
        stems
        for language, stems in theme.called
        if all((language, stem) in words for stem in stems)
    ]


def _worded(asked: Asked, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The terms of the query in every language, and of what the glossaries call it there."""
    for language in LANGUAGES:
        for word in asked.every:
            for term in analysis.term(word, language, lexicon):
                yield language, term
        if language != asked.language:
            for each in glossary.expansions(asked.every, asked.language, language):
                for label in each.labels:
                    yield from ((language, stem) for stem in _stems(label, language))


def _stems(label: str, language: str) -> Words:
    words = labels.telling(labels.split(label), language)
    return tuple(analysis.stem(word, language) for word in words)


def _frequent(
    themes: Sequence[_Named], search: Search, asked: Asked, found: Result
) -> _Named | None:
    """The theme of most contributions with some of the words."""
    wanted = asked.clauses(asked.language, search.build.lexicon)
    ids = found.every_id or search.found(wanted, (), every=False)
    newest = sets.members(ids)[-LOOKED_AT:]
    themes_of = (theme_ids(search.columns.value("themes", id)) for id in newest)
    counts = Counter(theme for each in themes_of for theme in each)
    return max((t for t in themes if counts[t.id]), key=lambda t: counts[t.id], default=None)


def _experts(theme_id: int) -> Any:
    """A few experts on a theme who take part, by name."""
    return (
        taking_part()
        .with_only_columns(
            Person.id, Person.name, Person.function, Person.role, Person.photo,
            Person.organisation_id, Organisation.name.label("organisation"),
        )
        .join(Expertise, Expertise.person_id == Person.id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Expertise.theme_id == theme_id, Person.role == Role.EXPERT)
        .order_by(Person.name, Person.id)
        .limit(MOST_PEOPLE)
    )  # fmt: skip
