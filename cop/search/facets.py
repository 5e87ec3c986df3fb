# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The facets of the search page: what an address ticks, and what each value is called."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from cop import changes
from cop.contributions.vocabulary import Theme
from cop.db import read
from cop.i18n import reader_locale
from cop.people.models import Organisation
from cop.search.filters import FACETS, Restriction
from cop.settings import LOCALES
from cop.web.urls import query_string

MOST = 20
"""Values of one facet that an address may tick."""
LONGEST = 201
"""Characters of a value that are looked at."""

TITLES = {
    "kind": _("Kind"),
    "state": _("State"),
    "theme": _("Theme"),
    "organisation": _("Organisation"),
    "country": _("Country"),
    "language": _("Language"),
    "year": _("Year"),
}
KINDS = {
    "question": _("Questions"),
    "practice": _("Practices"),
    "meeting": _("Meetings"),
    "report": _("Reports"),
    "solution": _("Solutions"),
}
STATES = {
    "open": _("Unanswered"),
    "answered": _("Answered"),
    "solved": _("Solved"),
    "closed": _("Closed"),
    "running": _("Running"),
    "worked": _("Worked"),
    "mixed": _("Worked partly"),
    "failed": _("Did not work"),
}
COUNTRIES = {
    "NL": _("Netherlands"),
    "BE": _("Belgium"),
    "DE": _("Germany"),
    "FR": _("France"),
    "DK": _("Denmark"),
    "SE": _("Sweden"),
    "NO": _("Norway"),
    "GB": _("United Kingdom"),
    "LU": _("Luxembourg"),
}

Option = tuple[str, Any, int, bool]
"""Value, label, how many, whether it is ticked."""


def ticked(args: MultiDict[str, str], codes: Mapping[str, int] | None = None) -> list[Restriction]:
    """What the address ticks; what names nothing is left out.

    `codes` are the ids of the themes by code, where they are known already.
    """
    found = []
    for name in FACETS:
        given = [value for value in args.getlist(name) if 0 < len(value) <= LONGEST][:MOST]
        if name == "theme" and codes is not None:
            values = frozenset(codes[value] for value in given if value in codes)
        else:
            values = frozenset(READ[name](given) if given else ())
        if values:
            found.append(Restriction(name, values, ticked=True))
    return found


def written(ticked: Iterable[Restriction]) -> dict[str, list[str]]:
    """The facets of an address as it ticks them, each value once and in order."""
    themes = _themes()
    return {
        each.name: sorted(themes[v][0] if each.name == "theme" else str(v) for v in each.values)
        for each in ticked
    }


def address(args: MultiDict[str, str]) -> Callable[..., str]:
    """What makes the address of this search with other values, from the first page."""
    kept = {
        name: [value[:LONGEST] for value in args.getlist(name)[:MOST]]
        for name in ("q", "some", *FACETS)
        if args.get(name)
    }
    return lambda **other: f"/search?{query_string(**(kept | other))}"


def labelled(
    counts: dict[str, list[tuple[Any, int]]], ticked: Sequence[Restriction]
) -> list[tuple[Any, str, list[Option]]]:
    """Each facet with more than one value, or a ticked one: title, name, options."""
    chosen = {each.name: each.values for each in ticked}
    themes = _themes()
    labels = _labels(_towns([value for value, _n in counts.get("organisation", ())]), themes)
    made = []
    for name in FACETS:
        picked = chosen.get(name, frozenset())
        options = [
            (themes[value][0] if name == "theme" else str(value), label, number, value in picked)
            for value, number in counts.get(name, ())
            if (label := labels[name](value))
        ]
        if len(options) > 1 or picked:
            made.append((TITLES[name], name, options))
    return made


def in_words(searches: Sequence[Sequence[Restriction]]) -> list[list[tuple[Any, list[Any]]]]:
    """What each search ticks: the titles of facets with the labels of their values."""
    towns = _towns(
        v for each in searches for one in each if one.name == "organisation" for v in one.values
    )
    labels = _labels(towns, _themes())
    return [
        [
            (TITLES[one.name], [labels[one.name](v) for v in sorted(one.values, key=str)])
            for one in each
        ]
        for each in searches
    ]


def _labels(
    towns: Mapping[int, str], themes: Mapping[int, tuple[str, str]]
) -> dict[str, Callable[[Any], Any]]:
    """What says for each facet how a value is called."""
    return {
        "kind": lambda v: KINDS.get(v, v),
        "state": lambda v: STATES.get(v, v),
        "theme": lambda v: themes[v][1] if v in themes else "",
        "organisation": lambda v: towns.get(v, ""),
        "country": lambda v: COUNTRIES.get(v, v),
        "language": lambda v: LOCALES.get(v, v),
        "year": str,
    }


def _towns(ids: Iterable[int]) -> dict[int, str]:
    wanted = list(ids)
    if not wanted:
        return {}
    rows = select(Organisation.id, Organisation.name).where(Organisation.id.in_(wanted))
    return {row.id: row.name for row in read(rows)}


def _themes() -> dict[int, tuple[str, str]]:
    """The code of each theme and its name in the reader's language, by id."""
    locale = reader_locale()
    rows = select(Theme.id, Theme.code, Theme.names).order_by(Theme.position)
    return changes.kept(
        ("themes of facets", locale),
        lambda: {r.id: (r.code, r.names.get(locale) or r.names["nl"]) for r in read(rows)},
    )


def _numbers(given: list[str]) -> list[int]:
    return [int(value) for value in given if value.isdecimal() and len(value) < 10]


def _codes(given: list[str]) -> list[int]:
    return [id for id, (code, _name) in _themes().items() if code in given]


READ: dict[str, Callable[[list[str]], Iterable[Any]]] = {
    "kind": lambda given: [value for value in given if value in KINDS],
    "state": lambda given: [value for value in given if value in STATES],
    "theme": _codes,
    "organisation": _numbers,
    "country": lambda given: [value for value in given if value.isalpha() and len(value) == 2],
    "language": lambda given: [value for value in given if value in LOCALES],
    "year": lambda given: [year for year in _numbers(given) if year < 10_000],
}
