# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Engines of others, each set up as well as its own means allow.

What was tried is told beside each engine as the mean nDCG@10 of the four languages, on 1,500
queries each (Whoosh, which is slow: on 250, or 500 where two figures were close), on help pages
of an office suite whose text begins with their title.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Sequence
from weakref import finalize

import sqlalchemy
from sqlalchemy import Connection, NullPool, text
from whoosh.analysis import Analyzer, LanguageAnalyzer, StandardAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import MultifieldParser, OrGroup
from whoosh.qparser.plugins import WhitespacePlugin
from whoosh.scoring import BM25F

from bench.relevance.collection import Document
from bench.relevance.metrics import FIRST

Search = Callable[[str], list[str]]
"""Answers the ids of the documents found for what somebody types, the best first."""
Make = Callable[[Sequence[Document]], Search]
"""Takes in the documents of one language and answers how to search them."""

POSTGRES = "COP_TEST_DATABASE_URL"
"""The variable with the address of the server, as `python -m tests.postgres` sets it."""
CONFIGURATIONS = {"nl": "dutch", "fr": "french", "de": "german", "en": "english"}
WORD = re.compile(r"\w+")


def whoosh_standard(documents: Sequence[Document]) -> Search:
    """Whoosh with the analyzer that it takes when told nothing, which knows no language."""
    return _whoosh(documents, StandardAnalyzer())


def whoosh_stemmed(documents: Sequence[Document]) -> Search:
    """Whoosh with its stemmer and its list of small words of the language."""
    return _whoosh(documents, LanguageAnalyzer(documents[0].language))


# With the standard analyzer. Weights of the title: .25 .597, .5 .605, 1 .567, 2 .509, 3 .484,
# 5 .459. OrGroup .567, OrGroup.factory(0.9) .571. With the title at .5, length and repetition:
# B .75 K1 1.2 (its own) .605; B .5: K1 1.2 .624, 1.5 .616, 2 .605; B .3: K1 .6 .635, .9 .636,
# 1.2 .635, 1.5 .633; B .2 K1 .9 .640; B .1 K1 .9 .641. With the language analyzer the order is the
# same (title .5 .654, 1 .637; B .3 K1 .9 .689, B .2 .690, B .1 .688). Whoosh's query syntax instead
# of plain words changes nothing.
TITLE_WHOOSH = 0.5
RANKING_WHOOSH = BM25F(B=0.2, K1=0.9)


def _whoosh(documents: Sequence[Document], analyzer: Analyzer) -> Search:
    schema = Schema(id=ID(stored=True), title=TEXT(analyzer), body=TEXT(analyzer))
    index = RamStorage().create_index(schema)
    writer = index.writer(limitmb=256)
    for each in documents:
        writer.add_document(id=each.id, title=each.title, body=each.body)
    writer.commit()
    searcher = index.searcher(weighting=RANKING_WHOOSH)
    parser = MultifieldParser(
        ["title", "body"],
        schema,
        {"title": TITLE_WHOOSH},
        group=OrGroup.factory(0.9),
        plugins=[WhitespacePlugin],
    )

    def find(query: str) -> list[str]:
        return [hit["id"] for hit in searcher.search(parser.parse(query), limit=FIRST)]

    return find


# Weights of the title: 1 .566, 2 .573, 3 .576, 5 .581, 10 .587, 15 .589, 20 .589.
TITLE_FTS5 = 20.0


def fts5(documents: Sequence[Document]) -> Search:
    """SQLite's full-text search: words without accents, not stemmed, ranked by BM25."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE document USING fts5"
        "(id UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2')"
    )
    rows = ((each.id, each.title, each.body) for each in documents)
    connection.executemany("INSERT INTO document VALUES (?, ?, ?)", rows)
    found = (
        "SELECT id FROM document WHERE document MATCH ? "
        "ORDER BY bm25(document, 0, ?, 1), rowid LIMIT ?"
    )

    def find(query: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in WORD.findall(query))
        rows = connection.execute(found, (words, TITLE_FTS5, FIRST)) if words else ()
        return [id for [id] in rows]

    finalize(find, connection.close)
    return find


# Weights of the text beside 1 for the title: .1 .558, .2 .582, .3 .603, .4 .626, .5 .652, .6 .651,
# .7 .643, 1 .560. Divided by the length's logarithm (normalisation 1): .37 to .51, so it is not.
WEIGHTS_POSTGRES = [0.5, 0.5, 0.5, 1.0]
INSERT = """
INSERT INTO document (id, words)
SELECT :id, setweight(to_tsvector(language, :title), 'A')
         || setweight(to_tsvector(language, :body), 'D')
FROM CAST(:configuration AS regconfig) AS language
"""
# The query's words are joined by "or" after PostgreSQL has read and quoted them.
SELECT = """
SELECT id
FROM document, CAST(replace(
    CAST(plainto_tsquery(CAST(:configuration AS regconfig), :typed) AS text), ' & ', ' | '
) AS tsquery) AS query
WHERE words @@ query
ORDER BY ts_rank(CAST(:weights AS real[]), words, query, 0) DESC, number
LIMIT :first
"""


def postgres(documents: Sequence[Document]) -> Search:
    """PostgreSQL's full-text search in its configuration of the language, ranked by ts_rank."""
    connection = _connected()
    configuration = CONFIGURATIONS[documents[0].language]
    rows = [
        {"id": each.id, "title": each.title, "body": each.body, "configuration": configuration}
        for each in documents
    ]
    connection.execute(
        text("CREATE TEMPORARY TABLE document (number serial, id text, words tsvector)")
    )
    connection.execute(text(INSERT), rows)
    connection.execute(text("CREATE INDEX ON document USING gin (words)"))
    connection.execute(text("ANALYZE document"))
    same = {"configuration": configuration, "weights": WEIGHTS_POSTGRES, "first": FIRST}

    def find(query: str) -> list[str]:
        return list(connection.scalars(text(SELECT), same | {"typed": query}))

    finalize(find, connection.close)
    return find


def _connected() -> Connection:
    if not (address := os.environ.get(POSTGRES)):
        raise SystemExit(
            "PostgreSQL is not running: use make bench-search, or put "
            "`python -m tests.postgres --` before the command."
        )
    engine = sqlalchemy.create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    return engine.connect()
