# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Minutes that stand in a table, with a row for each item, as headings and lines of text."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from cop.minutes import attending, dates
from cop.minutes.blocks import Block, Form
from cop.minutes.body_columns import Columns, columns
from cop.minutes.marks import plain
from cop.minutes.outline import outline
from cop.minutes.owning import AND, PEOPLE
from cop.minutes.package import escaped
from cop.minutes.sentences import sentences
from cop.minutes.shortcuts import recognise
from cop.minutes.words import CONTAINERS, WITH_FIELDS, part, unnumbered

_LONGEST_TITLE = 120
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\(<?[^()\s]+>?\)")
_BULLET = re.compile(r"[-–•*·▪]\s+")
_BY_NAME = re.compile(rf"(?P<owner>{PEOPLE})\s*:\s*(?P<text>.*)$")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_NOTHING = re.compile(r"[\s./–—-]*|geen|néant|keine?|none|n\.?v\.?t\.?", re.IGNORECASE)
_LIMIT = re.compile(r"(?:vóór|voor|uiterlijk|avant|pour|bis|vor|by|before|due|le|zum|op)\W*", re.I)
_ANY = date(2000, 1, 1)
"""To see whether a text says a day, whichever year it is of."""


def in_sections(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with those tables that hold the minutes as headings and what is below them."""
    made: list[Block] = []
    level, is_listed, names = 0, False, _names(blocks)
    for block in blocks:
        placed = columns(block) if block.form is Form.TABLE and not is_listed else None
        made += _Rows(block, placed, level + 1, names).blocks() if placed else [block]
        announced = part(block.text)
        if block.form is Form.HEADING:
            is_beside = announced is not None and announced not in CONTAINERS
            level = min(max(block.level - is_beside, 0), 5)
        if announced or block.form is Form.HEADING:
            is_listed = announced in WITH_FIELDS
    return made


def _names(blocks: Sequence[Block]) -> set[str]:
    """What those present may be called in a cell."""
    named = {each.text for each in attending.attendees(outline(blocks))}
    return named | {name.split()[0] for name in named} | {name.split()[-1] for name in named}


class _Rows:
    """A table that goes through the items."""

    def __init__(self, table: Block, placed: Columns, level: int, names: set[str]) -> None:
        self.table, self.placed, self.level, self.names = table, placed, level, names
        links = _LINK.finditer(table.source)
        self.links = {escaped(plain(link[1])): link[0] for link in links}
        self.count = 0

    def blocks(self) -> Iterator[Block]:
        """All of its rows."""
        for row in self.table.rows[1:]:
            if row != self.table.rows[0]:
                yield from self._row([*row, *[""] * (len(self.table.rows[0]) - len(row))])

    def _row(self, row: list[str]) -> Iterator[Block]:
        number = row[self.placed.number] if self.placed.number is not None else ""
        title, rest = _titled(row[self.placed.title])
        if title and (number or self.placed.number is None):
            yield self._heading(number, title)
        else:
            rest = [title, *rest]
        told, about = _joined(rest), title
        for at, line in self._told(row):
            told.append(self._labelled(at, line))
            about = about if _NOTHING.fullmatch(line) else _about(title, line)
        if told and about == title:
            about = _about(title, told[-1])
        for line in [*told, *self._actions(row, about)]:
            yield from self._line(line)

    def _told(self, row: list[str]) -> Iterator[tuple[int, str]]:
        """What stands beside the title, but for actions."""
        done = (self.placed.number, self.placed.title, self.placed.action, *self.placed.beside)
        for at, cell in enumerate(row):
            for line in _joined(cell.split("\n")) if at not in done else ():
                yield at, line

    def _heading(self, number: str, title: str) -> Block:
        if "." in number.strip(" .)"):  # “2.1” is a part of an item
            text = f"{number} {title}"
            return Block(Form.HEADING, text, self.level + 1, source=escaped(text))
        self.count += 1
        number = number or f"{self.count}."
        return Block(Form.HEADING, title, self.level, number, source=self._marked(title))

    def _line(self, line: str) -> Iterator[Block]:
        bullet = _BULLET.match(line)
        text = line[bullet.end() :].strip() if bullet else line.strip()
        if bullet and text:
            yield Block(Form.ITEM, text, 1, "•", source=self._marked(text))
        elif text:
            yield Block(Form.TEXT, text, source=self._marked(text))

    def _marked(self, text: str) -> str:
        marked = escaped(text)
        for label, link in self.links.items():
            marked = marked.replace(label, link, 1)
        return marked

    def _labelled(self, at: int, line: str) -> str:
        """A line with what its column says of it, unless it says so itself."""
        if at in self.placed.told or _NOTHING.fullmatch(line) or recognise(line, _ANY):
            return line
        label = self.placed.say.decision if at == self.placed.decision else self.placed.heading(at)
        return f"{label}: {line}" if label else line

    def _actions(self, row: list[str], about: str) -> Iterator[str]:
        """Lines such as “Actie NAAM vóór 1 maart: …”."""
        cell = {kind: row[at] if at is not None else "" for kind, at in self.placed.acting.items()}
        actions, owners, days = (_lines(cell[kind]) for kind in ("action", "owner", "due"))
        if self.placed.action is None or self.placed.owner in (None, self.placed.action):
            day = self._limit(days[0]) if days and self.placed.is_day_apart else ""
            for line in actions or owners:
                yield self._acted(line, about, day, is_owner=not actions)
            return
        if len(actions) < max(len(owners), len(days)):
            actions, owners = [" ".join(actions) or about], [", ".join(owners)]
        elif len(owners) == 1:
            owners *= len(actions)
        for text, owner, each in zip_longest(actions, owners, days[: len(actions)], fillvalue=""):
            yield self._said(owner, self._limit(each), text)

    def _acted(self, line: str, about: str, day: str, *, is_owner: bool) -> str:
        """An action of which owner, day and text stand in one cell, or one or two of them."""
        if recognise(line, _ANY):
            return line
        named = _BY_NAME.match(line)
        owner, text = (named["owner"], named["text"]) if named else ("", line)
        every = dates.every(text, _ANY)
        left = _LIMIT.sub("", dates.without(text, every)).strip(" ,;:()–-")
        if not named and (is_owner or self._calls_people(left)):
            owner, left = left, ""
        if left:
            return self._said(owner, "" if every else day, text)
        return self._said(owner, self._limit(text) if every else day, about)

    def _limit(self, text: str) -> str:
        """The day of a cell after a word such as “vóór”."""
        every = dates.every(text, _ANY)
        day = text[every[0].start : every[0].end] if every else text.strip(" .–-")
        return f" {self.placed.say.before} {day}" if dates.cell(day, _ANY) else ""

    def _said(self, owner: str, limit: str, text: str) -> str:
        head = f" {owner}{limit}" if owner else limit
        return f"{self.placed.say.action}{head}: {text}"

    def _calls_people(self, text: str) -> bool:
        called = re.split(AND, text)
        return all(each in self.names or _INITIALS.fullmatch(each) for each in called)


def _titled(cell: str) -> tuple[str, list[str]]:
    """The title that a cell opens with, and the lines after it."""
    first, *rest = cell.split("\n")
    if len(first) > _LONGEST_TITLE:
        title, *others = sentences(first)
        first, rest = (title, [" ".join(others), *rest]) if len(title) <= _LONGEST_TITLE else (
            "", [first, *rest]
        )  # fmt: skip
    return unnumbered(first).strip(" .:") or first, rest


def _lines(cell: str) -> list[str]:
    stripped = (_BULLET.sub("", line, count=1).strip(" ?@") for line in cell.split("\n"))
    return [line for line in stripped if not _NOTHING.fullmatch(line)]


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines, of which one that only announces goes on in the next: “Besluit:”."""
    joined: list[str] = []
    for line in lines:
        if not re.search(r"\w", line):
            continue
        if joined and joined[-1].endswith(":"):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _about(title: str, told: str) -> str:
    """What is to be done about an item, where only somebody or a day is named."""
    last = (sentences(told) or [""])[-1]
    said = recognise(last, _ANY)
    last = said.text if said else last
    return f"{title}: {last}" if title and last else title or last
