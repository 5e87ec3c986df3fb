# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Postings in PostgreSQL: a tsvector of our own terms with a GIN index, beside the filters.

Any number of web processes and workers share it. Terms carry their language ("nl:berm"), and the
words of the title the weight A.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import bindparam, cast, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, insert
from sqlalchemy.types import Integer, String

from cop.db import db, read
from cop.lately import Lately
from cop.search import sets
from cop.search.analysed import TITLE, Analysed
from cop.search.backends.contract import Postings, Weights
from cop.search.builds import Build
from cop.search.clauses import Clauses, Need
from cop.search.columns import Columns
from cop.search.models import SearchDocument as Row
from cop.search.models import SearchTerm
from cop.search.sets import Ids

LAST = 16_383
"""The last place that a tsvector can note (PostgreSQL, "Text Search Limitations")."""
MOST_PLACES = 255
"""How many places it keeps of one word."""
ROOM = 1_040_000
"""Bytes that it may take."""
POOL = 1_000
"""How many of what was found are ranked by PostgreSQL; a common word is in many more."""
KEPT = 16_000_000
"""Bytes of what queries were found to be in that a process keeps."""
OTHERS_THAN_TITLES = "{0.3, 0.3, 0.3, 1.0}"
"""What a word in the text weighs beside one in the title, for `ts_rank`."""

_QUERY = cast(bindparam("query", type_=String()), TSQUERY())
_IDS = bindparam("ids", type_=ARRAY(Integer()))
_OF_BUILD = Row.build_id == bindparam("build")
_AMONG_ALL = Row.build_id + 0 == bindparam("build")
"""The same, so that PostgreSQL begins with the words and not with the build."""
_ANY_ID = Row.contribution_id == func.any(_IDS)
_HAVING = {
    column: select(Row.contribution_id).where(_AMONG_ALL, column.op("@@")(_QUERY))
    for column in (Row.terms, Row.titles)
}
"""What has a query in its text, or in its title."""
_NEWER = {
    column: select(Row.contribution_id, column.op("@@")(_QUERY).label("has")).where(
        _OF_BUILD, Row.serial > bindparam("serial")
    )
    for column in _HAVING
}
"""The same of what was written since."""
_RANKED = (
    select(Row.contribution_id)
    .where(_OF_BUILD, _ANY_ID)
    .order_by(
        func.ts_rank(text(f"'{OTHERS_THAN_TITLES}'::float4[]"), Row.terms, _QUERY).desc(),
        Row.contribution_id.desc(),
    )
    .limit(bindparam("most"))
)
_PLACES = text(
    "SELECT d.contribution_id, u.lexeme, u.positions,"
    " cardinality(string_to_array(d.title_terms, ' ')) AS title, d.language"
    " FROM search_document d, unnest(ts_filter(setweight(setweight(d.terms, 'D'), 'C',"
    " CAST(:lexemes AS text[])), '{c}')) u"
    " WHERE d.build_id = :build AND d.contribution_id = ANY(:ids)"
)
"""Only the wanted lexemes get the weight C and are taken apart: a text has hundreds of others."""
_BY_WORDS = text("SET LOCAL enable_seqscan = off")
"""PostgreSQL 15 takes it for cheap to read every tsvector, each of which lies outside its row."""
_AS_BEFORE = text("SET LOCAL enable_seqscan = on")
_FREQUENCIES = select(SearchTerm.term, SearchTerm.documents).where(
    SearchTerm.build_id == bindparam("build"),
    SearchTerm.term == func.any(bindparam("terms", type_=ARRAY(String()))),
)

_SETS = Lately(KEPT, size=lambda kept: kept[1].bit_length() // 8 + 200)
"""What has a query, with the serial number up to which that was looked at."""


class Reader:
    """The rows of a build."""

    def __init__(self, build: Build, columns: Columns) -> None:
        self._build = build
        self._columns = columns
        self._read: dict[Any, Sequence[Any]] = {}

    def matching(self, clauses: Clauses, *, every: bool) -> Ids:
        if not clauses.needs:
            return 0
        return self._having(Row.terms, _query(clauses, every=every))

    def best(self, clauses: Clauses, found: Ids, most: int) -> list[int]:
        ids = sets.members(found)
        any_of = " | ".join(_lexeme(clauses.language, term) for term in clauses.terms)
        pool = ids if len(ids) <= POOL else self._pool(found, ids, any_of)
        given = {"build": self._build.id, "ids": pool, "query": any_of, "most": most}
        return list(read(_RANKED, given).scalars())

    def _pool(self, found: Ids, ids: Sequence[int], any_of: str) -> Sequence[int]:
        """Those with the words in the title, then the newest."""
        days = self._columns.numbers["day"]
        titled = sets.members(found & self._having(Row.titles, any_of))[::-1]
        newest = sorted(ids, key=days.__getitem__)[: -POOL - 1 : -1]
        return list(dict.fromkeys([*titled, *newest]))[:POOL]

    def weights(self, clauses: Clauses, ids: Sequence[int]) -> Weights:
        made: dict[int, dict[str, float]] = {id: {} for id in ids}
        for row in self._places(clauses, ids):
            title = row.title if row.language == clauses.language else 0
            inside = sum(place <= title for place in row.positions)
            made[row.contribution_id][row.lexeme[3:]] = len(row.positions) + (TITLE - 1) * inside
        return made

    def positions(self, clauses: Clauses, ids: Sequence[int]) -> Postings:
        made: dict[int, dict[str, Sequence[int]]] = {id: {} for id in ids}
        for row in self._places(clauses, ids):
            made[row.contribution_id][row.lexeme[3:]] = row.positions
        return made

    def _places(self, clauses: Clauses, ids: Sequence[int]) -> Sequence[Any]:
        """Where terms stand, read once for their weights and positions."""
        key = clauses, tuple(ids)
        if key not in self._read:
            lexemes = [f"{clauses.language}:{term}" for term in clauses.terms]
            given = {"build": self._build.id, "ids": list(ids), "lexemes": lexemes}
            self._read = {key: read(_PLACES, given).all()}
        return self._read[key]

    def frequencies(self, clauses: Clauses) -> Mapping[str, int]:
        terms = [f"{clauses.language}:{term}" for term in clauses.terms]
        found: dict[str, int] = defaultdict(int)
        for row in read(_FREQUENCIES, {"build": self._build.id, "terms": terms}):
            found[row.term[3:]] = row.documents
        return found

    def _having(self, column: Any, query: str) -> Ids:
        """What has a query: a common word is in tens of thousands, so that is read once.

        Of what was asked for before only the newer rows are looked at.
        """
        key = self._build.token, column.key, query
        given = {"build": self._build.id, "query": query}
        serial, known = self._columns.serial, len(self._columns)
        since, ids = _SETS.get(key) or (None, 0)
        if since is None:
            ids = sets.of(read(_HAVING[column], given).scalars().all())
        elif since < serial:
            for row in read(_NEWER[column], given | {"serial": since}):
                bit = 1 << row.contribution_id
                ids = ids | bit if row.has else ids & ~bit
        _SETS.put(key, (serial, ids))
        return ids & ((1 << known) - 1)


class Postgres:
    """Keeps postings in the rows of `search_document`."""

    name = "postgres"

    @contextmanager
    def reader(self, build: Build, columns: Columns) -> Iterator[Reader]:
        db.session.execute(_BY_WORDS)
        yield Reader(build, columns)
        db.session.execute(_AS_BEFORE)

    def usable(self, build: Build, serial: int) -> bool:
        return True

    def reread(self) -> None:
        """PostgreSQL looks after its own files."""

    def begin(self, token: str) -> None:
        """The rows are all there is."""

    def write(
        self, build: Build, documents: Iterable[Analysed], gone: Iterable[int], serial: int
    ) -> None:
        for _each in documents:
            """The rows are written by whoever asks for this."""

    def columns(self, document: Analysed) -> dict[str, Any]:
        title = {document.document.language: list(enumerate(document.title))}
        return {
            "terms": _vector(document.fields, document.document.language, len(document.title)),
            "titles": _vector(title, "", 0),
        }

    def count(self, build_id: int, documents: Sequence[Analysed]) -> None:
        counts: Counter[str] = Counter()
        for each in documents:
            for language, places in each.fields.items():
                counts.update({f"{language}:{t}" for _at, terms in places for t in terms})
        rows = [{"build_id": build_id, "term": t, "documents": counts[t]} for t in sorted(counts)]
        if rows:
            adding = insert(SearchTerm)
            more = SearchTerm.documents + adding.excluded.documents
            upsert = adding.on_conflict_do_update(
                index_elements=["build_id", "term"], set_={"documents": more}
            )
            db.session.execute(upsert, rows)

    def forget(self, but: Collection[str]) -> None:
        """The rows of other builds are removed by whoever asks for this."""


def _vector(
    fields: Mapping[str, Sequence[tuple[int, Sequence[str]]]], titled: str, title: int
) -> str:
    """A tsvector as PostgreSQL reads it; places in the title of the document weigh A.

    Of what is too much for one, the words that come last are left out.
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for language, places in fields.items():
        for at, terms in places:
            place = f"{min(at + 1, LAST)}{'A' if language == titled and at < title else ''}"
            for term in terms:
                found[language, term].append(place)
    parts, room = list[str](), ROOM
    for (language, term), where in found.items():
        each = list(dict.fromkeys(where))[:MOST_PLACES]
        lexeme = _lexeme(language, term)
        room -= len(lexeme.encode()) + 2 * len(each) + 4
        if room < 0:
            break
        parts.append(f"{lexeme}:{','.join(each)}")
    return " ".join(parts)


def _query(clauses: Clauses, *, every: bool) -> str:
    wanted = (" & " if every else " | ").join(_need(clauses.language, n) for n in clauses.needs)
    barred = "".join(f" & !{_need(clauses.language, need)}" for need in clauses.without)
    return f"({wanted}){barred}"


def _need(language: str, need: Need) -> str:
    if need.phrase:
        return "(" + " <-> ".join(_lexeme(language, term) for term in need.ways[0]) + ")"
    ways = (" & ".join(_lexeme(language, term) for term in way) for way in need.ways)
    return "(" + " | ".join(f"({way})" for way in ways) + ")"


def _lexeme(language: str, term: str) -> str:
    quoted = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{language}:{quoted}'"
