# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Twenty people take minutes of one meeting at once, and two are cut off: is a word lost?

python -m bench.noting --keep                                # two minutes on SQLite
python -m tests.postgres -- python -m bench.noting --keep    # on PostgreSQL
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from bench import faultscene, mailscene, plan, report
from bench.faultscene import Place
from bench.notetaking import CHOICE, Writer
from bench.serving import served
from cop import clock
from cop.db import db, writing
from cop.meetings import actions as meetings
from cop.meetings.agenda import Item
from cop.meetings.models import AgendaItem
from cop.noting import actions as noting
from cop.noting.models import Note, NoteConflict, NoteVersion
from cop.people.models import Person, Role

ITEMS = 5
WANTED_ZERO = ("lost", "refused", "shown to another", "not shown")


def main() -> None:
    """Writes, counts, prints and keeps; status 1 when a word was lost or a choice went astray."""
    given = _given()
    before, server = os.getloadavg(), os.environ.get("COP_TEST_DATABASE_URL")
    with tempfile.TemporaryDirectory(prefix="cop-noting-") as folder:
        place = Place(Path(folder, "site"), faultscene.database(server) if server else "")
        counts = written(place, given.writers, given.seconds)
    for name, value in counts.items():
        print(f"{name:>24}: {value}")
    database = "PostgreSQL" if server else "SQLite"
    if given.keep:
        ending = f"-noting-{database.lower()}"
        print(report.written(before, ending, database=database, noting=counts))
    sys.exit(any(counts[name] for name in WANTED_ZERO))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.noting")
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--keep", action="store_true", help="keep the counts in bench/results/")
    return parser.parse_args()


def written(place: Place, writers: int, seconds: float) -> dict[str, Any]:
    """What became of all that so many people wrote."""
    app = mailscene.made(place, replace(plan.SMALL, people=writers + 1))
    people, meeting_id, items = _meeting(app, writers)
    settings = {"COP_DATABASE_URL": place.database} if place.database else {}
    all_of_them = [
        Writer(app, number, person_id, meeting_id, items, stops=_stops(number))
        for number, person_id in enumerate(people)
    ]
    with served(place.folder, **settings) as port:
        threads = [
            threading.Thread(target=each.write, args=(port, seconds)) for each in all_of_them
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    counts = _counted(app, all_of_them)
    with app.app_context():
        db.engine.dispose()
    return counts


def _stops(number: int) -> str:
    """Two of them are cut off."""
    return {1: "sends", 2: "waits"}.get(number, "")


def _meeting(app: Flask, writers: int) -> tuple[list[int], int, list[int]]:
    """A meeting that goes on, at which so many people write along."""
    writing.set(True)
    with app.app_context():
        people = db.session.scalars(select(Person).order_by(Person.id)).all()
        by = next(each for each in people if each.role == Role.ADMINISTRATOR)
        others = [each for each in people if each is not by][:writers]
        now = clock.now().replace(microsecond=0)
        facts = {"title": "Notuleren", "starts_at": now, "ends_at": now + timedelta(hours=2)}
        titles = [Item(f"Agendapunt {number}") for number in range(ITEMS)]
        held = meetings.plan(by, facts, titles, group_id=plan.COMMUNITY)
        for each in others:
            noting.name_taker(held.id, each, by=by)
        items = select(AgendaItem.id).where(AgendaItem.meeting_id == held.id)
        found = [each.id for each in others], held.id, list(db.session.scalars(items))
        db.session.commit()
        db.session.remove()
    return found


def _counted(app: Flask, writers: list[Writer]) -> dict[str, Any]:
    """Where each acknowledged word stands, and whether choices are shown to whom they belong."""
    said: Counter[str] = sum((each.counts for each in writers), Counter())
    with app.app_context():
        newest = _words(db.session.scalars(select(Note.text)))
        versions = _words(db.session.scalars(select(NoteVersion.text)))
        waiting = db.session.execute(
            select(NoteConflict.id, NoteConflict.person_id, NoteConflict.text).where(
                NoteConflict.settled_at.is_(None)
            )
        ).all()
        made = len(db.session.scalars(select(NoteConflict.id)).all())
        db.session.rollback()
    own = {each.person_id: _words(r.text for r in waiting if r.person_id == each.person_id)
           for each in writers}  # fmt: skip
    places = Counter(
        "newest text" if word in newest
        else "version" if word in versions
        else "open choice" if word in own[each.person_id]
        else "lost"
        for each in writers for word in each.said
    )  # fmt: skip
    pages = {each.person_id: _shown(each) for each in writers}
    theirs = {id: {row.id for row in waiting if row.person_id == id} for id in pages}
    times = sorted(ms for each in writers for ms in each.ms)
    return {
        "writers": len(writers),
        "cut off": said["cut off"],
        "acknowledged": sum(len(each.said) for each in writers),
        "lost": places["lost"],
        **{f"in the {name}": places[name] for name in ("newest text", "version", "open choice")},
        "refused": said["refused"],
        "put together": said["merged"],
        "conflicts": made,
        "chosen at once": said["chosen"],
        "still open": len(waiting),
        "to how many people": len({row.person_id for row in waiting}),
        "not shown": sum(len(theirs[id] - pages[id]) for id in pages),
        "shown to another": sum(len(pages[id] - theirs[id]) for id in pages),
        "p50 ms": round(statistics.median(times), 1),
        "p95 ms": round(times[int(len(times) * 0.95)], 1),
    }


def _words(texts: Any) -> set[str]:
    return {word for text in texts for word in text.split()}


def _shown(writer: Writer) -> set[int]:
    """The choices on this writer's page, opened anew."""
    page = writer.browser.get(f"/meetings/{writer.meeting_id}/notes")
    return {int(id) for _address, id in CHOICE.findall(page.text)}


if __name__ == "__main__":
    main()
