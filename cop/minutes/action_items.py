# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An item of a list of actions: who does it, what and before when."""

import re
from datetime import date

from cop.minutes import dates
from cop.minutes.action_tables import LONGEST
from cop.minutes.found import Sureness, Task
from cop.minutes.owning import IN_BRACKETS, PEOPLE, Known, apart, owner_after

_BEFORE = re.compile(rf"(?P<owner>@?{PEOPLE})\s*(?::|\s[–—-])\s+(?P<text>\S.*)$", re.DOTALL)
BOX = re.compile(r"\s*\[(?:(?P<done>[xX])|\s?)\]\s+")
_AT = re.compile(r"@(?P<owner>\w[\w.’'-]*\w)")


def item(text: str, at: int, passage: str, known: Known, reference: date) -> Task:
    """An item of a list of actions."""
    box = BOX.match(text)
    text, due_on = apart(text[box.end() :] if box else text, reference)
    owner = ""
    if named := _BEFORE.match(text) or IN_BRACKETS.match(text):
        owner, text = named["owner"], named["text"]
    elif named := _AT.search(text):
        owner = named["owner"]
    elif led := known.opening(text):
        owner = led
    elif named := owner_after(text, reference):
        owner, text = named["owner"], named["text"]
    due = dates.due(passage, reference)
    owner, _comma, rest = owner.partition(",") if dates.every(owner, reference) else (owner, "", "")
    return Task(
        text.strip(" *_")[:LONGEST], at, passage, Sureness.SURE, owner.strip(" @"),
        due.day if due else due_on or dates.first(rest, reference),
        is_done=bool(box and box["done"]),
    )  # fmt: skip
