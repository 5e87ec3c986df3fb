# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A meeting that goes on now, and what browsers do with its notes."""

import re

from sqlalchemy import select

from cop.db import db
from cop.meetings.agenda import Item
from cop.meetings.models import AgendaItem, ItemKind, Meeting
from cop.noting.models import Note
from tests import make

SCRIPT = {"HX-Request": "true"}


def meeting(by, titles=("Verges", "Heat"), **fields) -> Meeting:
    items = [Item(title, ItemKind.REQUEST, 20, "Bea") for title in titles]
    return make.meeting(by, items=items, days=0, **fields)


def item(title: str = "Verges") -> int:
    return db.session.scalars(select(AgendaItem.id).where(AgendaItem.title == title)).one()


def note(title: str = "Verges") -> Note:
    return db.session.scalars(select(Note).where(Note.title == title)).one()


def page(browser, meeting) -> str:
    return browser.get(f"/meetings/{meeting.id}/notes").text


def write(browser, meeting, text, *, since=0, item_id=None, script=False, **fields):
    """Save a text, as the form of an item does; item 0 is what comes before the first."""
    place = item() if item_id is None else item_id
    return browser.post(
        f"/meetings/{meeting.id}/notes/{place}",
        data={"text": text, "version": str(since), "note": ""} | fields,
        headers=SCRIPT if script else {},
    )


def choices(html: str) -> list[str]:
    """The addresses at which this reader chooses between two texts."""
    return re.findall(r'action="(/meetings/\d+/notes/choices/\d+)"', html)
