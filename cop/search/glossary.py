# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the words of a query are called in another language, by glossaries and the site's themes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cop.search import analysis, labels
from cop.search.labels import Words

MOST_WORDS = 6
"""Words of a query that one label may take."""

Concept: TypeAlias = Mapping[str, Sequence[str]]
"""What something is called: labels by language."""
Run: TypeAlias = tuple[int, int]
"""Where words of a query start and stop."""
Meant: TypeAlias = tuple[int, bool]
"""How many words of the query name a concept, and whether they are written just as its label."""


@dataclass(frozen=True)
class Expansion:
    """Words of a query that stand together, and what is to be looked for in another language."""

    words: Words
    labels: Words = ()
    """What they are called there; nothing when no concept is known."""

    @property
    def known(self) -> bool:
        """Whether they name a concept; what does not is looked for as it stands."""
        return bool(self.labels)

    @property
    def phrases(self) -> list[Words]:
        """The words of each label; for an unknown word, itself."""
        return [labels.split(label) for label in self.labels] or [self.words]


def expansions(
    words: Sequence[str], language: str, into: str, themes: Sequence[Concept] = ()
) -> list[Expansion]:
    """The words of a query in their order, as the concepts that they name, longest first.

    Themes hold what is only related too, so they tell of words that the glossaries do not know.
    Small words do not count, unless all are small.
    """
    told = labels.telling(words, language)
    named = _named(told, language, into, themes)
    free, found = set(range(len(told))), dict[int, Expansion]()
    for start, stop in sorted(named, key=lambda run: (run[0] - run[1], run)):
        if free.issuperset(range(start, stop)):
            free.difference_update(range(start, stop))
            found[start] = Expansion(told[start:stop], named[start, stop])
    found |= {at: Expansion(told[at : at + 1]) for at in free}
    return [found[at] for at in sorted(found)]


def _named(told: Words, language: str, into: str, themes: Sequence[Concept]) -> dict[Run, Words]:
    """What the runs of words are called that name something."""
    named: dict[Run, Words] = {}
    for start in range(len(told)):
        ways = _Ways.of(told[start : start + MOST_WORDS], language)
        known = _called(_of_glossaries(told[start : start + 2], ways, language, into))
        related = _called(_of_themes(themes, ways, language, into))
        named |= {(start, start + taken): called for taken, called in (related | known).items()}
    return named


def _called(meant: Iterable[tuple[Meant, Iterable[str]]]) -> dict[int, Words]:
    """What concepts are called, by how many words of the query name them.

    Stems may agree by accident: where labels are written as in the query, only those count.
    """
    called: dict[Meant, dict[str, str]] = {}
    for how, others in meant:
        for label in others:
            called.setdefault(how, {}).setdefault(label.lower(), label)
    return {how[0]: tuple(called[how].values()) for how in sorted(called)}


@dataclass(frozen=True)
class _Ways:
    """How the label of a concept may be written that words of a query begin with."""

    language: str
    alike: Mapping[Words, int]
    """Its words without accents, and how many words of the query they are."""
    stemmed: Mapping[Words, int]
    first: frozenset[str]
    """The stems with which it may begin."""
    letters: frozenset[str]
    """The two letters with which it may begin, unless that is a small word."""

    @classmethod
    def of(cls, words: Words, language: str) -> "_Ways":
        """Of the words as they stand, and of the first two as one word that was written apart."""
        runs: dict[Words, int] = {("".join(words[:2]),): 2}
        runs |= {words[:taken]: taken for taken in range(1, len(words) + 1)}
        alike = {_folded(run): taken for run, taken in runs.items()}
        stemmed = {_stems(run, language): taken for run, taken in runs.items()}
        first = frozenset(stems[0] for stems in stemmed)
        letters = frozenset(word[:2] for word in [*first, analysis.fold(words[0])])
        return cls(language, alike, stemmed, first, letters)

    def meant(self, label: str) -> Iterator[Meant]:
        """How a label is meant by the words, if it is."""
        for words in labels.spelt(label, self.language):
            begins = analysis.stem(words[0], self.language) in self.first
            if taken := self.alike.get(_folded(words)):
                yield taken, True
            elif begins and (taken := self.stemmed.get(_stems(words, self.language))):
                yield taken, False


def _of_themes(
    themes: Sequence[Concept], ways: _Ways, language: str, into: str
) -> Iterator[tuple[Meant, Iterable[str]]]:
    for theme in themes:
        for label in theme.get(language, ()):
            for how in ways.meant(label) if analysis.fold(label[:2]) in ways.letters else ():
                yield how, theme.get(into, ())


def _of_glossaries(
    words: Words, ways: _Ways, language: str, into: str
) -> Iterator[tuple[Meant, Iterable[str]]]:
    """In the order of the files, of the labels that perhaps begin with these words."""
    if into in labels.LANGUAGES:
        for at, label in sorted(labels.beginning(words, language)):
            for how in ways.meant(label):
                yield how, labels.cell(at, into)


def _stems(words: Words, language: str) -> Words:
    return tuple(analysis.stem(word, language) for word in words)


def _folded(words: Words) -> Words:
    return tuple(map(analysis.fold, words))
