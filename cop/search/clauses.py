# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a query asks for in one language, as terms: the form in which backends take it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cop.search import analysis
from cop.search.analysis import Term
from cop.search.compounds import Lexicon

PARTS = 0.7
"""What the parts of a word weigh where the word itself is not found."""


@dataclass(frozen=True)
class Need:
    """One thing that must be there: any of the ways in full.

    Of a word the first way is the word itself, the second the parts it is made of; a phrase has
    one way whose terms stand beside each other.
    """

    ways: tuple[tuple[str, ...], ...]
    phrase: bool = False
    said: str = field(default="", compare=False)
    """As it was typed."""

    @property
    def terms(self) -> list[str]:
        return list(dict.fromkeys(term for way in self.ways for term in way))


@dataclass(frozen=True)
class Clauses:
    """What to find in the documents of one language."""

    language: str
    needs: tuple[Need, ...]
    without: tuple[Need, ...] = ()
    titled: tuple[Term, ...] = ()
    """Every word of the query, the small ones too, for comparing it with titles."""

    @property
    def terms(self) -> list[str]:
        return list(dict.fromkeys(term for need in self.needs for term in need.terms))


def word(word: str, language: str, lexicon: Lexicon) -> Need:
    """A word, or what it is made of."""
    whole, *parts = analysis.term(word, language, lexicon)
    ways = [(whole,), tuple(parts)] if parts else [(whole,)]
    return Need(tuple(ways), said=word)


def phrase(words: Sequence[str], language: str) -> Need:
    """Words in their order."""
    stems = tuple(analysis.stem(word, language) for word in words)
    return Need((stems,), phrase=len(stems) > 1, said=f'"{" ".join(words)}"')


def fits(
    clauses: Clauses, positions: Callable[[str], Sequence[int]], *, every: bool = True
) -> bool:
    """Whether a document whose terms stand at these positions is what the clauses ask for."""
    if any(met(need, positions) for need in clauses.without):
        return False
    have = (met(need, positions) for need in clauses.needs)
    return all(have) if every else any(have)


def met(need: Need, positions: Callable[[str], Sequence[int]]) -> bool:
    """Whether a document whose terms stand at these positions has it."""
    if need.phrase:
        return in_order([positions(term) for term in need.ways[0]])
    return any(all(positions(term) for term in way) for way in need.ways)


def in_order(positions: Iterable[Sequence[int]]) -> bool:
    """Whether words with these positions stand beside each other in this order somewhere."""
    found: set[int] | None = None
    for ahead, each in enumerate(positions):
        starts = {at - ahead for at in each}
        found = starts if found is None else found & starts
        if not found:
            return False
    return bool(found)
