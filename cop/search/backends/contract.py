# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a backend promises; ranking, filters and permissions are the same for all of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias

from cop.search.analysed import Analysed
from cop.search.builds import Build
from cop.search.clauses import Clauses
from cop.search.columns import Columns
from cop.search.sets import Ids

Postings: TypeAlias = Mapping[int, Mapping[str, Sequence[int]]]
"""Where terms stand, by contribution and term."""

Weights: TypeAlias = Mapping[int, Mapping[str, float]]
"""What terms weigh, by contribution and term; those that it does not have are left out."""


class Reader(Protocol):
    """An index that is open for one search."""

    def matching(self, clauses: Clauses, *, every: bool) -> Ids:
        """What has every need, or any of them, and nothing that must not be there."""

    def best(self, clauses: Clauses, found: Ids, most: int) -> list[int]:
        """The most promising of what was found, at most so many, the best first."""

    def weights(self, clauses: Clauses, ids: Sequence[int]) -> Weights:
        """How often the terms of the clauses stand in these contributions, more in the title."""

    def positions(self, clauses: Clauses, ids: Sequence[int]) -> Postings:
        """Where the terms of the clauses stand in these contributions."""

    def frequencies(self, clauses: Clauses) -> Mapping[str, int]:
        """In how many documents of its language each term of the clauses stands."""


class Backend(Protocol):
    """Writes the postings of builds and opens them."""

    name: str

    def reader(self, build: Build, columns: Columns) -> AbstractContextManager[Reader]:
        """The index of a build; raises Unavailable when it cannot be read."""

    def usable(self, build: Build, serial: int) -> bool:
        """Whether the index of a build can be read and holds what its rows tell, up to a serial."""

    def reread(self) -> None:
        """Look at everything that is kept anew before the next answer of `usable`."""

    def begin(self, token: str) -> None:
        """Make room for a new build."""

    def write(
        self, build: Build, documents: Iterable[Analysed], gone: Iterable[int], serial: int
    ) -> None:
        """Put documents in the place of their older ones, and take out those that are gone.

        Their rows are written next, with this serial number. Raises Unavailable when there is no
        index, and Busy when somebody else writes.
        """

    def columns(self, document: Analysed) -> dict[str, Any]:
        """What the row of a document holds for this backend."""

    def count(self, build_id: int, documents: Sequence[Analysed]) -> None:
        """Note in how many documents terms stand, where this backend cannot count them."""

    def forget(self, but: Collection[str]) -> None:
        """Remove what is kept outside the database of every build but these."""


class Busy(Exception):
    """Another worker writes to the index now."""
