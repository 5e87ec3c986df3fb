# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The labels of the glossaries in `data/`, found by how they begin.

A web process has little memory to spare, so they are kept as the bytes of the files, with a list
of how the labels of a language begin, made when somebody first asks in it. Stems are not in it:
to stem all labels takes a second.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from cop.search import analysis

FOLDER = Path(__file__).parent / "data"
FILES = ("glossary-own.tsv", "species.tsv", "glossary.tsv")
"""Their labels are given in this order."""
LANGUAGES = tuple(analysis.LANGUAGES)
"""The columns of the files, in which labels are separated by |."""
BEGINNING = 3
"""Letters in which words with the same stem agree, at the least."""
ENDING = 5
"""Letters that a word may be longer than its stem."""
_TWICE = re.compile(r"(.)\1")
_SOFT = str.maketrans("vz", "fs")

Words: TypeAlias = tuple[str, ...]


def beginning(words: Words, language: str) -> set[tuple[int, str]]:
    """The labels that begin like the first word, or like two as one, and where their lines are."""
    found: set[tuple[int, str]] = set()
    for told in {words[0], "".join(words)}:
        word, stem = _plain(told), _plain(analysis.stem(told, language))
        shared = max(BEGINNING, len(stem) - 1)
        longest = max(len(word), len(stem) + ENDING)
        for begun in filter(None, {stem[:shared], word[:shared]}):
            found.update(_beginnings(language, begun, longest))
    return found


def _beginnings(language: str, begun: str, longest: int) -> Iterator[tuple[int, str]]:
    index, wanted = _index(language), begun.encode()
    at = _first(index, wanted)
    while index.startswith(wanted, at):
        stop = index.index(b"\n", at)
        first, label, line = index[at:stop].decode().split("\t")
        if len(first) <= longest:
            yield int(line), label
        at = stop + 1


def _first(index: bytes, wanted: bytes) -> int:
    """Where the first line begins that is not before what is wanted, or else the last."""

    def after(at: int) -> int:
        return index.find(b"\n", at) + 1

    last = index.rfind(b"\n", 0, -1)
    places = range(max(last, 0))
    at = bisect_left(places, wanted, key=lambda at: index[after(at) : after(at) + len(wanted)])
    return after(at)


@cache
def _index(language: str) -> bytes:
    """Lines of how a label begins, the label, and where in the glossaries it is; sorted."""
    if language not in LANGUAGES:
        return b"\n"
    column, begun, at = LANGUAGES.index(language), [], 0
    for line in _text().splitlines():
        for label in filter(None, line.decode().split("\t")[column].split("|")):
            begun += [f"{_plain(words[0])}\t{label}\t{at}" for words in spelt(label, language)]
        at += len(line) + 1
    return "\n".join(["", *sorted(begun), ""]).encode()


def cell(at: int, language: str) -> list[str]:
    """The labels in one language of the line that begins here."""
    line = _text()[at : _text().index(b"\n", at)].decode()
    return list(filter(None, line.split("\t")[LANGUAGES.index(language)].split("|")))


@cache
def _text() -> bytes:
    """The lines of the glossaries without their headings."""
    return b"".join((FOLDER / name).read_bytes().split(b"\n", 1)[1] for name in FILES)


@lru_cache(maxsize=1_000)
def spelt(label: str, language: str) -> list[Words]:
    """The words of a label; if it has a hyphen, also as one word."""
    words = telling(split(label), language)
    ways = [words, ("".join(words),)] if "-" in label else [words]
    return ways if words else []


def telling(words: Sequence[str], language: str) -> Words:
    """The words without the small ones of the language; all where all are small."""
    small = analysis.SMALL.get(language, frozenset())
    return tuple(word for word in words if word.lower() not in small) or tuple(words)


def split(label: str) -> Words:
    """The words of a label as it is written."""
    return tuple(word for word, _start, _end in analysis.words(label))


def _plain(word: str) -> str:
    """The word so that its forms begin alike: boom and bomen, duif and duiven."""
    return _TWICE.sub(r"\1", analysis.fold(word.casefold()).translate(_SOFT))
