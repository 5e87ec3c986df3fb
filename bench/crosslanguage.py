# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How well a query finds documents in another language, with its words alone and by the glossary.

    python -m bench.crosslanguage FOLDER

The folder holds docs_nl.jsonl.gz (id, title, body) and queries_nl.jsonl.gz (query, and rel: the
gain of each id) and so on, of documents that have the same id in every language.
"""

import gzip
import json
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

from cop.search import analysis, glossary

PAIRS = [("nl", "fr"), ("fr", "nl"), ("de", "nl")]
BEST = 10
TITLE = 3


@dataclass(frozen=True)
class Figures:
    """The nDCG@10 of the queries of one language on the documents of another."""

    language: str
    into: str
    queries: int
    plain: float
    expanded: float
    known: float
    """The share of the queries of which a word is in the glossary."""


def measure(folder: Path, pairs: Sequence[tuple[str, str]] = PAIRS) -> list[Figures]:
    """The figures of each pair of languages."""
    return [_figures(folder, language, into) for language, into in pairs]


def _figures(folder: Path, language: str, into: str) -> Figures:
    index = _index(_read(folder / f"docs_{into}.jsonl.gz"), into)
    plain, expanded, known = [], [], 0
    for asked in _read(folder / f"queries_{language}.jsonl.gz"):
        words = _telling(asked["query"], language)
        found = glossary.expansions(words, language, into)
        known += any(each.known for each in found)
        literal = [_literal(word, language, into) for word in words]
        phrases = [phrase for each in found for phrase in _phrases(each, language, into)]
        plain.append(_ndcg(_search(index, literal), asked["rel"]))
        expanded.append(_ndcg(_search(index, phrases), asked["rel"]))
    asked_for = len(plain)
    return Figures(
        language, into, asked_for, sum(plain) / asked_for, sum(expanded) / asked_for,
        known / asked_for,
    )  # fmt: skip


def _telling(query: str, language: str) -> list[str]:
    """Without the small words, of which a French one may be common in Dutch too."""
    return analysis.telling([word for word, _start, _end in analysis.words(query)], language)


def _read(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _index(documents: Iterator[dict[str, Any]], language: str) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, body)")
    index.executemany(
        "INSERT INTO texts VALUES (?, ?, ?)",
        ([each["id"], *(_stemmed(each[part], language) for part in ("title", "body"))]
         for each in documents),
    )  # fmt: skip
    return index


def _stemmed(text: str, language: str) -> str:
    return " ".join(analysis.stems(text, language))


def _phrase(words: Sequence[str], language: str) -> str:
    return f'"{_stemmed(" ".join(words), language)}"'


def _literal(word: str, language: str, into: str) -> str:
    """A word as it is stemmed in either language: a name may be in both."""
    return " OR ".join(sorted({_phrase([word], into), _phrase([word], language)}))


def _phrases(expansion: glossary.Expansion, language: str, into: str) -> list[str]:
    if expansion.known:
        return [_phrase(words, into) for words in expansion.phrases]
    return [_literal(word, language, into) for word in expansion.words]


def _search(index: sqlite3.Connection, phrases: Sequence[str]) -> list[str]:
    """The ids of the best documents with any of the phrases."""
    rows = index.execute(
        "SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 0, ?, 1) LIMIT ?",
        [" OR ".join(dict.fromkeys(phrases)), TITLE, BEST],
    )
    return [row[0] for row in rows]


def _ndcg(found: Sequence[str], relevant: Mapping[str, float]) -> float:
    ideal = sorted(relevant.values(), reverse=True)[:BEST]
    return _gain([relevant.get(each, 0) for each in found]) / _gain(ideal)


def _gain(gains: Sequence[float]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))


def main() -> None:
    """Print the figures of each pair of languages."""
    for each in measure(Path(sys.argv[1])):
        print(
            f"{each.language} → {each.into}: nDCG@{BEST} {each.plain:.3f} with the words alone,"
            f" {each.expanded:.3f} with the glossary, which knows words of {each.known:.0%}"
            f" of {each.queries} queries"
        )


if __name__ == "__main__":
    main()
