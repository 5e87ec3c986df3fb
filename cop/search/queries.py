# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An open index and who asks: the index gives ids, the database says which may be read."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial, reduce
from heapq import nlargest
from operator import or_
from typing import Any, TypeAlias

from sqlalchemy import bindparam, func, select

from cop import clock
from cop.contributions import rows
from cop.contributions.models import Contribution
from cop.contributions.prepared import run
from cop.contributions.queries import visible_to
from cop.db import Rows, read
from cop.people.models import Person
from cop.people.queries import readable_groups
from cop.search import builds, clauses, columns, documents, filters, ranking, sets
from cop.search.analysed import Analysed, analysed
from cop.search.analysis import LANGUAGES
from cop.search.backends import Reader, chosen
from cop.search.builds import Build
from cop.search.clauses import Clauses
from cop.search.columns import Columns
from cop.search.documents import Passage, in_language
from cop.search.filters import Restriction
from cop.search.models import IndexJob
from cop.search.models import SearchDocument as Row
from cop.search.query import Asked
from cop.search.sets import Ids

Matches: TypeAlias = list[tuple[Clauses | None, Ids]]
"""What was looked for in each language, and what has it."""
PENDING = 20
"""Results that changed since they were indexed and are looked at once more."""

_PENDING = (
    select(func.coalesce(Contribution.part_of_id, IndexJob.contribution_id))
    .select_from(IndexJob)
    .outerjoin(Contribution, Contribution.id == IndexJob.contribution_id)
    .distinct()
)
_PASSAGES = select(Row.contribution_id, Row.language, Row.passages).where(
    Row.build_id == bindparam("build"), Row.contribution_id.in_(bindparam("ids", expanding=True))
)


class Search:
    """An open index and a reader: what this person may find."""

    def __init__(self, person: Person | None, build: Build, known: Columns, reader: Reader) -> None:
        self.person, self.build, self.columns, self.reader = person, build, known, reader
        self._groups = set(read(readable_groups(person)).scalars())
        self._pending = set(read(_PENDING).scalars())
        self.changed: dict[int, Analysed] = {}
        self._looked_at: set[int] = set()

    def found(self, wanted: Clauses, typed: Iterable[Restriction], *, every: bool) -> Ids:
        """What matches, may be read, and passes what was typed."""
        matching = self.reader.matching(wanted, every=every)
        return self._readable(matching, typed, [wanted], every=every)

    def all(self, typed: Iterable[Restriction]) -> Ids:
        """Everything that may be read and passes what was typed."""
        return self._readable(self._allowed, typed, [], every=True)

    @cached_property
    def _allowed(self) -> Ids:
        """What stands in the groups that this person reads."""
        return self.columns.having("group", self._groups)

    def _readable(
        self, found: Ids, typed: Iterable[Restriction], wanted: list[Clauses], *, every: bool
    ) -> Ids:
        found = filters.passing(found & self._allowed, self.columns, typed)
        changed = sets.members(found & sets.of(self._pending))
        if changed:
            self._look_again(changed[::-1][:PENDING])
            for id in changed:
                seen = id in self._looked_at
                if not (self._still(id, wanted, every=every) if seen else id in self._shown):
                    found ^= 1 << id
        return found

    @cached_property
    def _shown(self) -> set[int]:
        """What waits to be indexed and may be read, where it is too much to look at each."""
        return set(run(_pending_shown, self.person).scalars())

    def barred(self, asked: Asked) -> Ids:
        """What has words that must not be there, whatever their language."""
        unwanted = (asked.clauses(code, self.build.lexicon).without for code in LANGUAGES)
        wanted = (Clauses(code, each) for code, each in zip(LANGUAGES, unwanted, strict=True))
        return reduce(or_, (self.reader.matching(each, every=False) for each in wanted))

    def _look_again(self, ids: list[int]) -> None:
        """Read what changed since it was indexed, so that what is hidden now is not found now."""
        new = [id for id in ids if id not in self._looked_at]
        for each in documents.of(new) if new else ():
            self.changed[each.id] = analysed(each, self.build.lexicon)
        self._looked_at = self._looked_at | set(new)

    def _still(self, id: int, wanted: list[Clauses], *, every: bool) -> bool:
        now = self.changed.get(id)
        if now is None or now.document.group_id not in self._groups:
            return False
        return all(
            clauses.fits(each, partial(now.positions, each.language), every=every)
            for each in wanted
        )

    def order(
        self,
        wanted: Clauses | None,
        found: Ids,
        exact: str = "",
        *,
        most: int,
        closely: int = 0,
        surely: Ids = 0,
    ) -> list[int]:
        """So many of the ids, if there are as many, the best first; without clauses the newest.

        `surely` are a few of them that are looked at closely, whatever they seem at first sight.
        """
        if not found:
            return []
        if wanted is None:
            days = self.columns.numbers["day"]
            return nlargest(most, sets.members(found), key=lambda id: (days[id], id))
        closely = closely or ranking.CLOSELY
        seem = self.reader.best(wanted, found & ~surely, max(most, closely))
        near = [*sets.members(surely), *seem]
        today, first = clock.today(), near[:closely]
        order = ranking.ranked(self.reader, self.build, self.columns, wanted, first, today, exact)
        return [*order, *near[closely:]][:most]

    def lacking(self, found: Matches, ids: Sequence[int]) -> dict[int, list[str]]:
        """What each contribution does not have of what was asked for, in the language it has."""
        lacking: dict[int, list[str]] = {}
        for wanted, matching in found:
            here = [id for id in ids if matching >> id & 1]
            if wanted is None or not here:
                continue
            there = self.reader.positions(wanted, here)
            for id in here:
                now = self.changed.get(id)
                at = partial(now.positions, wanted.language) if now else partial(_at, there[id])
                lacking[id] = [need.said for need in wanted.needs if not clauses.met(need, at)]
        return lacking

    def passages(self, ids: list[int]) -> dict[int, list[Passage]]:
        """What contributions say, by id; what changed meanwhile as it is now."""
        found: dict[int, list[Passage]] = {}
        for row in read(_PASSAGES, {"build": self.build.id, "ids": ids}) if ids else ():
            if row.contribution_id not in self._pending:
                told = (in_language(Passage(*each), row.language) for each in row.passages)
                found[row.contribution_id] = list(told)
        for id, now in self.changed.items():
            language = now.document.language
            found[id] = [in_language(passage, language) for passage in now.document.passages]
        return found


class Opened:
    """Opens the index for one search; raises Unavailable when there is none."""

    def __init__(self, person: Person | None) -> None:
        backend = chosen()
        build = builds.current(backend.name)
        self._person, self._build, self._columns = person, build, columns.of(build)
        self._reader = backend.reader(build, self._columns)

    def __enter__(self) -> Search:
        return Search(self._person, self._build, self._columns, self._reader.__enter__())

    def __exit__(self, *error: Any) -> None:
        self._reader.__exit__(*error)


def rows_of(person: Person | None, ids: list[int]) -> list[Any]:
    """The rows of these ids that the person may read, in their order."""
    found = {row.id: row for row in run(_listed, person, ids=ids)} if ids else {}
    return [found[id] for id in ids if id in found]


def _at(there: Mapping[str, Sequence[int]], term: str) -> Sequence[int]:
    return there.get(term, ())


def _pending_shown(person: Person | None) -> Any:
    shown = visible_to(person, Contribution).where(Contribution.id.in_(_PENDING))
    return shown.with_only_columns(Contribution.id)


def _listed(person: Person | None, ids: Any) -> Rows:
    return rows.rows_of(visible_to(person, Contribution).where(Contribution.id.in_(ids)))
