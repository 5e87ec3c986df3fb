# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Load the demonstration community into an empty database, by the same actions people use."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import exists, select

from cop import clock
from cop.db import db
from cop.demo import (
    arrivals,
    community,
    library,
    meetings,
    practices,
    proposals,
    questions,
    writing,
)
from cop.demo.story import Story
from cop.demo.texts import entries
from cop.errors import Refused
from cop.people.actions import organisations
from cop.people.models import Person

DATA = Path(organisations.__file__).parent.parent / "data"
MUNICIPALITIES = [DATA / "nl-gemeenten-342.csv", DATA / "be-gemeenten-565.csv"]
FIRST_DAY = 700
"""How many days ago the community began."""
PARTS = (library, practices, questions, meetings, proposals, arrivals)


def told(*, if_empty: bool = False) -> list[str]:
    """Load it; answers who can sign in, or raises Refused where the passwords would be a risk.

    With `if_empty`, a database that has accounts stays as it is.
    """
    if not current_app.extensions["settings"].development:
        raise Refused("The demonstration has known passwords: set COP_ENV to development for it.")
    if db.session.scalar(select(exists().select_from(Person))):
        if not if_empty:
            raise Refused("There are accounts in this database: load into an empty one.")
    else:
        load()
    return sign_ins()


def load() -> None:
    """Tell the story of the community from its first day, in one transaction."""
    story = Story()
    begin = datetime.combine(story.today - timedelta(days=FIRST_DAY), time(9), UTC)
    with clock.at(begin):
        organisations.load(MUNICIPALITIES)
        community.found(story)
    for part in PARTS:
        part.add(story)
    ages = written_days_ago()
    writing.later_reactions(story, ages)
    writing.links(story, ages)
    story.play()
    db.session.commit()


def sign_ins() -> list[str]:
    """Role, address and password of the people of the demonstration who are here, as lines."""
    people = [person for person in entries("person") if "sign_in" in person]
    addresses = [person["email"] for person in people]
    here = set(db.session.scalars(select(Person.email).where(Person.email.in_(addresses))))
    return [
        f"{person['sign_in']:<15}{person['email']:<55}{person['password']}"
        for person in people
        if person["email"] in here
    ]


def written_days_ago() -> dict[str, int]:
    """How long ago each contribution was written, by its slug."""
    reports = [meeting["report"] for meeting in entries("meeting") if "report" in meeting]
    others = [each for kind in ("question", "practice", "solution") for each in entries(kind)]
    return {each["slug"]: each["days_ago"] for each in [*reports, *others]}
