# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The parts of a document: which headings and labels there are, and what stands below each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cop.minutes.blocks import Block, Form
from cop.minutes.facts import Fact, facts, labelled
from cop.minutes.words import (
    ATTENDANCE,
    NUMBER,
    WITH_FIELDS,
    Part,
    bare,
    closes,
    opens,
    part,
    unnumbered,
)

LONGEST_HEADING = 160
BOLD_LEVEL = 7
"""The level of a line that is a heading by being bold only."""
LABEL_LEVEL = 8
"""That of a line that is one by its words only."""

_TELLS = re.compile(r"(?:[^,(]*|(?:\S+\s+){8,}.*)\s[a-zà-þ]{3,}[.!?]")
"""A sentence, rather than names that a point ends."""
_BESIDE_NAME = re.compile(r"[,(]|\s[–—-]\s")
_NAMED_NUMBER = re.compile(r"\s*(?:agendapunt|agenda item|top|point)\s*\d{1,2}\b", re.IGNORECASE)


@dataclass
class Section:
    """A heading and the blocks below it, up to the next heading that is as high."""

    at: int
    """Of the heading."""
    text: str
    level: int
    part: Part | None
    is_numbered: bool
    end: int = 0
    inside: list[int] = field(default_factory=list)
    """The blocks below it and above any other heading."""


@dataclass(frozen=True)
class Outline:
    """The blocks with their sections and facts."""

    blocks: Sequence[Block]
    sections: list[Section]
    facts: list[Fact]

    def of(self, wanted: Part) -> Iterator[Section]:
        """The sections of a part."""
        return (section for section in self.sections if section.part is wanted)

    def told(self, wanted: Part) -> Iterator[Fact]:
        """What is said beside a label of a part."""
        return (fact for fact in self.facts if fact.part is wanted and fact.value)

    def parts_above(self, block: int) -> set[Part]:
        """The parts whose sections hold the block below their heading."""
        above = (section for section in self.sections if section.at < block < section.end)
        return {section.part for section in above if section.part}

    def parts_at(self, block: int) -> set[Part]:
        """The parts whose sections hold the block."""
        return {
            section.part
            for section in self.sections
            if section.part and section.at <= block < section.end
        }


def outline(blocks: Sequence[Block]) -> Outline:
    """The outline of a document."""
    sections = [made for at, block in enumerate(blocks) if (made := _section(at, block, blocks))]
    for number, section in enumerate(sections):
        later = sections[number + 1 :]
        ends = (each.at for each in later if each.level <= section.level or _stops(section, each))
        section.end = next(ends, len(blocks))
        if section.level > LABEL_LEVEL:
            section.end = _end_of_items(section, blocks)
        if section.level >= BOLD_LEVEL and section.part in ATTENDANCE:
            section.end = _end_of_people(section, blocks)
        first = later[0].at if later else len(blocks)
        section.inside = list(range(section.at + 1, min(first, section.end)))
    return Outline(blocks, sections, list(facts(blocks)))


def _stops(section: Section, later: Section) -> bool:
    """A heading by its look only goes on until any other with words that are known."""
    return section.level >= BOLD_LEVEL and later.part is not None and later.level >= BOLD_LEVEL


def _end_of_items(section: Section, blocks: Sequence[Block]) -> int:
    """Where the items that are deeper than the one at the head of them end."""
    head = blocks[section.at]
    for at in range(section.at + 1, len(blocks)):
        block = blocks[at]
        is_alike = block.number[:1].isdigit() or not head.number[:1].isdigit()
        if block.form is Form.HEADING:
            return at
        if block.form is Form.ITEM and block.level <= head.level and is_alike:
            return at
    return len(blocks)


def _end_of_people(section: Section, blocks: Sequence[Block]) -> int:
    """Where a list below a line such as “Present” goes over into text, or into one with numbers.

    Labels such as “for the towns:” or “Absent: …” stand among the people.
    """
    listed: Block | None = None
    named: list[int] = []
    for at in range(section.at + 1, section.end):
        block = blocks[at]
        if block.form is Form.ITEM:
            before = listed.number if listed else "" if named else block.number
            if block.number[:1].isdigit() > before[:1].isdigit():
                return at
            listed = block
        elif block.form is Form.TEXT and not _stands_among_people(at, block):
            if listed or opens(block.text) or closes(block.text):
                return at
            if named and _TELLS.fullmatch(block.text):
                return at - (named[-1] == at - 1 and _is_shorter(at - 1, named[0], blocks))
            named.append(at)
    return section.end


def _is_shorter(at: int, first: int, blocks: Sequence[Block]) -> bool:
    """Whether a line has no organisation where the first has one: it is a heading."""
    return bool(_BESIDE_NAME.search(blocks[first].text)) and not _BESIDE_NAME.search(
        blocks[at].text
    )


def _stands_among_people(at: int, block: Block) -> bool:
    fact = labelled(at, block.text)
    return block.text.endswith(":") or bool(
        fact and fact.part in ATTENDANCE | {Part.OFFICE, Part.ASIDE}
    )


def _section(at: int, block: Block, blocks: Sequence[Block]) -> Section | None:
    text, announced = block.text, part(block.text)
    if not text or len(text) > LONGEST_HEADING or block.form in (Form.TABLE, Form.IMAGE):
        return None
    if block.form is Form.HEADING:
        level = block.level
    elif block.form is Form.ITEM:
        if not announced or not _announces(announced, at, blocks):
            return None
        level = LABEL_LEVEL + block.level
    elif _NAMED_NUMBER.match(text) or (block.is_bold and "\n" not in text):
        level = BOLD_LEVEL
    elif (
        announced
        and announced not in (Part.OFFICE, Part.ASIDE, Part.STATE)
        and "\n" not in text
        and text[-1] != "."
    ):
        level = LABEL_LEVEL
    else:
        return None
    number = bool(block.number[:1].isdigit()) or bool(NUMBER.match(text))
    return Section(at, text, level, announced, number)


def _announces(announced: Part, at: int, blocks: Sequence[Block]) -> bool:
    """Whether an item of a list is a heading of what follows it."""
    block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    leads = bool(after and after.form is Form.ITEM and after.level > block.level)
    is_item_of_agenda = block.number[:1].isdigit() and announced in WITH_FIELDS
    return block.is_bold or block.text.endswith(":") or leads or is_item_of_agenda


def heading(section: Section) -> str:
    """The words of a heading without its number."""
    said = " ".join(section.text.split())
    return unnumbered(said).strip(" *_") or bare(said)
