# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody typed: words and phrases, made into a query that costs little (SECURITY.md)."""

import re
from dataclasses import dataclass

from whoosh import query as q

from cop.search import analysis

MOST_WORDS = 10
LONGEST = 200
_PHRASE = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Asked:
    """The words and phrases of a query; more than ten words are left out, and said so."""

    words: list[str]
    phrases: list[list[str]]
    cut: bool

    @property
    def empty(self) -> bool:
        return not self.words and not self.phrases

    @property
    def every(self) -> list[str]:
        """Every word, also those of phrases."""
        return [*self.words, *(word for phrase in self.phrases for word in phrase)]

    def stems(self, language: str) -> set[str]:
        """Every wanted stem, to mark in passages."""
        return {analysis.stem(w, language) for w in self.every} | {
            analysis.fold(w) for w in self.every
        }


def read(text: str, language: str) -> Asked:
    """Take a query apart; whatever is typed gives words, phrases or nothing, never an error.

    Small words ("how", "the") count in phrases only, unless there is nothing else.
    """
    given = text[:LONGEST].replace("\x00", " ")
    phrases = [_words(phrase) for phrase in _PHRASE.findall(given)]
    words = analysis.telling(_words(_PHRASE.sub(" ", given)), language)
    kept = words[:MOST_WORDS]
    room = MOST_WORDS - len(kept)
    whole = [phrase[:MOST_WORDS] for phrase in phrases if phrase][: max(room, 1)]
    cut = len(text) > LONGEST or len(words) > MOST_WORDS or len(whole) < len(phrases)
    return Asked(kept, whole, cut)


def every_word(asked: Asked, language: str) -> q.Query:
    """All words and phrases must be there."""
    parts = [_word(word, language) for word in asked.words]
    return q.And(parts + [_phrase(phrase, language) for phrase in asked.phrases])


def some_words(asked: Asked, language: str) -> q.Query:
    """Any of the words, for when all of them give nothing."""
    parts = [_word(word, language) for word in asked.words]
    return q.Or(parts + [_phrase(phrase, language) for phrase in asked.phrases])


def narrowed(found: q.Query, kinds: list[str], theme: str) -> q.Query:
    """Only of these kinds and this theme."""
    parts = [found]
    if kinds:
        parts.append(q.Or([q.Term("kind", kind) for kind in kinds], boost=0.0))
    if theme:
        parts.append(q.Term("theme", theme, boost=0.0))
    return q.And(parts)


def _words(text: str) -> list[str]:
    return [word for word, _start, _end in analysis.words(text)]


def _word(word: str, language: str) -> q.Query:
    """In a text of any language; the stem of the reader's own weighs most."""
    first, *others = stems(word, language)
    own = q.Term("words", first)
    return q.Or([own, *(q.Term("words", stem, boost=0.7) for stem in others)]) if others else own


def stems(word: str, language: str) -> list[str]:
    """The different stems of a word, the reader's language first."""
    others = [code for code in analysis.LANGUAGES if code != language]
    found = [analysis.stem(word, code) for code in (language, *others)]
    return list(dict.fromkeys([*found, analysis.fold(word)]))


def _phrase(words: list[str], language: str) -> q.Query:
    ways = [tuple(analysis.stem(word, code) for word in words) for code in analysis.LANGUAGES]
    return q.Or([q.Phrase("words", list(way)) for way in dict.fromkeys(ways)])
