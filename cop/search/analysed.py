# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A document as its terms and where they stand: what every backend writes and every query meets."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cop.search import analysis
from cop.search.analysis import Term
from cop.search.compounds import Lexicon
from cop.search.documents import Document, in_language

TITLE = 3
"""How many times a word of the title counts (DESIGN.md §5)."""
GAP = 10
"""Places between two passages, so that no phrase runs from one into the other."""
MOST = 60_000
"""Words of one document that are looked at."""


@dataclass
class Analysed:
    """The terms of a document, by the language they are in."""

    document: Document
    title: list[Term]
    fields: dict[str, list[tuple[int, Term]]] = field(default_factory=lambda: defaultdict(list))
    length: int = 0
    words: set[tuple[str, str]] = field(default_factory=set)
    """The words as they were written, in lower case, with their language."""

    def positions(self, language: str, term: str) -> Sequence[int]:
        """Where a term stands; the title comes first."""
        return [at for at, terms in self.fields.get(language, ()) if term in terms]

    @property
    def title_terms(self) -> str:
        """The title's terms in one line: blanks between words, bars between a word's terms."""
        return " ".join("|".join(terms) for terms in self.title)


def analysed(document: Document, lexicon: Lexicon) -> Analysed:
    """Take a document apart into terms."""
    own = document.language
    made = Analysed(document, analysis.terms(document.title, own, lexicon))
    made.fields[own] = list(enumerate(made.title))
    made.length = (TITLE - 1) * len(made.title)
    at = len(made.title)
    for text, language in _texts(document):
        at += GAP
        for word, _start, _end in analysis.words(text):
            if at >= MOST:
                break
            made.fields[language].append((at, analysis.term(word, language, lexicon)))
            at += 1
            if word.isalpha():
                made.words.add((word.lower(), language))
    made.words |= {(word.lower(), own) for word, _s, _e in analysis.words(document.title)}
    made.length += sum(map(len, made.fields.values()))
    return made


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    yield document.labels, document.language
    for passage in document.passages:
        yield passage.text, in_language(passage, document.language).language
