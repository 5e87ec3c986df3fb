# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The actions in a section of minutes that has no others: a list, headings, lists below names."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from cop.minutes import dates
from cop.minutes.action_items import item
from cop.minutes.blocks import Form
from cop.minutes.found import Task
from cop.minutes.opening import tells_next
from cop.minutes.outline import BOLD_LEVEL, Outline, Section, heading
from cop.minutes.owning import Known
from cop.minutes.shortcuts import recognise
from cop.minutes.words import Part

_UP_TO = re.compile(r"\s*[(:—–]|\s-\s")


def of_section(outline: Outline, section: Section, known: Known, reference: date) -> Iterator[Task]:
    """Each item, or else each heading or paragraph that says who does it."""
    others = {fact.block for fact in outline.facts if fact.part is not Part.ACTIONS}
    inside = [(at, outline.blocks[at]) for at in section.inside if at not in others]
    if any(block.form is Form.TABLE for _at, block in inside):
        return
    items = [(at, block) for at, block in inside if block.form is Form.ITEM]
    depth = min((block.level for _at, block in items), default=0)
    for at, block in [each for each in items if each[1].level == depth] or inside:
        if theirs := list(_of_person(outline, at, known, reference)):
            yield from theirs
            continue
        is_other = recognise(block.text, reference) or tells_next(block.text, reference)
        if block.text and not block.text.endswith(":") and not is_other:
            task = item(" ".join(block.text.split()), at, block.text, known, reference)
            if task.owner or items:
                yield task
    if not items:
        yield from _of_headings(outline, section, known, reference)


def _of_person(outline: Outline, at: int, known: Known, reference: date) -> Iterator[Task]:
    """The items below a heading or an item that says no more than who is to do them."""
    head = outline.blocks[at]
    name = _UP_TO.split(head.text.strip(" *_"))[0]
    if known.leading(f"{name} x") != name:
        return
    level = head.level if head.form is Form.ITEM else 0
    below = takewhile(
        lambda each: each[1].form is Form.ITEM and each[1].level > level,
        enumerate(outline.blocks[at + 1 :], at + 1),
    )
    for number, block in below:
        task = item(" ".join(block.text.split()), number, block.text, known, reference)
        yield replace(task, owner=task.owner or name)


def _of_headings(
    outline: Outline, section: Section, known: Known, reference: date
) -> Iterator[Task]:
    """The actions of a section in which each has a heading; what is told of it says when."""
    below = [each for each in outline.sections if section.at < each.at < section.end]
    for each in below if section.level < BOLD_LEVEL else ():
        if each.level == section.level + 1 and each.part is None:
            if theirs := list(_of_person(outline, each.at, known, reference)):
                yield from theirs
                continue
            task = item(heading(each), each.at, each.text, known, reference)
            texts = (outline.blocks[at].text for at in each.inside)
            limits = (limit for text in texts if (limit := dates.due(text, reference)))
            due = next(limits, None)
            yield replace(task, due_on=task.due_on or (due.day if due else None))
