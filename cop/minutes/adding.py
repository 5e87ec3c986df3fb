# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What was missed in minutes, as somebody adds it to what was found."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from cop.meetings.fields import NEW_ROWS
from cop.minutes.blocks import Block, Form
from cop.minutes.found import Attendee, Found, Task
from cop.minutes.package import escaped
from cop.minutes.review import MOST, as_json

_KINDS: dict[str, type[Found]] = {"attendees": Attendee, "tasks": Task}
_NOWHERE = -1
"""The block of what no passage says."""


def blank(found: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """Empty rows for things of a kind, as many as fit."""
    rows = min(NEW_ROWS, MOST[kind] - len(found[kind]))
    return [{"text": "", "is_present": True} for _row in range(rows)]


def added(
    found: Mapping[str, Any], kind: str, given: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The things of a kind in the rows after those that were found; empty rows are none."""
    made = []
    for row in given[len(found[kind]) : MOST[kind]]:
        if row["text"]:
            said = {name: value for name, value in row.items() if name != "kept"}
            thing = _KINDS.get(kind, Found)(**{"block": _NOWHERE, "passage": "", **said})
            made.append(as_json(thing) | {"kept": True})
    return made


def placed(found: Mapping[str, Any]) -> dict[str, Any]:
    """With a place in the text for each item that was added: the line that says it, or the end."""
    blocks, items = list(found["blocks"]), []
    taken = {each["block"] for each in found["items"]}
    for each in found["items"]:
        if each["block"] == _NOWHERE:
            lines = (at for at, block in enumerate(blocks) if _says(block, each["text"]))
            at = next((at for at in lines if at not in taken), len(blocks))
            if at == len(blocks):
                blocks.append(_heading(each["text"]))
            taken.add(at)
            each = each | {"block": at, "passage": each["text"]}
        items.append(each)
    return {**found, "blocks": blocks, "items": sorted(items, key=lambda each: each["block"])}


def _says(block: Mapping[str, Any], text: str) -> bool:
    """Whether a paragraph opens with a line that is the title of an item."""
    line: str = block["text"].partition("\n")[0]
    return line.strip(" .:").casefold() == text.strip(" .:").casefold()


def _heading(text: str) -> dict[str, Any]:
    return dataclasses.asdict(Block(Form.HEADING, text, 1, source=escaped(text)))
