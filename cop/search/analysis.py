# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One analysis of text for index and query: folded, lower case, stemmed in its language.

A word stands in the index as what it is and, in Dutch and German, as what it is made of:
"bermbeheer" is found by "berm" and by "beheer". Nothing here reads anything: the same text gives
the same terms on every backend.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import TypeAlias

import snowballstemmer

from cop.search import irregular
from cop.search.compounds import NOTHING, Lexicon

LANGUAGES = {"nl": "dutch", "fr": "french", "de": "german", "en": "english"}
LONGEST = 64
"""Characters of a word that count."""

Term: TypeAlias = tuple[str, ...]
"""What stands in the index for one word: its stem, then the stems of its parts."""

_TOKEN = re.compile(
    # Without bounds, looking for the @ from each of the letters of "a.a.a." takes their square.
    r"(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"|(?:https?://(?:www\.)?|\bwww\.)(?P<host>[\w.-]+\w)"
    r"|(?P<word>[^\W_]+)"
)
_OF_ADDRESSES = ("@", "://", "www.")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_PART = re.compile(r"[^\W_]+")
_STEMMERS = {code: snowballstemmer.stemmer(name) for code, name in LANGUAGES.items()}
# A stemmer keeps the word it works on in itself, and web threads share it. With PyStemmer beside
# it, snowballstemmer gives the same algorithms in C, twenty times as fast.
_ONE_AT_A_TIME = Lock()

SMALL = irregular.SMALL
"""Words that texts in a language are full of, and that tell nothing of what they are about."""
OWN = 1.5
"""How many small words the reader's language is ahead when guessing in which a query is written."""


def words(text: str) -> Iterable[tuple[str, int, int]]:
    """Each word with where it begins and ends; an address of mail or the web is one word."""
    text = unicodedata.normalize("NFC", text)
    if not any(sign in text for sign in _OF_ADDRESSES):  # as most texts, and far quicker
        return [(match[0], *match.span()) for match in _PART.finditer(text)]
    return [(m[m.lastgroup or 0], m.start(), m.end()) for m in _TOKEN.finditer(text)]


def stems(text: str, language: str) -> list[str]:
    """The stems of a text in reading order."""
    return [stem(word, language) for word, _start, _end in words(text)]


def terms(text: str, language: str, lexicon: Lexicon = NOTHING) -> list[Term]:
    """For each word of a text, in reading order, the terms under which it is found."""
    return [term(word, language, lexicon) for word, _start, _end in words(text)]


@lru_cache(maxsize=100_000)
def term(word: str, language: str, lexicon: Lexicon = NOTHING) -> Term:
    """The stem of a word and those of its parts: of a compound, or of an address."""
    whole = stem(word, language)
    if word.isalpha():
        found = lexicon.parts(word.lower(), language)
        parts: Sequence[str] = found or lexicon.parts(whole, language)
    else:
        parts = _PART.findall(word) if "." in word else ()
    return tuple(dict.fromkeys([whole, *(stem(part, language) for part in parts)]))


def telling(words: Sequence[str], language: str) -> list[str]:
    """The words without the small ones of the language they are probably in.

    That is the reader's, unless there are more small words of another. Where all are small, all
    are kept: somebody means them.
    """
    likely = guessed(words, language)
    return [word for word in words if word.lower() not in SMALL[likely]] or list(words)


def guessed(words: Sequence[str], language: str) -> str:
    """The language a query is probably in: the reader's, unless its small words say otherwise."""
    lowered = [word.lower() for word in words]
    small = {code: sum(word in SMALL[code] for word in lowered) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: small[code] + OWN * (code == language))


def languages_from(first: str) -> tuple[str, ...]:
    """All languages, this one first."""
    return (first, *(code for code in LANGUAGES if code != first))


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """A word as it stands in the index: Snowball stem of the language, accents folded.

    https://snowballstem.org, and before it a table of what Snowball misses; an unknown language
    is only folded.
    """
    lowered = word.lower()[:LONGEST]
    stemmer = _STEMMERS.get(language)
    if stemmer is None or not lowered.isalpha():
        return fold(lowered)
    regular = irregular.regular(lowered, language)
    with _ONE_AT_A_TIME:
        stemmed = stemmer.stemWord(regular)
    small = SMALL[language]
    # "bijen" (bees) is not "bij" (near): a word that is not small keeps away from those that are.
    return fold(lowered if stemmed in small and lowered not in small else stemmed)


@cache
def irregular_forms(language: str) -> dict[str, frozenset[str]]:
    """By its stem, how a word may be written that follows no rule, without accents."""
    found: dict[str, set[str]] = {}
    for form in irregular.forms(language):
        found.setdefault(stem(form, language), set()).add(fold(form))
    return {term: frozenset(forms) for term, forms in found.items()}


def fold(word: str) -> str:
    """The word in lower case without accents."""
    lowered = word.lower()[:LONGEST]
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return letters[:LONGEST] or lowered  # one ligature may be eighteen letters, and a mark none
