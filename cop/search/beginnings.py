# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How a name in the database is found by how its words begin, whatever accents it has.

Neither database can fold accents by itself, but both know regular expressions: what is made here
means the same to SQLite, where Python reads it, and to PostgreSQL.
"""

import re
from collections import defaultdict
from functools import cache

from cop.search.analysis import fold

SIGNS = range(0x180)
"""The Latin letters and their accented forms."""


def pattern(word: str) -> str:
    """What matches a text with a word that begins like this one, which is folded."""
    letters = _folded().findall(word)
    first, rest = _ways(letters[0]), "".join(map(_ways, letters[1:]))
    # Python is twice as fast where a class of signs stands in front.
    return rf"{first}(?<!\w.){rest}" if len(letters[0]) == 1 else rf"(?<!\w){first}{rest}"


def _ways(letters: str) -> str:
    """Every way to write one or two letters."""
    spelt = "".join(_class(letter) for letter in letters)
    return f"({spelt}|{_class(letters)})" if len(letters) > 1 else spelt


def _class(letters: str) -> str:
    return f"[{_written()[letters]}]" if letters in _written() else re.escape(letters)


@cache
def _written() -> dict[str, str]:
    """By what they are when folded (a letter, or two: ß is ss) the signs that are that."""
    found: dict[str, str] = defaultdict(str)
    for sign in map(chr, SIGNS):
        if sign.isalpha():
            found[fold(sign)] += sign
    return dict(found)


@cache
def _folded() -> re.Pattern[str]:
    """One or two letters of a folded word that may have been one sign."""
    return re.compile("|".join([*(each for each in _written() if len(each) > 1), "."]))
