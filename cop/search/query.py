# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody typed: words, phrases, what must not be there, and filters with a colon.

Whatever is typed gives words, phrases, filters or nothing, never an error; what costs more than
it tells is cut before it is looked at (SECURITY.md).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cop.search import analysis, clauses
from cop.search.clauses import Clauses
from cop.search.compounds import NOTHING, Lexicon

MOST_WORDS = 10
MOST_FILTERS = 10
OPERATORS = ("AND", "OR")
"""Words of other engines; here "and" goes without saying."""
LONGEST = 200
"""Characters of a query."""

PREFIXES = {
    "theme": "thema thème theme",
    "kind": "soort sorte genre art kind type",
    "organisation": "gemeente organisatie commune organisation gemeinde municipality town",
    "author": "door par von by author auteur",
    "group": "groep groupe gruppe group",
    "language": "taal langue sprache language lang",
    "state": "is est ist state status",
    "since": "sinds depuis seit since",
    "until": "tot jusque bis until",
}
"""Before a colon, in any of the four languages."""
_NAMES = {analysis.fold(each): name for name, all_ in PREFIXES.items() for each in all_.split()}
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"') | {"\x00": " "})
_PIECE = re.compile(
    r"(?P<minus>(?<!\S)[-\u2013\u2212])?(?:(?P<name>[^\W\d_]+):(?=[\w\"'\u2019]))?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)

_WRITTEN = "|".join(each for all_ in PREFIXES.values() for each in all_.split())
_BLANK = re.compile(rf"(?<!\w)({_WRITTEN}):\s+(?=[\w\"'\u2019])", re.I)
"""The name of a filter with a blank behind its colon."""


@dataclass(frozen=True)
class Asked:
    """The parts of a query."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    """Names of PREFIXES with what was asked for; after a minus what must not be."""
    prefixes: tuple[str, ...] = ()
    """How the name of each filter was written."""
    cut: bool = False
    """Whether it was longer than what is looked for."""
    language: str = "nl"
    """In which it is probably written."""
    all_words: tuple[str, ...] = ()
    """With the small ones and those of phrases, as a title would have them."""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for at all."""
        return not self.words and not self.phrases and not self.filters

    @property
    def every(self) -> list[str]:
        """Every word that is looked for, also those of phrases."""
        return [*self.words, *(word for phrase in self.phrases for word in phrase)]

    @property
    def several(self) -> bool:
        """Whether there are words that can be left out."""
        return len(self.words) + len(self.phrases) > 1

    def clauses(self, language: str, lexicon: Lexicon = NOTHING) -> Clauses:
        """The query in the terms of one language."""
        words = (clauses.word(word, language, lexicon) for word in self.words)
        phrases = (clauses.phrase(phrase, language) for phrase in self.phrases)
        barred = (
            clauses.phrase(each, language)
            if len(each) > 1
            else clauses.Need(((analysis.stem(each[0], language),),))
            for each in self.without
        )
        titled = tuple(analysis.term(word, language, lexicon) for word in self.all_words)
        return Clauses(language, tuple(dict.fromkeys((*words, *phrases))), tuple(barred), titled)


def read(text: str, language: str) -> Asked:
    """Take a query apart; small words ("how", "the") count in phrases, or if all are small."""
    given = _BLANK.sub(r"\1:", _visible(text[:LONGEST].translate(_QUOTES)))
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    filters: list[tuple[str, str]] = []
    prefixes: list[str] = []
    all_words: list[str] = []
    for minus, name, found, prefix in _pieces(given):
        parts = tuple(_words(found))
        if name:
            sign = "-" if minus else ""
            filters.append((sign + name, found.strip()))
            prefixes.append(sign + prefix)
        elif minus:
            without += [parts] if parts else []
        elif found.startswith('"'):
            phrases += [parts] if parts else []
            all_words += parts
        elif found.strip(":") not in OPERATORS:
            words += parts
            all_words += parts
    telling = analysis.telling(words, language)
    kept = list(dict.fromkeys(telling))[:MOST_WORDS]
    room = max(1, MOST_WORDS - len(kept))
    cut = len(text) > LONGEST or len(set(telling)) > len(kept)
    cut = cut or len(phrases) > room or any(len(each) > MOST_WORDS for each in phrases)
    return Asked(
        words=tuple(kept),
        phrases=tuple(each[:MOST_WORDS] for each in phrases[:room]),
        without=tuple(each[:MOST_WORDS] for each in without[:MOST_WORDS]),
        filters=tuple(filters[:MOST_FILTERS]),
        prefixes=tuple(prefixes[:MOST_FILTERS]),
        cut=cut,
        language=analysis.guessed(words, language),
        all_words=tuple(all_words[: 2 * MOST_WORDS]),
    )


def _pieces(text: str) -> Iterator[tuple[bool, str, str, str]]:
    """Whether a piece must not be there, its filter, what it is about, and the filter as written.

    A word before a colon that names no filter is a word.
    """
    for match in _PIECE.finditer(text):
        minus, prefix = bool(match["minus"]), match["name"] or ""
        name = _NAMES.get(analysis.fold(prefix), "")
        phrase, word = match["phrase"], match["word"] or ""
        if name:
            yield minus, name, word if phrase is None else phrase, prefix
        elif phrase is None:
            yield minus, "", f"{prefix}:{word}", ""
        else:
            yield from [(minus, "", prefix, "")] if prefix else []
            yield minus, "", f'"{phrase}', ""


def _visible(text: str) -> str:
    """The text without signs that nobody sees, such as marks of direction."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Cc"))


def _words(text: str) -> Iterable[str]:
    return (word for word, _start, _end in analysis.words(text))
