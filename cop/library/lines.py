# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The library's lists as lines of text that people edit: parse and show, one the other's inverse.

A table has one thing a line, its parts between bars: `Name | part | part`. An outline has heads
like a table's and below each its points: `- step` and `* session: what happens`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from flask_babel import gettext as _

from cop.library.cells import (
    Address,
    Amount,
    Cell,
    Code,
    Codes,
    Flag,
    Span,
    Unreadable,
    Words,
    Year,
)

LONGEST_LINE = 500
MOST_LINES = 120


class WrongLine(ValueError):
    """A line cannot be read; the message names it and says what to change."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(_("Line %(number)s: %(reason)s.", number=number, reason=reason))


class Format(Protocol):
    """How a list stands in a text field."""

    def parse(self, text: str) -> list[Any]: ...

    def show(self, items: Any, locale: str | None = None) -> str: ...


@dataclass(frozen=True)
class Plain:
    """One text a line."""

    def parse(self, text: str) -> list[Any]:
        return [_flat(line) for _number, line in _lines(text)]

    def show(self, items: Any, locale: str | None = None) -> str:
        return "\n".join(_flat(item) for item in items or [])


@dataclass(frozen=True)
class Table:
    """One thing a line, its parts between bars; parts at the end may be left out."""

    cells: Sequence[Cell]
    most: int = MOST_LINES

    def parse(self, text: str) -> list[Any]:
        lines = _lines(text)
        if len(lines) > self.most:
            raise WrongLine(lines[self.most][0], _("leave this line out; there are too many"))
        return [self.read(number, line) for number, line in lines]

    def show(self, items: Any, locale: str | None = None) -> str:
        rows = [items] if isinstance(items, dict) else items or []
        return "\n".join(self.line(item, locale) for item in rows)

    def read(self, number: int, line: str) -> dict[str, Any]:
        parts = [" ".join(part.split()) for part in line.split("|")]
        if len(parts) > len(self.cells):
            most = len(self.cells)
            raise WrongLine(number, _("write at most %(count)s parts between bars", count=most))
        item: dict[str, Any] = {}
        for cell, part in zip(self.cells, [*parts, *[""] * len(self.cells)], strict=False):
            item |= _read(cell, part, number)
        return item

    def line(self, item: Any, locale: str | None) -> str:
        if isinstance(item, str):
            return _flat(item)
        parts = [_flat(cell.show(item, locale)) for cell in self.cells]
        while len(parts) > 1 and not parts[-1]:
            parts.pop()
        return " | ".join(parts)


@dataclass(frozen=True)
class Outline:
    """Heads with points below them; each sign begins points of one sort."""

    head: Table
    points: dict[str, tuple[str, bool]]
    """From a sign to the name of the list it feeds, and whether its points have a name."""

    def parse(self, text: str) -> list[Any]:
        heads: list[dict[str, Any]] = []
        for number, line in _lines(text):
            sign = next((sign for sign in self.points if line.startswith(sign)), None)
            if sign is None:
                heads.append(self.head.read(number, line))
            elif not heads:
                raise WrongLine(number, _("write a name first, and this line below it"))
            else:
                name, named = self.points[sign]
                point = _flat(line.removeprefix(sign))
                heads[-1].setdefault(name, []).append(_point(point, number, named=named))
        return heads

    def show(self, items: Any, locale: str | None = None) -> str:
        lines: list[str] = []
        for item in items or []:
            lines.append(self.head.line(item, locale))
            for sign, (name, named) in self.points.items():
                lines += [f"{sign} {_shown(point, named=named)}" for point in item.get(name) or []]
        return "\n".join(lines)


_FIGURES: list[Cell] = [
    Words("label", True), Amount("value"), Words("unit"), Year("year"), Code("axis", "axis"),
]  # fmt: skip

FORMATS: dict[str, Format] = {
    "phases": Outline(
        Table([Words("name", True), Span(), Flag("outside_trajectory", "place", "before")]),
        {"-": ("steps", False), "*": ("sessions", True)},
    ),
    "tracks": Outline(Table([Words("name", True)]), {"-": ("points", False)}),
    "checklist": Table([Words("line", True), Words("why")]),
    "responsibilities": Plain(),
    "methods": Plain(),
    "examples": Table([Words("text", True), Address("address")]),
    "materials": Table(
        [Words("name", True), Code("kind", "info_type"), Words("version"), Words("file")]
    ),
    "aims": Table(_FIGURES),
    "results": Table(_FIGURES),
    "partner_counts": Table(
        [Code("kind", "partner_kind", True), Amount("count", True), Words("label")]
    ),
    "quote": Table([Words("text", True), Words("by")], most=1),
}
"""The lists of `Solution.details`."""

PARTNERS = Table(
    [
        Words("name", True),
        Codes("role", "partner_role"),
        Code("kind", "partner_kind"),
        Words("note"),
        Address("address"),
    ]
)


def _lines(text: str) -> list[tuple[int, str]]:
    numbered = [(n, line.strip()) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(numbered) > MOST_LINES:
        raise WrongLine(numbered[MOST_LINES][0], _("leave this line out; there are too many"))
    for number, line in numbered:
        if len(line) > LONGEST_LINE:
            most = LONGEST_LINE
            raise WrongLine(number, _("make it shorter: at most %(count)s characters", count=most))
    return numbered


def _read(cell: Cell, part: str, number: int) -> dict[str, Any]:
    if not part and cell.required:
        raise WrongLine(number, _("something is missing before or between the bars"))
    try:
        return cell.read(part) if part else {}
    except Unreadable as wrong:
        raise WrongLine(number, str(wrong)) from None


def _point(text: str, number: int, *, named: bool) -> Any:
    name, _mark, rest = text.partition(":")
    if not (name.strip() if named else text):
        raise WrongLine(number, _("write something after the sign"))
    return {"name": name.strip(), "text": rest.strip()} if named else text


def _shown(point: Any, *, named: bool) -> str:
    if not named:
        return _flat(point)
    text = _flat(point.get("text") or "")
    return _flat(point["name"]).replace(":", "") + (f": {text}" if text else "")


def _flat(text: object) -> str:
    """One line without bars, so that it reads back as it was."""
    return " ".join(str(text).replace("|", "/").split())
