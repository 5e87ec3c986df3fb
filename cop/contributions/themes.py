# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The vocabulary of themes that comes along, and how it or another is loaded."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.errors import Refused
from cop.settings import LOCALES

SHIPPED = Path(__file__).parent / "data" / "themes.toml"
CODE = re.compile(r"[a-z0-9-]{1,60}")


@dataclass
class Outcome:
    """What loading did, by the codes of the themes."""

    themes: dict[str, Theme] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


def load(path: Path = SHIPPED) -> Outcome:
    """Add and change the themes of a file, in its order; those it does not name stay as they are.

    Raises Refused, and loads nothing, when one of its themes is wrong; docs/data.md tells the form.
    """
    entries = _read(path)
    known = {theme.code: theme for theme in db.session.scalars(select(Theme))}
    outcome = Outcome()
    for position, entry in enumerate(entries):
        code, told = entry["code"], _told(entry, position)
        theme = known.get(code) or Theme(code=code)
        if code not in known:
            db.session.add(theme)
            outcome.added.append(code)
        elif any(getattr(theme, name) != value for name, value in told.items()):
            outcome.changed.append(code)
        for name, value in told.items():
            setattr(theme, name, value)
        outcome.themes[code] = theme
    db.session.flush()
    return outcome


def imported(path: Path) -> str:
    """Load a file and commit; answers what to say, or raises Refused."""
    outcome = load(path)
    db.session.commit()
    added, changed = len(outcome.added), len(outcome.changed)
    same = len(outcome.themes) - added - changed
    return f"{added} themes added, {changed} changed, {same} as they were."


def _told(entry: dict[str, Any], position: int) -> dict[str, Any]:
    """The columns of a theme, as its entry says."""
    return {
        "position": position,
        "names": entry["name"],
        "synonyms": entry.get("synonyms", {}),
        "about": entry.get("description", {}),
        "outside_source": entry.get("outside_source", False),
    }


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("theme", [])
    except ValueError as error:  # also of a text that is not UTF-8
        raise Refused(f"{path.name} is not a TOML file: {error}.") from None
    if not isinstance(found, list) or not found:
        raise Refused(f"{path.name} has no [[theme]].")
    codes: set[str] = set()
    for number, entry in enumerate(found, 1):
        if wrong := _wrong(entry, codes):
            raise Refused(f"{path.name}, theme {number}: {wrong}.")
        codes.add(entry["code"])
    return found


def _wrong(entry: Any, codes: set[str]) -> str:
    """What is wrong with a theme, or nothing."""
    if not isinstance(entry, dict):
        return "it is not a table"
    code, names = entry.get("code"), _values(entry, "name", LOCALES)
    if not isinstance(code, str) or not CODE.fullmatch(code):
        return "code is not made of small letters, digits and hyphens"
    if code in codes:
        return f"{code} stands there twice"
    if not all(map(_is_text, names)):
        return f"name is not given in {', '.join(LOCALES)}"
    if not all(map(_is_text, _values(entry, "description"))):
        return "description is not a text in each language"
    if not all(map(_is_words, _values(entry, "synonyms"))):
        return "synonyms are not lists of words"
    return ""


def _values(entry: dict[str, Any], key: str, languages: Iterable[str] = ()) -> list[Any]:
    """What stands under a key by language, of these or of all; None where that is no table."""
    table = entry.get(key, {})
    if not isinstance(table, dict):
        return [None]
    return [table.get(each) for each in languages or table]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))
