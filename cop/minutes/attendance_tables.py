# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who was there, out of a table with a heading for each column."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cop.minutes.blocks import Block, columns_by_heading
from cop.minutes.calling import clean, is_name, organisation, without_initials, without_role
from cop.minutes.found import Attendee, Sureness
from cop.minutes.words import ATTENDANCE, Part, part

_YES = re.compile(
    r"\W{0,2}(?:x|v|[×✓✔√✅☑☒●]|ja|j|oui|yes|y|aanw(?:ezig)?|présente?|anwesend|present|1)(?!\w)",
    re.IGNORECASE,
)
_NO = re.compile(r"[\s.–—-]*|nee|n|non|nein|no|0", re.IGNORECASE)
_COLUMNS = {
    "first": re.compile(r"voornaam|prénom|vorname|first ?name|given name", re.IGNORECASE),
    "last": re.compile(
        r"achternaam|familienaam|nom de famille|nachname|last ?name|surname", re.IGNORECASE
    ),
    "name": re.compile(
        r"naam|namen|persoon|personen|personne|person|name|names|nom|noms|wie|who|qui|wer|deelnemers?|participants?"
        r"|teilnehmer(?:in)?|attendees?"
        r"|nom et prénom|lid|leden|membres?|mitglied(?:er)?",
        re.IGNORECASE,
    ),
    "organisation": re.compile(
        r"organisatie|gemeente|instantie|bedrijf|instelling|afdeling|dienst|namens"
        r"|organisations?|organisme|commune"
        r"|institution|service|société|organization|gemeinde|einrichtung|firma|behörde|company"
        r"|affiliation|stad",
        re.IGNORECASE,
    ),
    "present": re.compile(
        r"aanw(?:ezig)?|présente?|anwesend|present|aanwezigheid|status|présence|statut|anwesenheit",
        re.IGNORECASE,
    ),
    "absent": re.compile(
        r"afw(?:ezig(?:en)?)?|verhinderd|afgemeld|verontschuldigd|absente?s?|excusée?s?|abwesende?"
        r"|entschuldigte?|verhindert|excused|apologies|regrets",
        re.IGNORECASE,
    ),
}  # fmt: skip
_THERE = re.compile(r"aanwezig(?:en)?|présente?s?|anwesende?|present", re.IGNORECASE)
"""Above a column of names, or of crosses where another column has the names."""


class Side(NamedTuple):
    """A column of the names of those who were there, or were not."""

    column: int
    is_present: bool
    has_towns: bool
    """Whether the column after it says for whom they were there."""


def sides(block: Block) -> list[Side]:
    """The columns of names below “Present” and “Absent”; none where crosses stand below them."""
    headings = _headings(block)
    said = {at: part(cell) for at, cell in enumerate(headings)}
    there = {at: found is Part.PRESENT for at, found in said.items() if found in ATTENDANCE}
    if len(set(there.values())) < 2 or _is_marked(block, there):
        return []
    towns = {at for at, cell in enumerate(headings) if _COLUMNS["organisation"].fullmatch(cell)}
    return [Side(at, is_present, at + 1 in towns) for at, is_present in there.items()]


def _is_marked(block: Block, columns: Iterable[int]) -> bool:
    """Whether one of the columns has nothing but crosses and the like."""
    cells = ([row[at].strip(" .)]") for row in block.rows[1:] if at < len(row)] for at in columns)
    return any(
        any(map(_YES.fullmatch, below))
        and all(_YES.fullmatch(each) or _NO.fullmatch(each) for each in below)
        for below in cells
    )


def header(block: Block) -> dict[str, int]:
    """Which column holds what, by its heading."""
    headings = _headings(block)
    columns = columns_by_heading(headings, _COLUMNS)
    named = [at for at, said in enumerate(headings) if _THERE.fullmatch(said)]
    if named and not names_people(columns):
        columns = {kind: at for kind, at in columns.items() if at != named[0]}
        columns["name"] = named[0]
    return columns


def _headings(block: Block) -> list[str]:
    return [re.sub(r"[\s*_:.]+$|\(.*?\)", "", cell).strip() for cell in block.rows[0]]


def names_people(columns: Mapping[str, int]) -> bool:
    """Whether one of the columns is that of names."""
    return "name" in columns or "last" in columns


def is_of_people(columns: Mapping[str, int]) -> bool:
    """Whether a table is that of who was there, wherever it stands."""
    tells_more = "organisation" in columns or {"present", "absent"} <= columns.keys()
    return names_people(columns) and tells_more


def of_table(block: Block, at: int, *, is_present: bool) -> Iterator[Attendee]:
    """The people in the rows of a table."""
    columns, rows = header(block), block.rows[1:]
    if not names_people(columns):
        columns, rows = {"name": 0, "organisation": 1}, block.rows
    is_crossed = "present" in columns and _is_marked(block, [columns["present"]])
    is_present = is_present or {"present", "absent"} <= columns.keys()
    for row in rows:
        cells = {kind: row[number] for kind, number in columns.items() if number < len(row)}
        name = _name(cells)
        if is_name(name):
            town = organisation(cells.get("organisation", ""))
            there = is_present and _was_there(cells, is_crossed=is_crossed)
            yield Attendee(name, at, " | ".join(row), Sureness.SURE, town, there)


def _name(cells: Mapping[str, str]) -> str:
    name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}"
    if "name" in cells and "first" in cells:
        name = f"{cells['first']} {cells['name']}"
    name = without_role(without_initials(name))
    last, comma, first = name.partition(",")
    return clean(f"{first.strip()} {last.strip()}" if comma and first.strip() else name)


def _was_there(cells: Mapping[str, str], *, is_crossed: bool) -> bool:
    """Whether a row says so; below “Present” nothing says no where others have a cross."""
    if not _NO.fullmatch(cells.get("absent", "")):
        return False
    said = cells.get("present", "")
    return bool(_YES.match(said)) or not (said or is_crossed)
