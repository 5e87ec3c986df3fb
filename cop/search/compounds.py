# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Dutch and German words are made of, learned from words that stand by themselves.

After Koehn and Knight, "Empirical Methods for Compound Splitting" (EACL 2003): of all ways to cut
a word into known words, the one whose parts occur most often on average (geometric mean), and
none when the word itself occurs more often.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cop.search.irregular import words_of

LINKS = {"nl": ("", "s", "en", "e", "n"), "de": ("", "s", "es", "n", "en", "er", "e")}
"""What may stand between two parts."""
SHORTEST = 4
"""Letters of a part, unless it is one of SHORT."""
SHORTER = 3
"""Letters of those."""
SHORT = {language: frozenset(words) for language, words in words_of("short").items()}
LONGEST = 40
MOST_PARTS = 3
NO_PARTS = {language: frozenset(words) for language, words in words_of("no_parts").items()}
"""Endings that look like words."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Words that may be parts of others, by language, with how often they occur."""

    words: Mapping[str, Mapping[str, int]]
    _known: dict[tuple[str, str], Sequence[str]] = field(default_factory=dict)

    def parts(self, word: str, language: str) -> Sequence[str]:
        """The words that a word in lower case is made of; none when it is no compound."""
        known = self.words.get(language)
        if not known or not SHORTEST + SHORTER <= len(word) <= LONGEST:
            return ()
        if (word, language) not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word, language] = _best(word, language, known)
        return self._known[word, language]


NOTHING = Lexicon({})
"""Knows no words, and so no compounds."""


def _best(word: str, language: str, known: Mapping[str, int]) -> Sequence[str]:
    best: Sequence[str] = ()
    most = float(known.get(word, 0))
    for parts in _ways(word, language, known, MOST_PARTS):
        mean = math.exp(sum(math.log(known[part]) for part in parts) / len(parts))
        if mean > most:
            best, most = parts, mean
    return best


def _ways(word: str, language: str, known: Mapping[str, int], most: int) -> Iterator[list[str]]:
    """Every way to cut a word into known words."""
    short, no_parts = SHORT[language], NO_PARTS[language]

    def may_be(part: str) -> bool:
        long_enough = len(part) >= SHORTEST or part in short
        return long_enough and part in known and part not in no_parts

    for at in range(SHORTER, len(word) - SHORTER + 1):
        rest = word[at:]
        last = may_be(rest)
        if not last and (most < 3 or len(rest) < SHORTEST + SHORTER):
            continue
        for link in LINKS[language]:
            first = word[: at - len(link)] if word[:at].endswith(link) else ""
            if may_be(first):
                if last:
                    yield [first, rest]
                if most > 2:
                    yield from ([first, *more] for more in _ways(rest, language, known, most - 1))
                break
