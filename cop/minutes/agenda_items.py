# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The items of the agenda that minutes go through."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cop.minutes import dates
from cop.minutes.blocks import Block, Form
from cop.minutes.found import Found, Sureness
from cop.minutes.outline import BOLD_LEVEL, Outline, Section, heading
from cop.minutes.words import CONTAINERS, NUMBER, WITH_FIELDS, Part, closes

_TITLE = re.compile(
    r"(?:verslag|notulen|compte[ -]rendu|procès-verbal|protokoll|minutes|report)\s\D*\d",
    re.IGNORECASE,
)
"""Of minutes, also where the items have headings as high: “Verslag overleg 3-4-2026”."""
_MOST = 0.75
"""The share of the agenda that the headings of the report are to name, to be the items."""
_LEAST = 2
_LEAST_NUMBERED = 3


def items(outline: Outline) -> list[Found]:
    """The items, in the order of the text, each once."""
    ways = (
        _numbered_headings(outline),
        _headings(outline),
        _numbered_lines(outline.blocks, range(_beginning(outline), len(outline.blocks)), outline),
        _bold_lines(outline),
        _plain_lines(outline),
    )
    found = next((way for way in ways if len(way) >= _LEAST), ways[0] or ways[1])
    listed = _agenda(outline)
    is_partial = len(found) < _MOST * len(listed)
    chosen = listed if is_partial and not _covers(found, listed) else found
    once: dict[str, Found] = {}
    for each in chosen:
        before = once.get(_folded(each.text))
        if before is None or Part.AGENDA in outline.parts_above(before.block):
            once[_folded(each.text)] = each  # where it is talked about, rather than announced
    return sorted(once.values(), key=lambda found: found.block)


def _numbered_headings(outline: Outline) -> list[Found]:
    """Headings with a number, at whatever level, but not those such as “2.1”."""
    numbered = [
        section
        for section in outline.sections
        if section.is_numbered and section.level <= BOLD_LEVEL
    ]
    highest = min((section.level for section in numbered), default=0)
    numbered = [section for section in numbered if not _is_below(section, highest)]
    levels = {section.level for section in numbered}
    last = [each for each in outline.sections if each.level in levels and closes(each.text)]
    found = {each.at: _found(each, outline) for each in numbered + last if _is_item(each)}
    return list(found.values()) if len(found) >= _LEAST_NUMBERED else []


def _is_below(section: Section, highest: int) -> bool:
    """Whether it is a part of an item: “2.1”, or “TOP 2.1” in a lower heading."""
    number = NUMBER.match(section.text)
    return bool(number and (number["below"] or (number["part"] and section.level > highest)))


def _headings(outline: Outline) -> list[Found]:
    """The headings right below the title or a heading such as “Verslag”."""
    sections = [section for section in outline.sections if section.level < BOLD_LEVEL]
    if not sections:
        return []
    root = Section(-1, "", -1, None, is_numbered=False, end=len(outline.blocks))
    found = _below(root, sections, outline)
    highest = [section for section in sections if section.level == sections[0].level]
    if len(highest) == 1 and len(found) == 1 and len(sections) > 1:
        found = _below(sections[0], sections, outline)
    return found


def _below(parent: Section, sections: Sequence[Section], outline: Outline) -> list[Found]:
    """The items among the headings right below another one."""
    inside = [each for each in sections if parent.at < each.at < parent.end]
    planned: list[Found] = []
    spoken_of: list[Found] = []
    without_headings: list[Section] = []
    past = parent.at
    for section in inside:
        if section.at < past:
            continue
        past = section.end
        is_title = parent.at < 0 and (section.level <= 0 or section is inside[0]) and any(
            section.at < each.at < section.end for each in sections
        )  # fmt: skip
        if section.part in CONTAINERS or is_title:
            below = _below(section, sections, outline)
            (planned if section.part is Part.AGENDA else spoken_of).extend(below)
            if section.part is Part.REPORT and len(below) >= _LEAST:
                planned.clear()  # The report goes through the agenda again.
            if section.part and not below:
                without_headings.append(section)
        elif _is_item(section) and not (section.at == 0 and _TITLE.match(section.text)):
            spoken_of.append(_found(section, outline))
    found = sorted(planned + spoken_of, key=lambda each: each.block)
    if len(found) < _LEAST:
        for section in without_headings:
            lines = range(section.at + 1, section.end)
            found += _numbered_lines(outline.blocks, lines, outline)
    return found


def _is_item(section: Section) -> bool:
    """Not what says who was there, what was decided or when the next one is."""
    is_spoken_of = section.part in {Part.NEXT, Part.ABSENT} and section.is_numbered
    is_spoken_of = is_spoken_of or closes(section.text)
    return (section.part is None and not dates.is_day(section.text)) or is_spoken_of


def _found(section: Section, outline: Outline) -> Found:
    text = heading(section)
    if not text or NUMBER.fullmatch(section.text):
        text = _first_line_below(section, outline) or section.text
    sure = Sureness.SURE if section.level < BOLD_LEVEL else Sureness.LIKELY
    return Found(text, section.at, section.text, sure)


def _first_line_below(section: Section, outline: Outline) -> str:
    """What stands in the line after “Agendapunt 2:”."""
    after = section.at + 1
    if after >= len(outline.blocks) or outline.blocks[after].form is Form.TABLE:
        return ""
    return outline.blocks[after].lines[0]


def _numbered_lines(blocks: Sequence[Block], lines: range, outline: Outline) -> list[Found]:
    """The highest items of a numbered list."""
    numbered = [
        (at, blocks[at])
        for at in lines
        if blocks[at].form is Form.ITEM and blocks[at].number[:1].isdigit()
    ]
    labelled = {section.at for section in outline.sections if not _is_item(section)}
    depth = min((block.level for _at, block in numbered), default=0)
    numbered = _without_lists([each for each in numbered if each[1].level == depth])
    return [
        Found(_title(block), at, block.text, Sureness.LIKELY)
        for at, block in numbered
        if at not in labelled and not outline.parts_above(at) & WITH_FIELDS
    ]


def _without_lists(numbered: list[tuple[int, Block]]) -> list[tuple[int, Block]]:
    """Those without the lists that begin at 1 again before the numbers go on."""
    numbers = [int(re.sub(r"\D.*", "", block.number) or 0) for _at, block in numbered]
    if numbers.count(1) * 2 > len(numbers):
        return numbered
    kept, last, within = [], 0, 0
    for each, number in zip(numbered, numbers, strict=True):
        if (number == 1 and last) or (within and number == within + 1 and number != last + 1):
            within = number
        else:
            kept.append(each)
            last, within = number, 0
    return kept


def _title(block: Block) -> str:
    """The bold words that open an item, or its first line."""
    line = block.lines[0]
    bold = block.text[: block.bold].strip(" :.")
    return bold if bold and block.bold < len(block.text) else line.strip(" *_")


def _bold_lines(outline: Outline) -> list[Found]:
    """Lines that are bold, those with a number before others."""
    bold = [
        section
        for section in outline.sections
        if section.level == BOLD_LEVEL and section.at >= _beginning(outline)
    ]
    numbered = [each for each in bold if each.is_numbered]
    chosen = numbered if len(numbered) >= _LEAST else bold
    return [_found(each, outline) for each in chosen if _is_item(each)]


def _plain_lines(outline: Outline) -> list[Found]:
    """Short lines such as “2 Onderwerp” that count from one."""
    found: list[Found] = []
    for at, block in enumerate(outline.blocks):
        line = _PLAIN.fullmatch(block.text) if block.form is Form.TEXT else None
        if line and int(line[1]) == len(found) + 1:
            found.append(Found(line[2], at, block.text, Sureness.GUESS))
    return found


_PLAIN = re.compile(
    r"(\d{1,2})[.)]?\s+([A-ZÀ-Þ][^.;|]{2,90}?|[Ww]\.?[Vv]\.?[Tt]\.?[Tt]\.?[Kk]\.?)\s*"
)


def _agenda(outline: Outline) -> list[Found]:
    """The items that the agenda itself lists."""
    for section in outline.of(Part.AGENDA):
        lines = range(section.at + 1, section.end)
        found = _numbered_lines(outline.blocks, lines, outline)
        if len(found) >= _LEAST:
            return [replace(each, sureness=Sureness.LIKELY) for each in found]
    return []


def _covers(found: list[Found], listed: list[Found]) -> bool:
    """Whether the report has headings of its own for most of what the agenda lists."""
    headings = " ".join(_folded(each.text) for each in found)
    return len(found) > 1 and sum(_folded(each.text) in headings for each in listed) == 0


def _beginning(outline: Outline) -> int:
    """The first block after those that say who was there."""
    present = [section.end for section in outline.of(Part.PRESENT) if section.at < 12]
    return min(present, default=0) if present else 0


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())
