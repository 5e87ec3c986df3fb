# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Whoosh keeps for us: postings with what terms weigh, and others with where they stand."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from whoosh import fields, formats
from whoosh.columns import NumericColumn

from cop.search.analysed import TITLE
from cop.search.analysis import LANGUAGES


class Terms(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """Takes terms that `analysed` made already, each with what it weighs.

    Where they stand is kept apart (`Places`): reading it takes most of the time, and only the
    most promising documents need it.
    """

    indexed, scorable, stored, unique, multitoken_query = True, True, False, False, "default"
    column_type = vector = None
    spelling = sortable = False
    analyzer = None

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(self, value: Any, **rest: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term in bytes, how often it stands there, what that weighs, and nothing else."""
        title, places = value
        for term, positions in places.items():
            inside = sum(position < title for position in positions)
            weight = len(positions) + (TITLE - 1) * inside
            yield term.encode(), len(positions), float(weight), b""


class Places(Terms):
    """Takes the same, and keeps where each term stands."""

    def __init__(self) -> None:
        self.format = formats.Positions()

    def index(self, value: Any, **rest: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term in bytes, how often it stands there, a weight that nobody reads, and where."""
        _title, places = value
        for term, positions in places.items():
            yield term.encode(), len(positions), 1.0, array("I", positions).tobytes()


def by_term(places: Sequence[tuple[int, Sequence[str]]]) -> dict[str, list[int]]:
    """Where each term stands, from the terms at each place."""
    found: dict[str, list[int]] = defaultdict(list)
    for position, terms in places:
        for term in terms:
            found[term].append(position)
    return found


def schema() -> Any:
    """For each language a field for what its terms weigh, and one for where they stand."""
    own = {language: Terms() for language in LANGUAGES}
    own |= {place_field(language): Places() for language in LANGUAGES}
    number = fields.COLUMN(NumericColumn("I"))
    return fields.Schema(id=fields.ID(unique=True), number=number, **own)


def place_field(language: str) -> str:
    return f"{language}_at"
