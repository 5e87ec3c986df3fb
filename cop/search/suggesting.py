# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a search may be for while it is typed: titles, themes and names whose words begin so."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import func, literal, select

from cop import changes
from cop.contributions.models import Contribution
from cop.contributions.prepared import run
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Theme
from cop.db import Rows, read
from cop.people.models import Organisation, Person
from cop.people.queries import readable_groups, taking_part
from cop.search import beginnings, builds
from cop.search.backends import chosen
from cop.search.builds import Unavailable
from cop.search.models import SearchDocument as Row
from cop.search.store import comparable

SHORTEST = 2
LONGEST = 60
"""Characters of what was typed that are read."""
TITLES = 5
FEW = 3
"""Themes, and organisations, and people."""
NEAR = 40
"""Titles that the index gives, of which the first that may be read now are kept."""

_THEMES = select(Theme.code, Theme.names, Theme.synonyms).order_by(Theme.position, Theme.id)


@dataclass(frozen=True)
class SuggestedTheme:
    """A theme, and the other word for it that was found, in its language."""

    code: str
    name: str
    also: str
    language: str


@dataclass(frozen=True)
class Suggestions:
    """A few of each."""

    titles: Sequence[Any] = ()
    themes: Sequence[SuggestedTheme] = ()
    organisations: Sequence[Any] = ()
    people: Sequence[Any] = ()

    def __len__(self) -> int:
        each = (self.titles, self.themes, self.organisations, self.people)
        return sum(map(len, each))


def suggested(person: Person | None, typed: str, language: str) -> Suggestions:
    """What has a word that begins like each of those typed, and may be read by this person."""
    words = comparable(typed[:LONGEST]).split()
    if len("".join(words)) < SHORTEST:
        return Suggestions()
    patterns = {f"word{n}": beginnings.pattern(word) for n, word in enumerate(words)}
    return Suggestions(
        titles=_titles(person, words),
        themes=_themes(words, language),
        organisations=run(_organisations, None, **patterns).all(),
        people=run(_people, None, **patterns).all(),
    )


def _titles(person: Person | None, words: Sequence[str]) -> Sequence[Any]:
    try:
        build_id = builds.newest(chosen().name).id
    except Unavailable:
        return ()
    begun = {f"word{n}": _begun(word) for n, word in enumerate(words)}
    whole = _begun(" ".join(words))
    return run(_titled, person, index=build_id, whole=whole, **begun).all()


def _begun(text: str) -> str:
    """The pattern, for LIKE, of what begins like this."""
    return text.replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"


def _titled(person: Person | None, index: Any, whole: Any, **begun: Any) -> Rows:
    """Titles that begin like it all first, then the newest; group and hiding are those of now."""
    first = Row.title.like(whole, escape="/")
    near = (
        select(Row.contribution_id, first.label("first"))
        .where(Row.build_id == index, Row.group_id.in_(readable_groups(person)))
        .where(*(_has_word(each) for each in begun.values()))
        .order_by(first.desc(), Row.contribution_id.desc())
        .limit(NEAR)
        .subquery()
    )
    columns = (Contribution.id, Contribution.kind, Contribution.title, Contribution.language,
               Contribution.part_of_id)  # fmt: skip
    return (
        visible_to(person, Contribution)
        .with_only_columns(*columns)
        .join(near, near.c.contribution_id == Contribution.id)
        .order_by(near.c.first.desc(), Contribution.id.desc())
        .limit(TITLES)
    )


def _has_word(begun: Any) -> Any:
    inside = Row.title.like(literal("% ").concat(begun), escape="/")
    return Row.title.like(begun, escape="/") | inside


def _themes(words: Sequence[str], language: str) -> list[SuggestedTheme]:
    """Themes with such a name in this language first, then such a synonym, then in another."""
    found: list[tuple[int, SuggestedTheme]] = []
    for theme, called in changes.kept("suggested themes", _called):
        name = theme.names.get(language) or theme.names["nl"]
        ways = [
            (0 if label == name else 1 if spoken == language else 2, label, spoken)
            for folded, label, spoken in called
            if all(f" {word}" in folded for word in words)
        ]
        if ways:
            rank, label, spoken = min(ways, key=itemgetter(0))
            found.append((rank, SuggestedTheme(theme.code, name, label if rank else "", spoken)))
    return [theme for _rank, theme in sorted(found, key=itemgetter(0))[:FEW]]


def _called() -> list[tuple[Any, list[tuple[str, str, str]]]]:
    """Each theme with all that it is called: folded words, as it is written, in what language."""
    return [
        (
            theme,
            [
                (f" {comparable(label)}", label, language)
                for language, name in theme.names.items()
                for label in (name, *theme.synonyms.get(language, ()))
            ],
        )
        for theme in read(_THEMES)
    ]


def _organisations(_person: None, **patterns: Any) -> Rows:
    """Partners first, then the shortest name: it is the one that was typed as a whole."""
    named = (Organisation.name.regexp_match(each) for each in patterns.values())
    return (
        select(Organisation.id, Organisation.name, Organisation.kind)
        .where(*named)
        .order_by(
            Organisation.partner_since.is_(None),
            func.length(Organisation.name),
            Organisation.name,
            Organisation.id,
        )
        .limit(FEW)
    )


def _people(_person: None, **patterns: Any) -> Rows:
    named = (Person.name.regexp_match(each) for each in patterns.values())
    return (
        taking_part()
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .with_only_columns(Person.id, Person.name, Organisation.name.label("organisation"))
        .where(*named)
        .order_by(Person.name, Person.id)
        .limit(FEW)
    )
