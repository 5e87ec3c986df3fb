# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The agenda of a meeting: its items in order, and the links to what they are about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import delete

from cop.contributions.linking import connect
from cop.contributions.models import Contribution, Link, LinkKind
from cop.db import db
from cop.meetings import queries
from cop.meetings.models import AgendaItem, ItemFile, ItemKind, Meeting
from cop.notify.actions import tell
from cop.people.models import Person

MOST_ITEMS = 40
USUAL_MINUTES = 15
"""How long something takes that is put on an agenda, unless who puts it there says otherwise."""
KIND_OF = {"question": ItemKind.REQUEST, "practice": ItemKind.PRACTICE}
"""What kind of item something becomes by itself."""


@dataclass(frozen=True)
class Item:
    """An item as somebody wrote it."""

    title: str
    kind: ItemKind = ItemKind.PRESENTATION
    minutes: int | None = None
    presenter: str = ""
    about: Contribution | None = None
    under: bool = False
    room: str = ""
    begins: time | None = None
    explanation: str = ""
    id: int | None = None
    """Of an item that is there already."""


def item_about(contribution: Contribution, minutes: int | None = None) -> Item:
    """The item that something becomes when it is put on an agenda."""
    kind = KIND_OF.get(contribution.kind, ItemKind.PRESENTATION)
    return Item(contribution.title, kind, minutes or USUAL_MINUTES, "", contribution)


def with_item(items: Sequence[Item], item: Item) -> list[Item]:
    """The agenda with an item more: at its end, before any other business and what closes it."""
    at = _closing(items)
    return [*items[:at], item, *items[at:]]


def lines(items: Iterable[Item | AgendaItem]) -> str:
    """The agenda as lines of text."""
    return "\n".join(
        " | ".join(filter(None, (
            f"– {item.title}" if item.under else item.title,
            f"{item.begins:%H:%M}" if item.begins else "",
            f"{item.minutes} min" if item.minutes else "",
            item.presenter, item.room,
        )))
        for item in items
    )  # fmt: skip


def arrange(meeting: Meeting, items: Sequence[Item], *, by: Person) -> None:
    """Make these the items, link what they are about, and tell those whose text is new on it.

    An item keeps its row wherever it moves to, since notes and files hang on it.
    """
    present = {row.id: row for row in db.session.scalars(queries.items(meeting))}
    before = {row.contribution_id for row in present.values() if row.contribution_id}
    same = {row.contribution_id: row.id for row in present.values() if row.contribution_id}
    kept: set[int] = set()
    for position, item in enumerate(items):
        id = item.id or same.get(item.about.id if item.about else 0) or 0
        row = present.get(id) if id not in kept else None
        row = row or AgendaItem(meeting_id=meeting.id)
        kept |= {row.id} if row.id else set()
        row.position, row.title, row.kind = position, item.title, item.kind
        row.minutes, row.presenter = item.minutes, item.presenter
        row.under, row.room = item.under and position > 0, item.room
        row.begins, row.explanation = item.begins, item.explanation
        row.contribution_id = item.about.id if item.about else None
        db.session.add(row)
    gone = [row for id, row in present.items() if id not in kept]
    _remove(gone)
    about = {item.about.id: item.about for item in items if item.about}
    discussed_no_more(meeting, before - about.keys())
    taken_off(meeting, before - about.keys())
    db.session.flush()
    for id in about.keys() - before:
        connect(about[id], meeting, LinkKind.DISCUSSED_IN, by=by)
        tell([about[id].author_id], "on_agenda", meeting, by=by)
        put_on(meeting, about[id])
    db.session.flush()


def _closing(items: Sequence[Item]) -> int:
    """Where any other business begins, after which only announcements may come; else the end."""
    wholes = [at for at, item in enumerate(items) if not item.under or at == 0]
    while wholes and items[wholes[-1]].kind is ItemKind.NOTICE:
        wholes.pop()
    found = len(items)
    while wholes and items[wholes[-1]].kind is ItemKind.ROUND:
        found = wholes.pop()
    return found


PLACED: list[Callable[[Contribution, Meeting], Any]] = []
"""What else is done with what comes on an agenda; app.py fills this in."""
TAKEN_OFF: list[Callable[[Iterable[int], Meeting], Any]] = []
"""The same with the ids of contributions that come off an agenda again."""


def put_on(meeting: Meeting, contribution: Contribution) -> None:
    """Tell who keeps proposals that this is on the agenda."""
    for each in PLACED:
        each(contribution, meeting)


def taken_off(meeting: Meeting, ids: Iterable[int]) -> None:
    """Tell who keeps proposals that these are not on the agenda any more."""
    gone = list(ids)
    for each in TAKEN_OFF if gone else ():
        each(gone, meeting)


def _remove(rows: Sequence[AgendaItem]) -> None:
    ids = [row.id for row in rows]
    db.session.execute(delete(ItemFile).where(ItemFile.item_id.in_(ids)))
    for row in rows:
        db.session.delete(row)


def discussed_no_more(place: Contribution, ids: Iterable[int]) -> None:
    """Take away that these are discussed in a meeting or report."""
    db.session.execute(
        delete(Link).where(
            Link.to_id == place.id,
            Link.kind == LinkKind.DISCUSSED_IN,
            Link.from_id.in_(list(ids)),
        )
    )
