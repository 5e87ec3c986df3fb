# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of an entry derives from its facts: total durations, sums of partners, reasons."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from flask_babel import gettext as _

from cop.library.cells import length_of_time
from cop.library.vocabulary import label

_TRUNK_ZERO = re.compile(r"^((?:\+|00)[0-9]{1,3}[ ./-]*)\(0\)")
_HOURS = {"hour": 1, "day": 24, "week": 168}
_MONTHS = {"month": 1, "year": 12}


def total(phases: Iterable[dict[str, Any]], *, before: bool = False) -> list[tuple[float, str]]:
    """How long phases last together, as amounts with a unit: (8, "month").

    Months and years are added, and so are hours, days and weeks; the sum stands in the smallest
    unit that was used. Phases before the trajectory are counted apart, with `before`.
    """
    wanted = [p for p in phases if bool(p.get("outside_trajectory")) is before and p.get("unit")]
    sums = []
    for sizes in (_MONTHS, _HOURS):
        mine = [phase for phase in wanted if phase["unit"] in sizes]
        if mine:
            unit = min((phase["unit"] for phase in mine), key=lambda unit: sizes[unit])
            amount = sum(phase["duration"] * sizes[phase["unit"]] for phase in mine) / sizes[unit]
            sums.append((int(amount) if amount == int(amount) else round(amount, 2), unit))
    return sums


def span(amounts: Sequence[tuple[float, str]], locale: str) -> str:
    """Amounts of time in words: 8 months; 1 year and 2 weeks."""
    words = [length_of_time(value, unit, locale) for value, unit in amounts]
    return str(format_list(words, locale=locale)) if words else ""


def dial(phone: str) -> str:
    """A telephone number as a tel: link wants it: without the (0) that is left out from abroad."""
    return re.sub(r"[^0-9+]", "", _TRUNK_ZERO.sub(r"\1", phone))


@dataclass(frozen=True)
class Partners:
    """The partners of a project: those that are named, and how many there are of each kind."""

    named: Sequence[Any]
    count: int
    kinds: Sequence[tuple[str, int]]

    @property
    def incomplete(self) -> bool:
        return len(self.named) < self.count


def partners(named: Sequence[Any], count: int | None, lines: Sequence[dict[str, Any]]) -> Partners:
    """The named partners beside their number and sums by kind (of the named, if none are given)."""
    if lines:
        kinds = [(line.get("label") or label("partner_kind", line["kind"]), int(line["count"]))
                 for line in lines]  # fmt: skip
    else:
        sums: dict[str, int] = defaultdict(int)
        for partner in named:
            if partner.kind:
                sums[label("partner_kind", partner.kind)] += 1
        kinds = list(sums.items())
    counted = sum(number for _kind, number in kinds) if lines else 0
    return Partners(named, count or max(counted, len(named)), kinds)


def reasons(row: Any, mine: set[int], themes: Sequence[Any], locale: str) -> list[str]:
    """Why another entry is related: the themes it shares, and the programme."""
    shared = [t.names.get(locale) or t.names["nl"] for t in themes if t.id in mine]
    found = []
    if row.same_programme:
        name = label("programme", row.programme)
        found.append(_("Same programme: %(programme)s", programme=name))
    if shared:
        found.append(_("Same theme: %(themes)s", themes=format_list(shared, locale=locale)))
    return found


def materials(lines: Iterable[dict[str, Any]], files: Iterable[Any]) -> list[dict[str, Any]]:
    """Materials with the attached file whose name they give, or their address on the web."""
    by_name = {file.name.casefold(): file for file in files}
    found = []
    for line in lines:
        given = line.get("file", "")
        address = given if given.startswith(("https://", "http://")) else ""
        found.append({**line, "attached": by_name.get(given.casefold()), "address": address})
    return found


def grouped(terms: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The labels of an entry's terms, by vocabulary."""
    labels: dict[str, list[str]] = defaultdict(list)
    for vocabulary, code in terms:
        labels[vocabulary].append(label(vocabulary, code))
    return labels
