# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Documents, queries, and which documents answer which query, read from a folder.

For each language the folder has `docs_nl.jsonl.gz`, of lines {"id", "lang", "title", "body"}, and
`queries_nl.jsonl.gz`, of lines {"qid", "query", "rel": {document: gain}, "split"}.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LANGUAGES = ("nl", "fr", "de", "en")


@dataclass(frozen=True)
class Document:
    """One text that can be found."""

    id: str
    language: str
    title: str
    body: str


@dataclass(frozen=True)
class Query:
    """What somebody types, and how much each document that answers it gains."""

    id: str
    text: str
    gains: Mapping[str, float]
    split: str = ""


@dataclass(frozen=True)
class Collection:
    """The documents and the queries of one language."""

    language: str
    documents: tuple[Document, ...]
    queries: tuple[Query, ...]


def read(folder: Path, language: str) -> Collection:
    """The collection of a language."""
    documents = (
        Document(each["id"], each["lang"], each["title"], each["body"])
        for each in _lines(folder / f"docs_{language}.jsonl.gz")
    )
    queries = (
        Query(each["qid"], each["query"], each["rel"], each["split"])
        for each in _lines(folder / f"queries_{language}.jsonl.gz")
    )
    return Collection(language, tuple(documents), tuple(queries))


def _lines(file: Path) -> Iterator[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
