# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of notes shows: each agenda item with its note, who writes in it, what is in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cop import clock, merging
from cop.contributions.prepared import run
from cop.db import db
from cop.meetings import queries as meetings
from cop.meetings.moments import timed
from cop.merging import Part
from cop.noting import queries
from cop.noting.recognising import Known, Recognised, recognised
from cop.noting.replacing import Replaced, replaced
from cop.people.models import Person

WRITING = timedelta(seconds=20)
"""How long after a save somebody counts as writing: an editor saves at least every ten seconds."""


@dataclass(frozen=True)
class Choice:
    """Two texts that changed the same lines, for the one who wrote the second."""

    id: int
    version: int
    parts: list[Part]
    others: list[str]
    """Who wrote since the version that this person began with."""

    @property
    def both(self) -> str:
        return merging.both(self.parts)

    @property
    def mine(self) -> str:
        return merging.mine_first(self.parts)


@dataclass(frozen=True)
class Place:
    """An agenda item, or what comes before the first (id 0), and what is written there."""

    id: int
    number: str
    item: Any
    begins: datetime | None
    note: Any
    found: Recognised
    writing: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    replaced: Replaced | None = None
    """Lines of the reader that another replaced."""

    @property
    def text(self) -> str:
        return self.note.text if self.note else ""

    @property
    def version(self) -> int:
        return self.note.version if self.note else 0


def places(person: Person, meeting: Any) -> list[Place]:
    """Every place of a meeting in order; a bounded number of queries, whatever it holds."""
    items = run(meetings.agenda, person, meeting_id=meeting.id).all()
    notes = {note.item_id or 0: note for note in current(meeting.id) if not is_dropped(note)}
    writing, waiting = who_writes(person, meeting.id), _choices(person, meeting.id)
    known, gone = Known(meeting), replaced(person, meeting.id)
    slots = timed(items, meeting.starts_at, meeting.timezone)
    return [
        Place(
            item.id if item else 0,
            number,
            item,
            begins,
            (note := notes.get(item.id if item else 0)),
            recognised(note.text if note else "", known),
            writing[note.id] if note else [],
            waiting[note.id] if note else [],
            gone.get(note.id) if note else None,
        )
        for number, item, begins in [
            ("", None, None),
            *((slot.number, slot.item, slot.begins) for slot in slots),
        ]
    ]


def current(meeting_id: int) -> list[Any]:
    """All notes of a meeting as they are now."""
    return list(run(queries.notes, None, meeting_id=meeting_id))


def is_dropped(note: Any) -> bool:
    """Whether the item of a note was taken off the agenda."""
    return note.item_id is None and note.opens_id is None


def dropped(meeting_id: int) -> list[Any]:
    """The notes whose item was taken off the agenda, as far as something was written."""
    return [note for note in current(meeting_id) if is_dropped(note) and note.text]


def who_writes(person: Person, meeting_id: int) -> dict[int, list[str]]:
    """The names of the others who write in each note now."""
    names: dict[int, list[str]] = defaultdict(list)
    since = clock.now() - WRITING
    for row in db.session.execute(queries.writing_now(person, meeting_id, since)):
        names[row.note_id].append(row.name)
    return names


def _choices(person: Person, meeting_id: int) -> dict[int, list[Choice]]:
    found: dict[int, list[Choice]] = defaultdict(list)
    rows = db.session.execute(queries.open_conflicts(person, meeting_id)).all()
    others: dict[int, list[str]] = defaultdict(list)
    if rows:
        for id, name in db.session.execute(queries.others_since(person, [row.id for row in rows])):
            others[id].append(name)
    for row in rows:
        parts = merging.merge(row.before or "", row.text, row.newest)
        found[row.note_id].append(Choice(row.id, row.version, parts, others[row.id]))
    return found


def choices_in(person: Person, meeting_id: int, note_id: int) -> Iterable[Choice]:
    """What waits for the choice of this person in one note."""
    return _choices(person, meeting_id)[note_id]
