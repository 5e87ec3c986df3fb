# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who was there, out of a table with a heading for each column."""

import re
from collections.abc import Iterator, Mapping

from cop.minutes.blocks import Block, columns_by_heading
from cop.minutes.calling import clean, is_name, organisation
from cop.minutes.found import Attendee, Sureness

_YES = re.compile(r"(?:x|v|✓|✔|ja|oui|yes|aanwezig|présente?|anwesend|present|1)", re.IGNORECASE)
_COLUMNS = {
    "first": re.compile(r"voornaam|prénom|vorname|first ?name|given name", re.IGNORECASE),
    "last": re.compile(
        r"achternaam|familienaam|nom de famille|nachname|last ?name|surname", re.IGNORECASE
    ),
    "name": re.compile(
        r"naam|namen|persoon|personen|personne|person|name|names|nom|noms|wie|who|qui|wer|deelnemers?|participants?"
        r"|teilnehmer(?:in)?|attendees?"
        r"|nom et prénom|lid|leden|membres?|mitglied(?:er)?|aanwezig(?:en)?|présente?s"
        r"|anwesend|present",
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
}  # fmt: skip


def header(block: Block) -> dict[str, int]:
    """Which column holds what, by its heading."""
    said = (re.sub(r"[\s*_:.]+$|\(.*?\)", "", cell).strip() for cell in block.rows[0])
    return columns_by_heading(said, _COLUMNS)


def names_people(columns: Mapping[str, int]) -> bool:
    """Whether one of the columns is that of names."""
    return "name" in columns or "last" in columns


def of_table(block: Block, at: int, *, is_present: bool) -> Iterator[Attendee]:
    """The people in the rows of a table."""
    columns, rows = header(block), block.rows[1:]
    if not names_people(columns):
        columns, rows = {"name": 0, "organisation": 1}, block.rows
    for row in rows:
        cells = {kind: row[number] for kind, number in columns.items() if number < len(row)}
        name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}"
        if "name" in columns and "first" in columns:
            name = f"{cells.get('first', '')} {cells.get('name', '')}"
        last, comma, first = name.partition(",")
        name = clean(f"{first.strip()} {last.strip()}" if comma and first.strip() else name)
        there = is_present and bool(_YES.match(cells.get("present") or "x"))
        if is_name(name):
            town = organisation(cells.get("organisation", ""))
            yield Attendee(name, at, " | ".join(row), Sureness.SURE, town, there)
