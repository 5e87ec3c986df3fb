# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One analysis of text for index and query: folded, lower case, stemmed in its language."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock

import snowballstemmer
from whoosh.lang.stopwords import stoplists

LANGUAGES = {"nl": "dutch", "fr": "french", "de": "german", "en": "english"}
_PART = re.compile(r"[^\W_]+")
_STEMMERS = {code: snowballstemmer.stemmer(name) for code, name in LANGUAGES.items()}
# A stemmer keeps the word it works on in itself, and web threads share it.
_ONE_AT_A_TIME = Lock()
LONGEST = 64
"""Characters of a word that count."""

_ASKING = {
    "nl": "waar waarom wanneer welk welke hoeveel wij we onze jullie hoe doe doet gaat bij",
    "fr": "comment quel quelle quels quelles quand pourquoi combien où",
    "de": "warum wann wieviel wieviele welche eure unsere",
    "en": "anyone anybody",
}
SMALL = {code: frozenset([*stoplists[code], *_ASKING[code].split()]) for code in LANGUAGES}
"""Words that questions in a language are full of, and that tell nothing of what they are about."""
OWN = 1.5
"""How many small words the reader's language is ahead when guessing in which a query is written."""


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word with where it begins and ends."""
    for match in _PART.finditer(unicodedata.normalize("NFC", text)):
        yield match[0], match.start(), match.end()


def stems(text: str, language: str) -> list[str]:
    """The stems of a text in reading order."""
    return [stem(word, language) for word, _start, _end in words(text)]


def telling(words: Sequence[str], language: str) -> list[str]:
    """The words without the small ones of the language they are probably in.

    That is the reader's, unless there are more small words of another. Where all are small, all
    are kept: somebody means them.
    """
    small = {code: {word for word in words if word.lower() in SMALL[code]} for code in LANGUAGES}
    likely = max(LANGUAGES, key=lambda code: len(small[code]) + OWN * (code == language))
    return [word for word in words if word not in small[likely]] or list(words)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """A word as it stands in the index: Snowball stem of the language, accents folded.

    https://snowballstem.org; an unknown language is only folded.
    """
    lowered = word.lower()[:LONGEST]
    if stemmer := _STEMMERS.get(language):
        with _ONE_AT_A_TIME:
            lowered = stemmer.stemWord(lowered)
    return fold(lowered)


def fold(word: str) -> str:
    """The word without accents."""
    if word.isascii():
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", word.lower()[:LONGEST])
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
