# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Read organisations from a CSV file; a wrong row refuses the whole file, with its line number."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from cop import clock
from cop.errors import Refused
from cop.mail.message import misleads
from cop.people import freemail
from cop.people.lengths import LONGEST_ORGANISATION
from cop.people.models import OrganisationKind
from cop.people.organisation_files import cells_of

DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
WEBSITE = re.compile(r"https?://[!-~]{4,300}\Z")
WALLONIA = "03000"
T = TypeVar("T")


@dataclass
class Row:
    """One organisation of a file; `values` holds only what the file says of it."""

    line: int
    country: str
    code: str
    name: str
    is_own_name: bool
    """Whether the file says what it is called where it is, not only in Dutch."""
    values: dict[str, Any]
    since: dict[str, date | None] = field(default_factory=dict)
    """partner_since and frontrunner_since; None stands for "yes", with no day given."""
    domains: list[str] = field(default_factory=list)


def read(path: Path) -> list[Row]:
    """Every row of the file; raises Refused with the line of the first that is wrong."""
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for line, cells in cells_of(path):
        try:
            row = _row(line, cells)
            for key in (f"{row.country} {row.code}", *row.domains):
                if key in seen:
                    raise Refused(f"{key} is on line {seen[key]} too")
                seen[key] = line
        except Refused as refusal:
            raise Refused(f"{path.name}, line {line}: {refusal.reason}") from None
        rows.append(row)
    return rows


def check_domain(text: str) -> str:
    """The mail domain in lower case; Refused when it is none, or anybody can have an address."""
    domain = text.strip().lower().removeprefix("@").rstrip(".")
    if not DOMAIN.fullmatch(domain):
        raise Refused(f"{text.strip()[:80]} is not a mail domain")
    if domain in freemail.DOMAINS:
        raise Refused(f"{domain} gives an address to anybody")
    return domain


def _row(line: int, cells: dict[str, str]) -> Row:
    country, code = cells["country"], cells["code"]
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise Refused("the country is two capitals, like NL")
    if not re.fullmatch(r"[A-Za-z0-9.-]{1,20}", code):
        raise Refused("the code is one to twenty letters and digits")
    given = {name: value for name, value in _values(cells).items() if value not in (None, "", {})}
    moments = {name: cells[name] for name in ("partner", "frontrunner") if cells.get(name)}
    since = {f"{name}_since": _since(text) for name, text in moments.items()}
    domains = [check_domain(part) for part in cells.get("domains", "").split("|") if part.strip()]
    own = _own_name(cells)
    return Row(line, country, code, _plain(own or cells.get("name_nl", "")), bool(own), given,
               since, domains)  # fmt: skip


def _values(cells: dict[str, str]) -> dict[str, Any]:
    return {
        "names": _names(cells),
        "kind": _parsed(cells, "kind", OrganisationKind),
        "region": cells.get("province") or cells.get("province_nl"),
        "population": _number(cells, 0, 100_000_000, "population", "population_2020", kind=int),
        "latitude": _number(cells, -90, 90, "lat"),
        "longitude": _number(cells, -180, 180, "lon"),
        "website": _parsed(cells, "website", _website),
    }


def _own_name(cells: dict[str, str]) -> str:
    """What the organisation is called where it is, in French and German there, if that is said."""
    region, shown = cells.get("region_code"), cells.get("display_name", "")
    if region == WALLONIA:
        return cells.get("name_de") or cells.get("name_fr") or shown
    return shown or (cells.get("name_nl", "") if region else "")


def _plain(name: str) -> str:
    """A name as it may stand in pages and mail."""
    if len(name) < 2:
        raise Refused("the name is missing")
    if len(name) > LONGEST_ORGANISATION:
        raise Refused(f"the name has more than {LONGEST_ORGANISATION} characters")
    if misleads(name):
        raise Refused("the name holds a web address or control characters")
    return " ".join(name.split())


def _names(cells: dict[str, str]) -> dict[str, str]:
    return {
        code: _plain(cells[f"name_{code}"])
        for code in ("nl", "fr", "de")
        if cells.get(f"name_{code}")
    }


def _number(
    cells: dict[str, str], least: float, most: float, *names: str, kind: type = float
) -> Any:
    for name in names:
        if text := cells.get(name):
            value = _parsed(cells, name, kind)
            if value is None or not least <= value <= most:
                raise Refused(f"{name} {text[:40]} lies outside {least} to {most}")
            return value
    return None


def _since(text: str) -> date | None:
    if text.lower() in {"yes", "ja", "oui", "true", "1"}:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{text[:40]} is neither yes nor a day like 2024-09-01") from None
    if day > clock.today():
        raise Refused(f"{text} is in the future")
    return day


def _website(text: str) -> str:
    if not WEBSITE.fullmatch(text):
        raise ValueError
    return text


def _parsed(cells: dict[str, str], name: str, kind: Callable[[str], T]) -> T | None:
    text = cells.get(name, "")
    try:
        return kind(text) if text else None
    except ValueError:
        raise Refused(f"{text[:40]} is not a {name}") from None
