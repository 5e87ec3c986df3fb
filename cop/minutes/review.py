# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What was found in minutes as it is kept for somebody to look at, and back."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cop.minutes.blocks import Block
from cop.minutes.deciding import is_formal
from cop.minutes.found import Found, Recognised, Task

MOST = {"attendees": 300, "items": 150, "decisions": 100, "tasks": 60}
"""Things of a kind that are looked at; what is more stays in the text."""


def kept(blocks: Sequence[Block], found: Recognised) -> dict[str, Any]:
    """The blocks and the things in them, as JSON.

    Everything is kept unless somebody drops it, but that minutes were approved, which is a form,
    and what was done already.
    """
    return {
        "blocks": [dataclasses.asdict(block) for block in blocks],
        "pictures": {},
        "title": as_json(found.title) if found.title else None,
        "held": as_json(found.held) if found.held else None,
        "place": as_json(found.place) if found.place else None,
        "next": as_json(found.next_one) if found.next_one else None,
        **{
            kind: [as_json(each) | _looked_at(each) for each in getattr(found, kind)[:most]]
            for kind, most in MOST.items()
        },
    }


def _looked_at(found: Found) -> dict[str, bool]:
    if isinstance(found, Task):
        return {"kept": not found.is_done}
    formal = is_formal(found)
    return {"kept": not formal, "is_formal": formal}


def rows(found: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """The things of a kind as the form takes them."""
    return [
        {**each, "due_on": _day(each["due_on"])} if "due_on" in each else dict(each)
        for each in found[kind]
    ]


def day(found: Mapping[str, Any], name: str) -> date | None:
    """A day that was found."""
    return _day(found[name]["day"]) if found[name] else None


def with_day(found: Mapping[str, Any] | None, day: date | None) -> dict[str, Any] | None:
    """A day as somebody left it; with the passage that says so, unless they changed it."""
    if day is None:
        return None
    before = {"block": -1} | dict(found or {})
    if before.get("day") != day.isoformat():
        before.pop("passage", None)
    return before | {"day": day.isoformat()}


def corrected(
    found: Mapping[str, Any], kind: str, given: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The things of a kind with what somebody made of them; passages stay as they were."""
    return [
        {**each, **{name: _json(value) for name, value in row.items() if name in each}}
        for each, row in zip(found[kind], given, strict=False)
    ]


def as_json(found: Found) -> dict[str, Any]:
    """A thing as it is kept."""
    return {name: _json(value) for name, value in dataclasses.asdict(found).items()}


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
