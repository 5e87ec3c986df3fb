# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a reader asks of the library by its address, and the facets as the page shows them."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import abort, request
from flask_babel import lazy_gettext as _

from cop import changes
from cop.contributions.prepared import run
from cop.db import db
from cop.i18n import reader_locale
from cop.library import queries
from cop.library.facets import FACETS, MOST_VALUES, TERMS, Search, country_of, words_of
from cop.library.facets import counts as facet_counts
from cop.library.models import Solution
from cop.library.vocabulary import REGIONS, VOCABULARIES, label
from cop.people.models import Person
from cop.people.session import current_person

TITLES = {
    "kind": _("Kind"),
    "theme": _("Theme"),
    "target": _("For whom"),
    "support": _("Kind of support"),
    "info": _("Type of information"),
    "programme": _("Programme"),
    "country": _("Country"),
    "region": _("Can be used in"),
}
SORTS = {
    "newest": _("Newest first"),
    "price": _("Lowest price first"),
    "cost": _("Smallest total cost first"),
    "title": _("By name"),
}

Option = tuple[str, str, int, bool]
Facet = tuple[str, str, list[Option]]


def solution_of(solution_id: int) -> Solution:
    """The entry this reader may open, as an entity, or 404."""
    solution = db.session.scalar(queries.to_change(current_person(), solution_id))
    return solution or abort(404)


def search_asked() -> Search:
    """The words and facets of the address; what is unreadable or too much is left out."""
    chosen = {name: _values(name) for name in FACETS}
    words = words_of(request.args.get("q", ""))
    return Search(words, {name: values for name, values in chosen.items() if values})


def sort_asked() -> str:
    sort = request.args.get("sort", "newest")
    return sort if sort in SORTS else "newest"


def page_address() -> str:
    """The address of this list without its page number, to which one is added."""
    kept = [(k, v) for k, v in request.args.items(multi=True) if k in {"q", "sort", *FACETS} and v]
    return f"?{urlencode([*kept, ('page', '')])}"


def options(person: Person | None, search: Search) -> list[Facet]:
    """Facets as (title, name, options), each option with what choosing it would give."""
    chosen = tuple((name, tuple(values)) for name, values in search.chosen.items())
    key = ("library", person and person.id, reader_locale(), tuple(search.words), chosen)
    return changes.kept(key, lambda: _counted(person, search))


def _counted(person: Person | None, search: Search) -> list[Facet]:
    counts: Iterable[Any] = run(facet_counts, person, **search.given)
    themes = db.session.execute(queries.theme_names())
    numbers: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for name, code, number in counts:
        numbers[name][code] = number
    locale = reader_locale()
    numbers["region"] = _with_country(numbers["region"])
    names = {code: str(each.get(locale) or each["nl"]) for code, each in themes}
    return [(str(TITLES[n]), n, _options(n, numbers[n], search, names)) for n in FACETS]


def _options(
    name: str, numbers: dict[str, int], search: Search, themes: dict[str, str]
) -> list[Option]:
    chosen = search.chosen.get(name, ())
    known = themes if name == "theme" else VOCABULARIES.get(TERMS.get(name, name), {})
    order = {code: position for position, code in enumerate(known)}
    codes = sorted(
        {*numbers, *(code for code in chosen if code in known)},
        key=lambda code: (order.get(code, len(order)), code),
    )
    return [
        (code, themes.get(code, code) if name == "theme" else _word(name, code),
         numbers.get(code, 0), code in chosen)
        for code in codes
    ]  # fmt: skip


def _with_country(numbers: dict[str, int]) -> dict[str, int]:
    """How many can be used in each region: those that name it, and those of the whole country."""
    sums = {code: numbers.get(code, 0) + numbers.get(country_of(code), 0) for code in REGIONS}
    return {code: number for code, number in sums.items() if number}


def _word(name: str, code: str) -> str:
    return label(TERMS.get(name, name), code)


def _values(name: str) -> list[str]:
    given = dict.fromkeys(request.args.getlist(name)[:MOST_VALUES])
    return [value for value in given if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", value)]
