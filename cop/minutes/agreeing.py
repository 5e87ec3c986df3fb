# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The actions that minutes tell of, with who does them and before when."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from cop.minutes import dates
from cop.minutes.action_items import BOX, item
from cop.minutes.action_sections import of_section
from cop.minutes.action_tables import LONGEST, of_table
from cop.minutes.blocks import Form
from cop.minutes.found import Attendee, Sureness, Task
from cop.minutes.outline import Outline
from cop.minutes.owning import FOR, IN_BRACKETS, PEOPLE, PERSON, Known, apart, owner_after
from cop.minutes.sentences import sentences
from cop.minutes.shortcuts import Kind, Shortcut, recognise
from cop.minutes.words import ATTENDANCE, Part

_WORD = r"(?:a[ck]tie(?:punt)?|action(?: item| point)?|aktion|aufgabe|ap)"
_INLINE = re.compile(rf"[(\[]\s*{_WORD}\b\s*:?\s*(?P<who>[^()\[\]]*)[)\]]", re.IGNORECASE)
_MID = re.compile(
    r"(?:A[ck]tie(?:punt)?|Action|Aktion|Aufgabe)\s+(?:(?:voor|pour|für"
    r"|for)\s+)?(?P<owner>[A-ZÀ-Þ][\w’'-]+(?:(?:\s*/\s*|\s+(?:en|et|und|and|&)\s+)"
    r"[A-ZÀ-Þ][\w’'-]+)*)\s+(?P<text>(?:om|voor|pour|um|to|zu)\s.+)"
)
_OF_BEFORE = re.compile(
    rf"(?:A[ck]tie(?:punt)?|Action|Aktion|Aufgabe)\s+(?:(?:voor|pour|für|for)\s+)?"
    rf"(?P<who>{PEOPLE})\s*\.?"
)
"""A sentence such as “Actie Name.”, of what stands before it."""
_BARE = re.compile(r"(?:A[ck]tie(?:punt)?|Aktion|Aufgabe)\s+(?P<text>[a-zà-þ].+)")
_AS_ACTION = re.compile(
    r"\bals actie(?:punt)?\b|\bas an action\b|\bcomme action\b|\bals aufgabe\b", re.I
)
_NAMED = re.compile(rf"(?P<owner>{PEOPLE})(?:,\s+[^:;]{{1,30}})?:\s+(?P<text>\S.*)$", re.DOTALL)
_LISTED = re.compile(rf"(?P<owner>{PEOPLE}),\s+(?P<text>[a-zà-þ].+)$", re.DOTALL)
"""“Noor, stuurt de lijst”"""
_DASHED = re.compile(rf"(?P<owner>{PERSON})\s+[–—-]\s+(?P<text>\S.*)$", re.DOTALL)
_ARROW = re.compile(rf"\s*(?:[→➔➜⇒]|=>|->)\s*(?P<text>{PERSON}\s*:\s+\S.*)")
_NONE = re.compile(r"\W*(?:geen|none|aucune?|keine?|n\.?v\.?t|-)\W*(?:\w+\W*){0,2}", re.IGNORECASE)
_SHORTEST = 28
_MOST_WORDS = 4
_MOST_ALIKE = 50
_SHORTEST_AGAIN = 12
"""Letters and digits of an action that stands whole at the beginning of another."""


def tasks(outline: Outline, attendees: Collection[Attendee], reference: date) -> list[Task]:
    """What somebody is to do, each once, in the order of the text."""
    known = Known(attendees)
    once: dict[str, Task] = {}
    alike = defaultdict[str, list[str]](list)
    for each in sorted(_all(outline, known, reference), key=lambda found: found.block):
        key = _said(each)
        if not key or _NONE.fullmatch(each.text):
            continue
        near = alike[key[:_SHORTEST_AGAIN]][:_MOST_ALIKE]
        same = next((other for other in near if _is_same(key, other)), key)
        before = once.get(same)
        if before is None:
            alike[key[:_SHORTEST_AGAIN]].append(key)
        if before is None or _weight(each) > _weight(before):
            once[same] = each
    found = (replace(each, owner=known.in_full(each.owner)) for each in once.values())
    return sorted(found, key=lambda each: each.block)


def _said(task: Task) -> str:
    """The letters and digits of an action, without the owner whom it opens with."""
    text = task.text.removeprefix(task.owner) if task.owner else task.text
    return re.sub(r"\W+", "", text.casefold())


def _is_same(one: str, other: str) -> bool:
    """Whether one says the other, perhaps with more after it: told in an item and listed again."""
    short = min(len(one), len(other))
    return one == other or (short >= _SHORTEST_AGAIN and one[:short] == other[:short])


def _weight(task: Task) -> tuple[int, bool]:
    return len(task.owner), task.due_on is not None


def _all(outline: Outline, known: Known, reference: date) -> Iterator[Task]:
    for section in outline.of(Part.ACTIONS):
        yield from of_section(outline, section, known, reference)
    for at, block in enumerate(outline.blocks):
        if block.form is Form.TABLE:
            is_listed = Part.ACTIONS in outline.parts_at(at)
            yield from of_table(at, block, reference, is_listed=is_listed)
        elif not outline.parts_at(at) & ATTENDANCE:
            is_listed = Part.ACTIONS in outline.parts_at(at)
            for line in block.lines:
                for task in _of_line(at, line, known, reference):
                    if not is_listed or task.sureness is not Sureness.GUESS:
                        yield task


def _of_line(at: int, line: str, known: Known, reference: date) -> Iterator[Task]:
    pieces = sentences(line)
    whole = recognise(line, reference)
    if whole and whole.kind is Kind.ACTION:
        yield _spoken(whole, at, line, known, reference)
        return
    for number, sentence in enumerate(pieces):
        said = recognise(sentence, reference)
        if said and said.kind is Kind.ACTION:
            yield _spoken(said, at, line, known, reference)
        elif mid := _MID.match(sentence):
            due = dates.due(sentence, reference)
            yield Task(
                mid["text"], at, line, Sureness.LIKELY, mid["owner"], due.day if due else None
            )
        elif bare := _BARE.match(sentence) or _ARROW.match(sentence):
            yield item(bare["text"], at, line, known, reference)
        elif inline := _INLINE.search(sentence) or (number and _OF_BEFORE.fullmatch(sentence)):
            yield _beside(pieces, number, inline, at, line, reference)
        elif not number and BOX.match(sentence):
            yield from _ticked(sentence, at, line, known, reference)
        elif _AS_ACTION.search(sentence):
            owner = known.leading(sentence)
            yield Task(sentence[:LONGEST], at, line, Sureness.GUESS, owner)


def _ticked(sentence: str, at: int, line: str, known: Known, reference: date) -> Iterator[Task]:
    """A line with a box before it, when it says who does it."""
    task = item(sentence, at, line, known, reference)
    if task.owner:
        yield replace(task, sureness=Sureness.LIKELY)


def _spoken(said: Shortcut, at: int, line: str, known: Known, reference: date) -> Task:
    """A line that says it is an action."""
    owner, due_on = FOR.sub("", said.owner), said.due_on
    text, day = (said.text, None) if due_on else apart(said.text, reference)
    if not owner:
        if named := _NAMED.match(text) or IN_BRACKETS.match(text):
            owner, text = named["owner"], named["text"]
        elif named := owner_after(text, reference):
            owner, text = named["owner"], named["text"]
            owner, _comma, rest = owner.partition(",")
            day = day or dates.first(rest, reference)
        else:
            owner = known.opening(text)
    if not owner and (named := _LISTED.match(text) or _DASHED.match(text)):
        owner, text = named["owner"], named["text"]
    return Task(text[:LONGEST], at, line, Sureness.SURE, owner, due_on or day)


def _beside(
    pieces: list[str], number: int, inline: re.Match[str], at: int, line: str, reference: date
) -> Task:
    """What stands before “(Actie: Name)”."""
    owner, _dash, text = inline["who"].partition(" - ")
    if not text and len(owner.split()) > _MOST_WORDS:
        owner, _blank, text = owner.partition(" ")
    if not text:
        sentence = pieces[number]
        text = (sentence[: inline.start()] + sentence[inline.end() :]).strip(" .*_")
        while len(text) < _SHORTEST and number:
            number -= 1
            text = f"{pieces[number]} {text}".strip()
    due = dates.due(line, reference) or next(iter(dates.every(inline["who"], reference)), None)
    owner = FOR.sub("", owner.split(",")[0].strip(" :."))
    return Task(
        text[:LONGEST].strip(" *_"), at, line, Sureness.SURE, owner, due.day if due else None
    )
