# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Labels with what stands beside them, in lines and in tables."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cop.minutes.blocks import Block, Form
from cop.minutes.words import ATTENDANCE, Part, part

LONGEST_LABEL = 42
_LABEL = re.compile(
    rf"\s*([^\W\d_](?:[^:|]|:(?=innen\b)){{2,{LONGEST_LABEL}}}?)\s*:(?!innen\b)\s*", re.UNICODE
)
_SENTENCE = re.compile(r"[.;]\s+(?=\w)")
_BAR = re.compile(r"\s+[—–|·•-]\s+|;\s+|\t+")
_BESIDE_OTHERS = ATTENDANCE | {Part.DATE, Part.PLACE, Part.ASIDE, Part.OFFICE}


@dataclass(frozen=True)
class Fact:
    """A label with what stands beside it: “Aanwezig: …”, or two cells of a table."""

    part: Part
    value: str
    block: int


def facts(blocks: Sequence[Block]) -> Iterator[Fact]:
    """All of them, in the order of the blocks."""
    for at, block in enumerate(blocks):
        if block.form is Form.TABLE:
            yield from _facts_of_table(at, block)
        elif block.text:
            for line in block.lines:
                for piece in _apart(line):
                    if fact := labelled(at, piece):
                        yield fact


def _apart(line: str) -> list[str]:
    """“Present: …. Absent: ….” or “Date: … — Place: …” in two; another line as it is."""
    begins = sorted({*_begins(line, _SENTENCE, ATTENDANCE), *_begins(line, _BAR, _BESIDE_OTHERS)})
    ends = [*begins, len(line)]
    return [line[a:b].strip(" —–|·•") for a, b in zip([0, *begins], ends, strict=True)]


def _begins(line: str, before: re.Pattern[str], parts: Collection[Part]) -> Iterator[int]:
    for each in before.finditer(line):
        label = _LABEL.match(line, each.end())
        if label and part(label[1]) in parts:
            yield each.end()


def labelled(at: int, line: str) -> Fact | None:
    """What a line says after a label that is known."""
    label = _LABEL.match(line)
    announced = part(label[1]) if label else None
    if not label or not announced:
        return None
    return Fact(announced, line[label.end() :].strip(), at)


def _facts_of_table(at: int, block: Block) -> Iterator[Fact]:
    for row in block.rows:
        for cell in row:
            first, _break, rest = cell.partition("\n")
            if rest and len(first) <= LONGEST_LABEL and (announced := part(first)):
                yield Fact(announced, rest, at)
            elif fact := labelled(at, cell):
                yield fact
        filled = [cell for cell in row if cell]
        if len(filled) == 2 and "\n" not in filled[0] and (announced := part(filled[0])):
            yield Fact(announced, filled[1], at)
