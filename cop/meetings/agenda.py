# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The agenda of a meeting: its items in order, and the links to what they are about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete

from cop.contributions.linking import connect
from cop.contributions.models import Contribution, Link, LinkKind
from cop.db import db
from cop.meetings import queries
from cop.meetings.models import AgendaItem, ItemKind, Meeting
from cop.notify.actions import tell
from cop.people.models import Person

MOST_ITEMS = 40
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


def item_about(contribution: Contribution, minutes: int | None = None) -> Item:
    """The item that something becomes when it is put on an agenda."""
    kind = KIND_OF.get(contribution.kind, ItemKind.PRESENTATION)
    return Item(contribution.title, kind, minutes, "", contribution)


def lines(items: Iterable[Item | AgendaItem]) -> str:
    """The agenda as lines of text."""
    return "\n".join(
        " | ".join(filter(None, (item.title, f"{item.minutes} min" if item.minutes else "",
                                 item.presenter)))
        for item in items
    )  # fmt: skip


def arrange(meeting: Meeting, items: Sequence[Item], *, by: Person) -> None:
    """Make these the items, link what they are about, and tell those whose text is new on it."""
    present = db.session.scalars(queries.items(meeting)).all()
    before = {row.contribution_id for row in present if row.contribution_id}
    for row in present[len(items) :]:
        db.session.delete(row)
    for position, item in enumerate(items):
        row = present[position] if position < len(present) else AgendaItem(meeting_id=meeting.id)
        row.position, row.title, row.kind = position, item.title, item.kind
        row.minutes, row.presenter = item.minutes, item.presenter
        row.contribution_id = item.about.id if item.about else None
        db.session.add(row)
    about = {item.about.id: item.about for item in items if item.about}
    discussed_no_more(meeting, before - about.keys())
    for id in about.keys() - before:
        connect(about[id], meeting, LinkKind.DISCUSSED_IN, by=by)
        tell([about[id].author_id], "on_agenda", meeting, by=by)
    db.session.flush()


def discussed_no_more(place: Contribution, ids: Iterable[int]) -> None:
    """Take away that these are discussed in a meeting or report."""
    db.session.execute(
        delete(Link).where(
            Link.to_id == place.id,
            Link.kind == LinkKind.DISCUSSED_IN,
            Link.from_id.in_(list(ids)),
        )
    )
