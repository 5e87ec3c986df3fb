# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The decisions that minutes tell of."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cop.minutes import decided
from cop.minutes.blocks import Block, Form
from cop.minutes.found import Found, Sureness
from cop.minutes.outline import Outline, Section, heading
from cop.minutes.sentences import sentences
from cop.minutes.shortcuts import Kind, recognise
from cop.minutes.words import Part, part

_NONE = re.compile(r"\W*(?:geen|none|aucune?|keine?|n\.?v\.?t|-)\W*(?:\w+\W*){0,2}", re.IGNORECASE)
LONGEST = 500


def decisions(outline: Outline, reference: date) -> list[Found]:
    """What was decided, each once, in the order of the text."""
    once: dict[str, Found] = {}
    found = sorted(_all(outline, reference), key=lambda found: found.block)
    if any(Part.DECISIONS in outline.parts_at(each.block) for each in found):
        # Where decisions are listed, a sentence that tells of one tells of these.
        found = [each for each in found if each.sureness is Sureness.SURE]
    said = Counter(each.text for each in found)
    for each in found:
        is_bare = len(each.text) <= _BARE or _THIS.match(each.text)
        if is_bare and (said[each.text] > 1 or each.text.startswith("(")):
            each = _with_what(each, outline)
        bare = _without_link(each, outline)
        key = re.sub(r"\W+", "", bare.casefold())
        if key and not _NONE.fullmatch(each.text):
            each = replace(each, text=each.text[:1].upper() + each.text[1:])
            kept = once.setdefault(key, each)
            is_surer = kept.sureness is not Sureness.SURE and each.sureness is Sureness.SURE
            if is_surer or bare != each.text:
                once[key] = each
    return list(once.values())


def _all(outline: Outline, reference: date) -> Iterator[Found]:
    listed: set[int] = set()
    for section in outline.of(Part.DECISIONS):
        for found in _of_section(outline, section):
            listed.add(found.block)
            yield found
    for at, block in enumerate(outline.blocks):
        if at in listed or block.form not in (Form.TEXT, Form.ITEM, Form.HEADING):
            continue
        for line in block.lines:
            yield from _of_line(outline, at, line, block, reference)


def _of_section(outline: Outline, section: Section) -> Iterator[Found]:
    inside = [(at, outline.blocks[at]) for at in section.inside]
    rows = [(at, block) for at, block in inside if block.form is Form.TABLE]
    items = [(at, block) for at, block in inside if block.form is Form.ITEM]
    for at, block in rows:
        yield from _of_table(at, block)
    for at, block in items or ([] if rows else inside):
        if block.text and not block.text.endswith(":"):
            yield Found(_said(block.text), at, block.text)


def _of_table(at: int, block: Block) -> Iterator[Found]:
    header = [
        part(cell) is Part.DECISIONS or cell.casefold() in _DECISION for cell in block.rows[0]
    ]
    column = header.index(True) if True in header else _widest(block.rows)
    for row in block.rows[1 if True in header else 0 :]:
        if column < len(row) and row[column]:
            yield Found(_said(row[column]), at, " | ".join(row))


def _widest(rows: Sequence[Sequence[str]]) -> int:
    """The column with the most text."""
    signs = [sum(len(row[at]) for row in rows if at < len(row)) for at in range(len(rows[0]))]
    return signs.index(max(signs))


_DECISION = frozenset(["besluit", "décision", "beschluss", "entscheidung", "decision"])


def _of_line(
    outline: Outline, at: int, line: str, block: Block, reference: date
) -> Iterator[Found]:
    said = recognise(line, reference)
    if said and said.kind is Kind.DECISION:
        yield Found(said.text, at, line)
    elif not said and block.form is not Form.HEADING and not outline.parts_at(at) & _OTHERS:
        for sentence in sentences(decided.without_quotes(line)):
            inner = recognise(sentence, reference)
            if inner and inner.kind is Kind.DECISION:
                yield Found(inner.text, at, line)
            elif not inner and (sureness := decided.sureness(sentence)):
                found = Found(sentence.strip(" *_>")[:LONGEST], at, line, sureness)
                if not sentence.endswith(":"):
                    yield found
                elif below := decided.announces(sentence) and _below(outline, found):
                    yield from below
                elif len(sentence) > _LABEL:
                    yield found


def _without_link(found: Found, outline: Outline) -> str:
    """A decision without the link behind it to what it is about, as `about.py` reads it."""
    is_linked = "](" in outline.blocks[found.block].source
    return _BEHIND.sub("", found.text) if is_linked else found.text


def _with_what(found: Found, outline: Outline) -> Found:
    """“Unanimously approved.” with the sentence before it, or else the heading above it."""
    before = sentences(found.passage.partition(found.text)[0])
    above = [each for each in outline.sections if each.at < found.block < each.end]
    what = before[-1] if before else f"{heading(above[-1])}:" if above else ""
    return replace(found, text=f"{what} {found.text}".strip()[:LONGEST])


def _below(outline: Outline, found: Found) -> list[Found]:
    """The items that follow an announcement, also below headings that are lower than its own."""
    ends = [section.end for section in outline.sections if section.at <= found.block < section.end]
    following = range(found.block + 1, min(ends, default=len(outline.blocks)))
    together = itertools.takewhile(lambda at: outline.blocks[at].form in _LISTED, following)
    items = [at for at in together if outline.blocks[at].form is Form.ITEM]
    return [
        replace(
            found, text=_said(outline.blocks[at].text), block=at, passage=outline.blocks[at].text
        )
        for at in items
    ]


_BEHIND = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)$")
_THIS = re.compile(r"(?:cette|ce|deze|dit|diese[rs]?|this)\b", re.IGNORECASE)
_BARE = 25
"""Signs of a sentence that says that something was approved, and hardly what."""
_LABEL = 60
"""Signs of a sentence before a colon that says no more than what is below it."""
_LISTED = frozenset([Form.ITEM, Form.HEADING])
_OTHERS = frozenset([Part.PRESENT, Part.ABSENT, Part.ACTIONS])


def is_formal(decision: Found) -> bool:
    """Whether a sentence only tells that minutes or an agenda were approved."""
    said = decision.text
    return decision.sureness is not Sureness.SURE and len(said) < 160 and decided.is_formal(said)


def _said(text: str) -> str:
    return " ".join(text.split()).strip(" *_")[:LONGEST]
