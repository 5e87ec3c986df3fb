# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who takes part in the simulated year, and when each is away."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select, update

from bench import people
from bench.plan import PRIVATE, Size
from bench.year import habits
from cop.contributions.vocabulary import Expertise
from cop.db import db
from cop.people.models import Membership, Organisation, Person, Role

TOWN = 5
"""People of one organisation."""
LANGUAGES = {"NL": {"nl": 94, "de": 4, "en": 2}, "BE": {"nl": 55, "fr": 42, "en": 3}}


@dataclass(eq=False)
class Habitant:
    """A person with their habits."""

    id: int
    visits: float
    answers: float
    organises: bool
    themes: list[int]
    private: bool
    """Whether they are in the closed group."""
    leaves: list[tuple[date, date]]
    seen: set[int] = field(default_factory=set)
    """The contributions about which they made up their mind."""

    def is_away(self, day: date) -> bool:
        """Whether they are on leave."""
        return any(start <= day < end for start, end in self.leaves)


def settle(count: int, began: date, chance: random.Random) -> list[Habitant]:
    """Put the people, their towns, groups, themes and follows into an empty database."""
    people.fill(Size({}, people=count, organisations=max(2, count // TOWN)), chance)
    first = select(Membership.person_id).where(Membership.group_id == PRIVATE)
    leading = Membership.person_id.in_(first.order_by(Membership.person_id).limit(2))
    db.session.execute(
        update(Membership).where(Membership.group_id == PRIVATE, leading).values(leads=True)
    )
    visitors = [each.visits for each in habits.VISITORS]
    shares = [each.share for each in habits.VISITORS]
    habitants = [
        _habitant(person, chance.choices(visitors, shares)[0], began, chance)
        for person in db.session.scalars(select(Person).order_by(Person.id)).all()
    ]
    db.session.commit()
    return habitants


def _habitant(person: Person, visits: float, began: date, chance: random.Random) -> Habitant:
    town = db.session.get_one(Organisation, person.organisation_id)
    languages = LANGUAGES[town.country]
    [person.locale] = chance.choices(list(languages), list(languages.values()))
    known = select(Expertise.theme_id).where(Expertise.person_id == person.id)
    return Habitant(
        id=person.id,
        visits=habits.ORGANISER_LOOKS if person.organises else visits,
        answers=habits.EXPERT_ANSWERS if person.role is Role.EXPERT else habits.ANSWERS,
        organises=person.organises,
        themes=list(db.session.scalars(known.order_by(Expertise.theme_id))),
        private=db.session.get(Membership, (PRIVATE, person.id)) is not None,
        leaves=list(_leaves(began, chance)),
    )


def _leaves(began: date, chance: random.Random) -> Iterator[tuple[date, date]]:
    for first, spread, days in habits.LEAVES:
        start = began + timedelta(days=first + chance.randrange(spread))
        yield start, start + timedelta(days=days)
