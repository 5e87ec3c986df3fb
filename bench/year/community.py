# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A year of a community goes by, day after day."""

import random
import tempfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bench import site
from bench.year import figures, habits, organising, visiting, writing
from bench.year.habitants import Habitant, settle
from bench.year.running import at, in_working_hours
from bench.year.stage import Stage, account
from bench.year.watching import Mail, Watching
from cop import clock, working_days
from cop.app import create_app
from cop.db import db
from cop.db import writing as may_write
from cop.people import away

BEGAN = date(2026, 1, 5)
WEEKS = 52


def simulated(people: int = 300, weeks: int = WEEKS, seed: int = 20264) -> dict[str, Any]:
    """The figures of a year in a database of its own, the same for the same seed."""
    with tempfile.TemporaryDirectory(prefix="cop-year-") as folder:
        app = create_app(site.settings_for(Path(folder)))
        with app.app_context():
            _hurry()
            try:
                return _simulated(people, weeks, random.Random(seed))
            finally:
                db.session.remove()
                db.engine.dispose()


def _hurry() -> None:
    """Have SQLite not wait for the disk: what a power cut would lose is of no use here."""

    @event.listens_for(db.engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    db.engine.dispose()


def _simulated(people: int, weeks: int, chance: random.Random) -> dict[str, Any]:
    may_write.set(True)
    db.create_all()
    with clock.at(at(BEGAN, time(0))):
        habitants = settle(people, BEGAN, chance)
    stage, seen = Stage(chance, {each.id: each for each in habitants}), Watching()
    _plan_the_year(stage)
    for number in range(weeks * 7):
        _live(stage, seen, BEGAN + timedelta(days=number))
    return figures.figures(seen, people, BEGAN, weeks)


def _plan_the_year(stage: Stage) -> None:
    """What people are going to write, who goes on leave, and the meetings."""
    for each in stage.people.values():
        for does, number in ((writing.ask, habits.QUESTIONS), (writing.describe, habits.PRACTICES)):
            for _ in range(round(stage.chance.expovariate(1 / number))):
                _sometime(stage, each, partial(does, stage))
        for start, end in each.leaves:
            if stage.happens(habits.AWAY_SAID):
                leave = partial(_leave, each, end)
                stage.clock.plan(at(start - timedelta(days=1), time(18)), leave)
    organisers = [each for each in stage.people.values() if each.organises]
    for number in range(0, WEEKS, 4):
        holds = partial(organising.hold_a_meeting, stage, organisers[number // 4 % len(organisers)])
        stage.clock.plan(in_working_hours(at(BEGAN + timedelta(weeks=number), time(9))), holds)


def _sometime(stage: Stage, person: Habitant, does: Any) -> None:
    moment = at(BEGAN, time(0)) + timedelta(minutes=stage.chance.randrange(WEEKS * 7 * 24 * 60))
    stage.clock.plan(in_working_hours(moment), lambda: does(person))


def _leave(person: Habitant, until: date) -> None:
    away.leave(account(person), until)


def _live(stage: Stage, seen: Watching, day: date) -> None:
    """One day: people come by as they use to, and those whom a mail brings."""
    if working_days.is_working(day, "NL"):
        for each in stage.people.values():
            if not each.is_away(day) and stage.happens(each.visits):
                moment = at(day, time(8)) + timedelta(minutes=stage.chance.randrange(600))
                does = organising.look if each.organises else visiting.visit
                stage.clock.plan(moment, partial(does, stage, each))
    for moment in stage.clock.steps(day):
        for mail in seen.sent():
            _brings(stage, mail)
        seen.climbed(moment)
    with clock.at(at(day, time(20))):
        seen.standing(day)
    db.session.rollback()


def _brings(stage: Stage, mail: Mail) -> None:
    """Somebody may open a mail, some hours later."""
    person = stage.people[mail.person_id]
    if mail.about_id and stage.happens(habits.LETTER_OPENED):
        stage.later(person, 5, lambda each: visiting.read(stage, each, mail.about_id or 0))
    elif mail.about_id is None and stage.happens(habits.OVERVIEW_OPENED):
        stage.later(person, 5, partial(visiting.visit, stage))


PROMISED = {
    ("mail", "a person and week, median"): 2,
    ("mail", "a person and day, most"): 20,
    ("invitations", "open at once, most"): 3,
    ("decisions", "undecided after 5 working days of asking"): 0,
    ("decisions", "older than 21 working days and nobody asked"): 0,
}
"""What each of these figures is at most."""


def broken(found: dict[str, Any]) -> Iterator[str]:
    """Each promise that the figures break."""
    for (part, name), most in PROMISED.items():
        if found[part][name] > most:
            yield f"{part}, {name}: {found[part][name]}, promised at most {most}"
