# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Save what several people write in one note at the same time, so that no word of it is lost."""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from cop import clock, merging
from cop.db import db
from cop.noting import queries
from cop.noting.models import How, Note, NoteConflict, NoteVersion
from cop.people.models import Person

MOST_TRIES = 50
"""How often a newer version may come in between; after that the edit waits for a choice."""


@dataclass(frozen=True)
class Saved:
    """What became of a text that somebody saved."""

    note_id: int
    version: int
    """The newest version."""
    typed: int
    """The version that says exactly what was typed: from it the writer goes on."""
    text: str
    conflict_id: int | None = None

    @property
    def merged(self) -> bool:
        """Whether it was put together with what another wrote meanwhile."""
        return self.version != self.typed and self.conflict_id is None


def note_under(meeting_id: int, item_id: int, *, title: str, note_id: int = 0) -> int:
    """The id of the note to save in, made when it is the first word there.

    `note_id` is the note that the writer has on the screen. It goes before the item, which may
    have been taken off the agenda meanwhile; a first word for such an item gets a note of its own.
    """
    if db.session.execute(queries.note(meeting_id, note_id)).first():
        return note_id
    item = db.session.scalar(queries.item(meeting_id, item_id)) if item_id else None
    if item_id and item is None:
        return _made(meeting_id, title)
    under = queries.note_on(meeting_id, item_id)
    found = db.session.scalar(under)
    if found is None:
        made = Note(meeting_id=meeting_id, item_id=item_id or None, title=item or "")
        made.opens_id = None if item_id else meeting_id
        try:
            with db.session.begin_nested():
                db.session.add(made)
        except IntegrityError:  # another was first, or the item went at this moment
            found = db.session.scalar(under) or _made(meeting_id, title)
    return found or made.id


def save(note_id: int, text: str, *, since: int, by: Person, how: How = How.WRITTEN) -> Saved:
    """Save a text that was written on version `since`.

    It becomes the newest version; or is put together with newer ones where they changed other
    lines; or else it is kept until its writer has chosen, and the newest stays as it is.
    """
    for _try in range(MOST_TRIES):
        newest, version = db.session.execute(
            select(Note.text, Note.version).where(Note.id == note_id)
        ).one()
        if newest == text:
            return Saved(note_id, version, version, text)
        if since == version:
            texts = [(text, how)]
        else:
            parts = merging.merge(_text_at(note_id, since), text, newest)
            if merging.met(parts):
                break
            typed = How.TYPED if how is How.WRITTEN else how
            texts = [(text, typed), (merging.mine_first(parts), How.MERGED)]
        if _is_newest(note_id, version, texts, by=by):
            last = version + len(texts)
            return Saved(note_id, last, version + 1, texts[-1][0])
    return _keep(note_id, text, since=since, by=by)


def restore(note_id: int, version: int, *, by: Person) -> Saved:
    """Make an older version the newest again; what stood there stays among the versions."""
    text = _text_at(note_id, version)
    newest = db.session.scalars(select(Note.version).where(Note.id == note_id)).one()
    return save(note_id, text, since=newest, by=by, how=How.RESTORED)


def rewrite(note_id: int, line: str, anew: str, *, by: Person) -> Saved:
    """Put another line in the place of one in the newest text, if it still stands there."""
    newest = db.session.execute(select(Note.text, Note.version).where(Note.id == note_id)).one()
    lines = [anew if each == line else each for each in newest.text.split("\n")]
    return save(note_id, "\n".join(lines), since=newest.version, by=by)


def settle(conflict: NoteConflict, choice: str, *, text: str, since: int, by: Person) -> Saved:
    """Save what the writer of an edit chose: `mine`, `theirs`, or a `text` of both.

    `since` is the version whose text was shown beside. The lines that only one of them changed
    are kept in any case, and so is the edit itself.
    """
    before = _text_at(conflict.note_id, conflict.base)
    parts = merging.merge(before, conflict.text, _text_at(conflict.note_id, since))
    by_choice = {"mine": merging.mine_first, "theirs": merging.theirs_first}
    chosen = by_choice[choice](parts) if choice in by_choice else text
    conflict.settled_at = clock.now()
    return save(conflict.note_id, chosen, since=since, by=by, how=How.CHOSEN)


def _is_newest(note_id: int, version: int, texts: list[tuple[str, How]], *, by: Person) -> bool:
    """Whether these became the versions after `version`, which nobody else's did meanwhile."""
    values = {"version": version + len(texts), "text": texts[-1][0]}
    swap = update(Note).where(Note.id == note_id, Note.version == version)
    swapped = db.session.execute(swap.values(values))
    if not swapped.rowcount:  # type: ignore[attr-defined]  # of an update
        return False
    at = clock.now()
    for number, (text, how) in enumerate(texts, version + 1):
        db.session.add(
            NoteVersion(note_id=note_id, version=number, text=text, how=how, by_id=by.id, at=at)
        )
    db.session.flush()
    return True


def _keep(note_id: int, text: str, *, since: int, by: Person) -> Saved:
    """Keep an edit until its writer has chosen; one that it only goes on with needs no choice."""
    kept = NoteConflict(note_id=note_id, person_id=by.id, base=since, text=text)
    waiting = select(NoteConflict).where(
        NoteConflict.note_id == note_id,
        NoteConflict.person_id == by.id,
        NoteConflict.settled_at.is_(None),
    )
    for other in db.session.scalars(waiting):
        if other.text == text:
            kept = other
        elif other.base == since and _goes_on(text, other.text):
            other.settled_at = clock.now()
    db.session.add(kept)
    db.session.flush()
    newest = db.session.execute(select(Note.version, Note.text).where(Note.id == note_id)).one()
    return Saved(note_id, newest.version, since, newest.text, kept.id)


def _goes_on(text: str, before: str) -> bool:
    """Whether a text has every line of the one before, perhaps longer by now."""
    lines = text.split("\n")
    return all(any(line.startswith(each) for line in lines) for each in before.split("\n"))


def _text_at(note_id: int, version: int) -> str:
    """What a note said at a version; nothing at one that never was."""
    return db.session.scalar(queries.text_at(note_id, version)) or ""


def _made(meeting_id: int, title: str) -> int:
    """A new note for an item that is on the agenda no more."""
    made = Note(meeting_id=meeting_id, title=title)
    db.session.add(made)
    db.session.flush()
    return made.id
