# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The text of a report out of the blocks of minutes, in Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from flask_babel import gettext as _

from cop import clock
from cop.minutes import review
from cop.minutes.attendance_tables import header, names_people
from cop.minutes.blocks import Block, Form, loaded
from cop.minutes.facts import Fact
from cop.minutes.outline import BOLD_LEVEL, Outline, Section, outline
from cop.minutes.shortcuts import without_actions
from cop.minutes.words import ATTENDANCE, CONTAINERS, WITH_FIELDS, Part
from cop.web.filters import show_date


def body(found: Mapping[str, Any]) -> str:
    """The text with a heading for each item, without what has a field of its own.

    Where and when the next meeting is has none in a report, so that stands in the text.
    """
    text = _text(found)
    place, day = (found["place"] or {}).get("text", ""), review.day(found, "next")
    before = _("Place: %(place)s", place=place) if place and place not in text else ""
    told = not day or (found["next"].get("passage") or "\0").strip() in text
    after = "" if told else _("Next meeting: %(day)s", day=show_date(day))
    return "\n\n".join(filter(None, (before, text, after)))


def _text(found: Mapping[str, Any]) -> str:
    blocks = loaded(found["blocks"])
    items = {each["block"]: each["text"] for each in found["items"] if each["kept"]}
    tasks = {each["block"] for each in found["tasks"] if each["kept"] and each["text"]}
    left_out = _left_out(outline(blocks), found, items)
    today, pieces = clock.today(), list[str]()
    before: Block | None = None
    for at, block in enumerate(blocks):
        if at in left_out:
            continue
        if at in tasks and at not in items and block.form is not Form.TABLE:
            block = replace(block, source=without_actions(block.source, today))
            if not block.source.strip():
                continue
        piece = "".join(_piece(at, block, items, found["pictures"]))
        if not piece:
            continue
        together = before and before.form is block.form is Form.ITEM and at not in items
        pieces.append(f"{piece}" if together or not pieces else f"\n{piece}")
        before = None if at in items else block
    return "\n".join(pieces).strip()


def _left_out(seen: Outline, found: Mapping[str, Any], items: Mapping[int, str]) -> set[int]:
    """The blocks of the title and day, of containers, and of parts that have a field."""
    left = {each["block"] for each in (found["title"], found["held"]) if each}
    left = {at for at in left if at < min(items, default=0) or at == 0}
    for section in seen.sections:
        is_heading = section.level <= BOLD_LEVEL
        if section.part in CONTAINERS and is_heading and section.at not in items:
            left.add(section.at)
        if section.part is Part.AGENDA and items and not items.keys() & set(section.inside):
            left |= {section.at, *_list_below(section, seen.blocks)}
        if section.part in WITH_FIELDS and section.at not in items:
            told = {at for at in section.inside if _is_told(at, section.part, found)}
            if told and is_heading and section.part in ATTENDANCE:
                told = set(section.inside)
            if told:
                left |= {section.at, *told}
    first, other_next = min(items, default=0), _corrected_next(found)
    for fact in seen.facts:
        is_line = len(seen.blocks[fact.block].lines) == 1
        is_told_anew = fact.part is Part.STATE or _is_place(fact, found)
        if is_line and is_told_anew and fact.block < first:
            left.add(fact.block)
        if is_line and fact.part is Part.NEXT and fact.block == other_next:
            left.add(fact.block)
        if fact.part in ATTENDANCE and _is_told(fact.block, fact.part, found):
            left.add(fact.block)
    for at, block in enumerate(seen.blocks):
        is_list = block.form is Form.TABLE and names_people(header(block))
        if is_list and at not in items and _is_told(at, Part.PRESENT, found):
            left.add(at)
    return left


def _is_place(fact: Fact, found: Mapping[str, Any]) -> bool:
    """Whether it says the place that was found, which is said as it was corrected."""
    said = found["place"]
    return fact.part is Part.PLACE and bool(said) and said["block"] == fact.block


def _corrected_next(found: Mapping[str, Any]) -> int | None:
    """The block that says another day of the next meeting than somebody made of it."""
    said = found["next"]
    return said["block"] if said and not said.get("passage") else None


def _list_below(section: Section, blocks: Sequence[Block]) -> Iterator[int]:
    """The list right below a heading: an agenda, of which the items follow."""
    return takewhile(lambda at: blocks[at].form is Form.ITEM, section.inside)


def _is_told(block: int, part: Part, found: Mapping[str, Any]) -> bool:
    """Whether things that were found in the block say all of it."""
    kinds = {Part.DECISIONS: "decisions", Part.ACTIONS: "tasks"}
    return any(each["block"] == block for each in found[kinds.get(part, "attendees")])


def _piece(
    at: int, block: Block, items: Mapping[int, str], pictures: Mapping[str, Any]
) -> Iterator[str]:
    if at in items:
        yield f"### {' '.join(items[at].split())}"
        # A table or paragraph that opens with the item's title goes on after it.
        rest = block.source if block.form is Form.TABLE else _after(block, items[at])
        yield f"\n\n{rest}" if rest else ""
    elif block.form is Form.HEADING:
        yield f"#### {' '.join(block.text.split())}"
    elif block.form is Form.IMAGE:
        if picture := pictures.get(block.image):
            yield f"![{block.source or picture['name']}](/files/{picture['id']})"
    elif block.form is Form.ITEM:
        mark = block.number if block.number[:1].isdigit() and block.number[-1:] in ".)" else "-"
        yield f"{'   ' * (block.level - 1)}{mark} {_joined(block.source)}"
    elif block.form is Form.TEXT and block.is_bold and len(block.text) < 100:
        yield f"#### {block.text}"
    else:
        yield block.source


def _after(block: Block, title: str) -> str:
    """What follows the title in the block that it was read from."""
    lines = block.lines
    if len(lines) > 1:
        return "\n".join(lines[1:])
    _before, found, after = block.text.partition(title)
    return after.strip(" .:–-") if found else ""


def _joined(source: str) -> str:
    return " ".join(source.split("\n"))
