# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Many write in one note at the same moment, and no word that was acknowledged is lost."""

import threading

from sqlalchemy import select

from cop.db import db
from cop.noting import saving
from cop.noting.models import Note, NoteConflict, NoteVersion
from cop.people.models import Person
from tests import make
from tests.noting.scene import item, meeting
from tests.together import twice_at_once

WRITERS, ROUNDS = 6, 8


def all_at_once(app, people, work):
    """Each does the work in a transaction of their own for each round; nobody may fail."""
    failed = []

    def writing(number, person_id):
        for turn in range(ROUNDS):
            with app.app_context():
                try:
                    work(number, turn, db.session.get_one(Person, person_id))
                    db.session.commit()
                except Exception as error:  # told below
                    failed.append(error)
                finally:
                    db.session.remove()

    db.session.commit()
    ids = [person.id for person in people]
    db.session.rollback()
    threads = [threading.Thread(target=writing, args=pair) for pair in enumerate(ids)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failed == []


def begun(by, text=""):
    held = meeting(by)
    note_id = saving.note_under(held.id, item(), title="")
    saving.save(note_id, text, since=0, by=by)
    db.session.commit()
    return note_id


def texts(note_id):
    """The newest text, and whose edits wait for a choice."""
    waiting = select(NoteConflict.person_id, NoteConflict.text).where(
        NoteConflict.note_id == note_id, NoteConflict.settled_at.is_(None)
    )
    newest = db.session.scalars(select(Note.text).where(Note.id == note_id)).one()
    return newest, db.session.execute(waiting).all()


def test_edits_of_lines_apart_all_stand_in_the_newest_text(app, oda):
    people = [make.person(f"Writer {n}") for n in range(WRITERS)]
    lines = [part for n in range(WRITERS) for part in (f"line {n}", f"-- {n} --")]
    note_id = begun(oda, "\n".join(lines))
    mine = {n: (lines[2 * n], "\n".join(lines), 1) for n in range(WRITERS)}

    def work(number, turn, person):
        line, text, since = mine[number]
        anew = f"{line} {number}:{turn}"
        text = "\n".join(anew if each == line else each for each in text.split("\n"))
        saved = saving.save(note_id, text, since=since, by=person)
        assert saved.conflict_id is None
        mine[number] = (anew, saved.text, saved.version)

    all_at_once(app, people, work)
    newest, waiting = texts(note_id)
    assert waiting == []
    for number in range(WRITERS):
        assert all(f" {number}:{turn}" in newest for turn in range(ROUNDS))
    versions = db.session.scalars(
        select(NoteVersion.version).where(NoteVersion.note_id == note_id)
    ).all()
    assert sorted(versions) == list(range(1, len(versions) + 1))


def test_edits_of_one_place_stand_or_wait_for_the_one_who_wrote_them(app, oda):
    people = [make.person(f"Writer {n}") for n in range(WRITERS)]
    note_id = begun(oda, "We began.")
    ids = [person.id for person in people]

    def work(number, turn, person):
        saving.save(note_id, f"We began.\nword-{number}-{turn}", since=1, by=person)

    all_at_once(app, people, work)
    newest, waiting = texts(note_id)
    kept = set(db.session.scalars(select(NoteVersion.text))) | {newest}
    for number, person_id in enumerate(ids):
        own = {text for whose, text in waiting if whose == person_id}
        others = {text for whose, text in waiting if whose != person_id}
        for turn in range(ROUNDS):
            text = f"We began.\nword-{number}-{turn}"
            assert text in kept | own
            assert text not in others


def test_the_first_word_of_two_makes_one_note(app, oda):
    held, place = meeting(oda), item()
    db.session.commit()
    meeting_id = held.id
    db.session.rollback()

    def work():
        found = saving.note_under(meeting_id, place, title="")
        db.session.commit()
        return found

    assert len(set(twice_at_once(app, work))) == 1
