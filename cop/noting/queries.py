# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of notes."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import aliased

from cop.contributions.queries import page_of
from cop.db import Rows
from cop.meetings.models import AgendaItem, Meeting, Report
from cop.noting.models import How, MinuteTaker, Note, NoteConflict, NoteVersion
from cop.people.models import Person


def meeting(person: Person | None, meeting_id: Any) -> Rows:
    """The row of a meeting whose notes are asked for, if this person may open it."""
    takes = exists().where(
        MinuteTaker.meeting_id == Meeting.id,
        MinuteTaker.person_id == (person.id if person is not None else 0),
    )
    return page_of(person, Meeting, meeting_id).with_only_columns(
        *(Meeting.id, Meeting.kind, Meeting.title, Meeting.language, Meeting.author_id),
        *(Meeting.group_id, Meeting.starts_at, Meeting.timezone, Meeting.cancelled_at),
        takes.correlate(Meeting).label("takes_minutes"),
        exists().where(Report.meeting_id == Meeting.id).correlate(Meeting).label("reported"),
        maintain_column_froms=True,
    )


def notes(_person: Person | None, meeting_id: Any) -> Rows:
    """All notes of a meeting, with who wrote the newest version of each and when."""
    newest = (NoteVersion.note_id == Note.id) & (NoteVersion.version == Note.version)
    return (
        select(
            *(Note.id, Note.item_id, Note.opens_id, Note.title, Note.text, Note.version),
            *(NoteVersion.at, NoteVersion.by_id, Person.name.label("by")),
        )
        .outerjoin(NoteVersion, newest)
        .outerjoin(Person, Person.id == NoteVersion.by_id)
        .where(Note.meeting_id == meeting_id)
        .order_by(Note.id)
    )


def writing_now(person: Person, meeting_id: int, since: datetime) -> Rows:
    """The notes that others wrote in since a moment, with their names."""
    return (
        select(NoteVersion.note_id, Person.name)
        .distinct()
        .join(Note, Note.id == NoteVersion.note_id)
        .join(Person, Person.id == NoteVersion.by_id)
        .where(
            Note.meeting_id == meeting_id, NoteVersion.at > since, NoteVersion.by_id != person.id
        )
        .order_by(Person.name)
    )


def open_conflicts(person: Person, meeting_id: int) -> Rows:
    """The edits of this person that wait for a choice, with the newest text of each note."""
    return (
        select(
            *(NoteConflict.id, NoteConflict.note_id, NoteConflict.text, NoteConflict.base),
            *(Note.item_id, Note.opens_id, Note.version, Note.text.label("newest")),
            NoteVersion.text.label("before"),
        )
        .join(Note, Note.id == NoteConflict.note_id)
        .outerjoin(
            NoteVersion,
            (NoteVersion.note_id == Note.id) & (NoteVersion.version == NoteConflict.base),
        )
        .where(
            Note.meeting_id == meeting_id,
            NoteConflict.person_id == person.id,
            NoteConflict.settled_at.is_(None),
        )
        .order_by(NoteConflict.id)
    )


def others_since(person: Person, conflict_ids: Collection[int]) -> Rows:
    """Who else saved a version after the one that each of these edits was written on."""
    return (
        select(NoteConflict.id, Person.name)
        .distinct()
        .join(NoteVersion, NoteVersion.note_id == NoteConflict.note_id)
        .join(Person, Person.id == NoteVersion.by_id)
        .where(
            NoteConflict.id.in_(conflict_ids),
            NoteVersion.version > NoteConflict.base,
            NoteVersion.by_id != person.id,
        )
        .order_by(Person.name)
    )


def choices_after(person: Person, meeting_id: int) -> Rows:
    """What others chose since this person last wrote in a note, with the texts around it."""
    own, before, chosen = aliased(NoteVersion), aliased(NoteVersion), aliased(NoteVersion)
    last = select(func.max(NoteVersion.version)).where(
        NoteVersion.note_id == Note.id, NoteVersion.by_id == person.id
    )
    return (
        select(
            *(Note.id.label("note_id"), Note.text.label("newest"), own.text.label("mine")),
            *(before.version, before.text.label("before"), chosen.text.label("chosen")),
            Person.name.label("by"),
        )
        .select_from(Note)
        .join(own, (own.note_id == Note.id) & (own.version == last.scalar_subquery()))
        .join(chosen, (chosen.note_id == Note.id) & (chosen.version > own.version))
        .join(before, (before.note_id == Note.id) & (before.version == chosen.version - 1))
        .join(Person, Person.id == chosen.by_id)
        .where(Note.meeting_id == meeting_id, chosen.how == How.CHOSEN)
        .order_by(chosen.version)
    )


def still_to_choose(meeting_id: int) -> Select[str]:
    """The names of those whose edits wait for their choice."""
    return (
        select(Person.name)
        .distinct()
        .join(NoteConflict, NoteConflict.person_id == Person.id)
        .join(Note, Note.id == NoteConflict.note_id)
        .where(Note.meeting_id == meeting_id, NoteConflict.settled_at.is_(None))
        .order_by(Person.name)
    )


def own_conflict(person: Person, meeting_id: int, conflict_id: int) -> Select[NoteConflict]:
    """The edit as an entity, if this person wrote it at this meeting."""
    return (
        select(NoteConflict)
        .join(Note, Note.id == NoteConflict.note_id)
        .where(
            NoteConflict.id == conflict_id,
            NoteConflict.person_id == person.id,
            Note.meeting_id == meeting_id,
        )
    )


def takers(meeting_id: int) -> Rows:
    """Who was named to write along, by name."""
    return (
        select(Person.id, Person.name)
        .join(MinuteTaker, MinuteTaker.person_id == Person.id)
        .where(MinuteTaker.meeting_id == meeting_id)
        .order_by(Person.name, Person.id)
    )


def note(meeting_id: int, note_id: int) -> Rows:
    """One note of a meeting."""
    return select(Note.id, Note.title, Note.item_id, Note.opens_id, Note.version).where(
        Note.id == note_id, Note.meeting_id == meeting_id
    )


def item(meeting_id: int, item_id: int) -> Select[str]:
    """The title of an item that is on the agenda of the meeting."""
    return select(AgendaItem.title).where(
        AgendaItem.id == item_id, AgendaItem.meeting_id == meeting_id
    )


def note_on(meeting_id: int, item_id: int) -> Select[int]:
    """The id of the note under an item, or of the one before the first (item 0)."""
    under = Note.item_id == item_id if item_id else Note.opens_id == meeting_id
    return select(Note.id).where(Note.meeting_id == meeting_id, under)


def versions(note_id: int) -> Rows:
    """Every version of a note with who wrote it, the newest first."""
    return (
        select(NoteVersion.version, NoteVersion.text, NoteVersion.how, NoteVersion.at, Person.name)
        .join(Person, Person.id == NoteVersion.by_id)
        .where(NoteVersion.note_id == note_id)
        .order_by(NoteVersion.version.desc())
    )


def text_at(note_id: int, version: int) -> Select[str]:
    """What a note said at a version."""
    return select(NoteVersion.text).where(
        NoteVersion.note_id == note_id, NoteVersion.version == version
    )
