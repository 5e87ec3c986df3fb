# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One analysis of text for index and query: folded, lower case, stemmed in its language."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

import snowballstemmer

LANGUAGES = {"nl": "dutch", "fr": "french", "de": "german", "en": "english"}
_PART = re.compile(r"[^\W_]+")
_STEMMERS = {code: snowballstemmer.stemmer(name) for code, name in LANGUAGES.items()}
# A stemmer keeps the word it works on in itself, and web threads share it.
_ONE_AT_A_TIME = Lock()
LONGEST = 64
"""Characters of a word that count."""


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word with where it begins and ends."""
    for match in _PART.finditer(unicodedata.normalize("NFC", text)):
        yield match[0], match.start(), match.end()


def stems(text: str, language: str) -> list[str]:
    """The stems of a text in reading order."""
    return [stem(word, language) for word, _start, _end in words(text)]


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
    plain = unicodedata.normalize("NFKD", word.lower()[:LONGEST])
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
