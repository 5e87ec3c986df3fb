# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who was there and who was not, out of a table, a list or a line with commas."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from cop.minutes.attendance_tables import header, is_of_people, of_table, sides
from cop.minutes.blocks import Block, Form
from cop.minutes.calling import is_name, organisation
from cop.minutes.found import Attendee, Sureness
from cop.minutes.lines_of_people import pieces
from cop.minutes.outline import BOLD_LEVEL, Outline, Section
from cop.minutes.words import ATTENDANCE, Part

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
    if len(lines) == 1:
        name, _comma, town = lines[0].partition(",")
        return len(name.split()) > 1 and len(town.split()) == 1
    return len(lines) > 1 and all(line.count(",") == 1 for line in lines)


def _people(text: str, at: int, *, by_line: bool, is_present: bool) -> list[Attendee]:
    """The people in a text; none when most of it is something else."""
    found: list[tuple[str, str]] = []
    for line in text.split("\n"):
        found += pieces(line, by_line=by_line)
    if any(len(name.split()) > _MOST_WORDS for name, _town in found):
        return []  # a sentence about people
    named = [(name, town) for name, town in found if is_name(name)]
    if len(named) < _LEAST_SHARE * len(found):
        return []
    sureness = Sureness.SURE if len(named) == len(found) else Sureness.LIKELY
    return [Attendee(name, at, text, sureness, town, is_present) for name, town in named]
