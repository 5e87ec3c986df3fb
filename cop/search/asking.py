# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A search as the query of its address: written in one way, and read again."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

from cop.search import facets, query
from cop.search.filters import Restriction
from cop.search.query import LONGEST, Asked
from cop.web.urls import query_string

MOST_FIELDS = 200


@dataclass(frozen=True)
class Asking:
    """What an address asks for."""

    text: str
    asked: Asked
    args: MultiDict[str, str]

    def ticked(self, codes: Mapping[str, int] | None = None) -> list[Restriction]:
        """The facets that it ticks; `codes` as in `facets.ticked`."""
        return facets.ticked(self.args, codes)


def canonical(args: MultiDict[str, str]) -> str:
    """The query of an address, so that the same search is always written alike.

    What names nothing is left out, and so is everything when it asks for nothing.
    """
    text = " ".join("".join(s if s.isprintable() else " " for s in args.get("q", "")).split())
    if query.read(text, "nl").empty:
        return ""
    ticked = facets.written(facets.ticked(args))
    return query_string(q=text[:LONGEST].strip(), **ticked)


def read(text: str) -> MultiDict[str, str]:
    """The fields of a query; none of one that has too many."""
    try:
        return MultiDict(parse_qsl(text, max_num_fields=MOST_FIELDS))
    except ValueError:
        return MultiDict()


@lru_cache(2_000)
def asking(text: str, language: str) -> Asking:
    """What a query in its one way asks for."""
    args = read(text)
    words = args.get("q", "")
    return Asking(words, query.read(words, language), args)
