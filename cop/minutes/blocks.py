# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blocks of a document, whatever it was written with."""

import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


class Form(enum.StrEnum):
    """What a block is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    TABLE = "table"
    IMAGE = "image"


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item of a list, table or image, in the order of the document."""

    form: Form
    text: str = ""
    """Without marks; a break within it is a new line."""
    level: int = 0
    """Of a heading, 0 for a title; of an item how deep it is, from 1."""
    number: str = ""
    """As it is shown before the text, such as “2.”; of a plain item “•”."""
    bold: int = 0
    """How many of the first signs of the text are bold."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table."""
    image: str = ""
    """The name of the part that holds it."""
    source: str = ""
    """The block as Markdown; of an image what it shows, in words."""

    @property
    def is_bold(self) -> bool:
        """Whether all of its text is bold, but for a sign at its end."""
        return bool(self.text) and self.bold >= len(self.text.rstrip(" .:;,"))

    @property
    def lines(self) -> list[str]:
        """Its text in lines; those of a table are its rows."""
        if self.form is Form.TABLE:
            return [" | ".join(row) for row in self.rows]
        return self.text.split("\n")


class Gatherer:
    """Keeps the blocks of a document that is being read, until they are taken."""

    def __init__(self) -> None:
        self.done: list[Block] = []

    def keep(self, block: Block | None) -> None:
        """One more, if there is one."""
        if block:
            self.done.append(block)

    def taken(self) -> list[Block]:
        """Those that ended since this was asked last."""
        done, self.done = self.done, []
        return done


def loaded(kept: Iterable[dict[str, Any]]) -> list[Block]:
    """The blocks out of what was kept as JSON."""
    return [
        Block(**{**each, "form": Form(each["form"]), "rows": tuple(map(tuple, each["rows"]))})
        for each in kept
    ]


def columns_by_heading(
    headings: Iterable[str], known: Mapping[str, re.Pattern[str]]
) -> dict[str, int]:
    """Which column of a table holds what: for each kind the first whose heading says so."""
    found: dict[str, int] = {}
    for number, said in enumerate(headings):
        for kind, pattern in known.items():
            if kind not in found and number not in found.values() and pattern.fullmatch(said):
                found[kind] = number
    return found


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table as Markdown; its first row is the heading."""
    lines = [[_cell(cell) for cell in row] for row in rows]
    width = max((len(line) for line in lines), default=0)
    if not width:
        return ""
    full = [line + [""] * (width - len(line)) for line in lines]
    full.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(line)} |" for line in full)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
