# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is compared."""

from dataclasses import dataclass

from bench.relevance import ours, references
from bench.relevance.references import Make


@dataclass(frozen=True)
class System:
    """A way to search, that of others or our own."""

    name: str
    make: Make
    ours: bool = False


SYSTEMS = [
    System("Whoosh, standard analyzer", references.whoosh_standard),
    System("Whoosh, language analyzer", references.whoosh_stemmed),
    System("SQLite FTS5, unicode61, bm25", references.fts5),
    System("PostgreSQL, ts_rank", references.postgres),
    System("cop on Whoosh", ours.on_whoosh, ours=True),
    System("cop on PostgreSQL", ours.on_postgres, ours=True),
]
