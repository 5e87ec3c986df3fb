# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who was there and who was not, out of a table, a list or a line with commas."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from cop.minutes.attendance_tables import header, is_of_people, of_table, sides
from cop.minutes.blocks import Block, Form
from cop.minutes.calling import (
    LONGEST_NAME,
    clean,
    is_body,
    is_name,
    is_role,
    organisation,
    without_role,
)
from cop.minutes.found import Attendee, Sureness
from cop.minutes.outline import BOLD_LEVEL, Outline, Section
from cop.minutes.words import ATTENDANCE, Part

_WITH_ORGANISATION = re.compile(r"\s*(.+?)\s*[(\[]([^()\[\]]*)[)\]]\s*(.*)$", re.DOTALL)
_BETWEEN = re.compile(
    r"\s*(?:[;\n•·]|,(?![^(]*\))|\.\s+(?=[A-ZÀ-Þ])(?<=\)\.\s)"
    r"|(?<=\))\s*(?:\ben\b|\bet\b|\bund\b|\band\b|&)?\s*(?=[A-ZÀ-Þ])"
    r"|\s(?:en|et|und|and|&)\s(?![^(]*\)))\s*"
)
_MARKS = re.compile(r"[,;:(\[]|\s[-–—]\s")
_FIRST = 12
"""Blocks in which the one in the chair is named who was there too."""
_LEAST_SHARE = 0.6
_MOST_WORDS = 7


def attendees(outline: Outline) -> list[Attendee]:
    """Everybody who is named as present or absent, each once."""
    found: dict[str, Attendee] = {}
    for each in _all(outline):
        found.setdefault(each.text.casefold(), each)
    for each in _in_office(outline):
        if not any(_words(each.text) <= _words(name) for name in found):
            found[each.text.casefold()] = each
    return list(found.values())


def _in_office(outline: Outline) -> Iterator[Attendee]:
    """Who took the chair or the minutes, who may not be in the list of who was there."""
    for fact in outline.told(Part.OFFICE):
        if fact.block < _FIRST:
            yield from _people(fact.value, fact.block, by_line=False, is_present=True)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def _all(outline: Outline) -> Iterator[Attendee]:
    for wanted in (Part.PRESENT, Part.ABSENT):
        is_present = wanted is Part.PRESENT
        for fact in outline.told(wanted):
            by_line = "\n" in fact.value
            yield from _people(fact.value, fact.block, by_line=by_line, is_present=is_present)
        for section in outline.of(wanted):
            yield from _of_section(outline, section, is_present=is_present)
    for at, block in enumerate(outline.blocks):
        if block.form is Form.TABLE:
            yield from _of_sides(at, block)
            is_listed = bool(outline.parts_at(at) & ATTENDANCE)
            if not is_listed and not sides(block) and is_of_people(header(block)):
                yield from of_table(block, at, is_present=True)


def _of_sides(at: int, block: Block) -> Iterator[Attendee]:
    """Those in the columns below “Present” and “Absent”, with the towns in the column after it."""
    for row, side in itertools.product(block.rows[1:], sides(block)):
        cells = (*row[side.column : side.column + 2], "", "")
        people = _people(cells[0], at, by_line=True, is_present=side.is_present)
        towns = cells[1].split("\n") if side.has_towns else []
        alike = towns if len(towns) == len(people) else [""] * len(people)
        for each, town in zip(people, alike, strict=True):
            yield replace(each, organisation=each.organisation or organisation(town))


def _of_section(outline: Outline, section: Section, *, is_present: bool) -> Iterator[Attendee]:
    a_line_each = _is_line_each(outline, section)
    for at in section.inside:
        block = outline.blocks[at]
        if block.form is Form.TABLE:
            yield from of_table(block, at, is_present=is_present)
        elif (block.form is Form.ITEM and not block.number[:1].isdigit()) or (
            block.form is Form.ITEM and section.level < BOLD_LEVEL
        ):
            yield from _people(block.text, at, by_line=True, is_present=is_present)
        elif block.form is Form.TEXT and not any(f.block == at for f in outline.facts):
            people = list(_people(block.text, at, by_line=a_line_each, is_present=is_present))
            if not people and section.level >= BOLD_LEVEL and not block.text.endswith(":"):
                return
            yield from people
        elif block.form is Form.ITEM:
            return


def _is_line_each(outline: Outline, section: Section) -> bool:
    """Whether people stand below each other in paragraphs: “Name, organisation” each."""
    inside = (outline.blocks[at] for at in section.inside)
    lines = [line for block in inside if block.form is Form.TEXT for line in block.lines]
    return len(lines) > 1 and all(line.count(",") == 1 for line in lines)


def _people(text: str, at: int, *, by_line: bool, is_present: bool) -> list[Attendee]:
    """The people in a text; none when most of it is something else."""
    pieces: list[tuple[str, str]] = []
    for line in text.split("\n"):
        pieces += _pieces(line, by_line=by_line)
    if any(len(name.split()) > _MOST_WORDS for name, _town in pieces):
        return []  # a sentence about people
    named = [(name, town) for name, town in pieces if is_name(name)]
    if len(named) < _LEAST_SHARE * len(pieces):
        return []
    sureness = Sureness.SURE if len(named) == len(pieces) else Sureness.LIKELY
    return [Attendee(name, at, text, sureness, town, is_present) for name, town in named]


def _pieces(line: str, *, by_line: bool) -> Iterator[tuple[str, str]]:
    """Name and organisation of each person in a line."""
    head, colon, rest = line.partition(":")
    if colon and not rest.strip():
        return
    before, stop, head = head.rpartition(". ")
    if stop and colon:  # “Noor, Piet. Online: Lies”
        yield from _pieces(before, by_line=by_line)
        line = f"{head}: {rest}"
    line = without_role(line)
    if by_line and is_body(line) and not _MARKS.search(line):
        yield clean(line), ""  # “Instituut Stad en Soort” is one
        return
    group = ""
    if colon and _is_group(head, rest):
        group, line = head.strip(" *_-"), rest
        group = "" if is_role(group) else group
    if by_line and not group and line.count(",") == 1 and "(" not in line and ";" not in line:
        name, _comma, town = line.partition(",")
        if is_body(town) or not _looks_like_person(town):
            yield clean(name), organisation(town)
            return
    line = line.strip(" ;")
    if (
        (by_line or "," not in line)
        and (dash := re.match(r"(.+?)\s+[-–—]\s+(.+)$", line))
        and "(" not in dash[1]
    ):
        yield clean(dash[1]), organisation(dash[2])
        return
    for piece in filter(None, (each.strip() for each in _BETWEEN.split(line))):
        within = _WITH_ORGANISATION.match(piece)
        if within and within[1].strip(" ,"):
            yield clean(within[1]), organisation(within[2]) or group
        elif clean(piece) and not is_role(clean(piece)):
            yield clean(piece), group


def _is_group(head: str, rest: str) -> bool:
    """Whether a line is “Organisation: name, name”."""
    return len(head) <= LONGEST_NAME and "(" not in head and bool(rest.strip())


def _looks_like_person(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words) and not any(
        word.isupper() and len(word) > 1 for word in words
    )  # fmt: skip
