# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the parts of the simulated year share."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bench.words import VOCABULARY
from bench.year.habitants import Habitant
from bench.year.running import Clock, in_working_hours, local
from cop import clock
from cop.db import db
from cop.people.models import Person


@dataclass
class Stage:
    """The people, chance, and the clock on which things happen later."""

    chance: random.Random
    people: dict[int, Habitant]
    clock: Clock = field(default_factory=Clock)

    def happens(self, share: float) -> bool:
        """Whether chance has it so."""
        return self.chance.random() < share

    def later(self, person: Habitant, hours: float, does: Callable[[Habitant], None]) -> None:
        """Let somebody do something after about so many hours, when they work."""
        wait = timedelta(hours=self.chance.expovariate(1 / hours))
        moment = in_working_hours(clock.now() + wait)
        self.clock.plan(moment, lambda: None if self.is_away(person) else does(person))

    def is_away(self, person: Habitant) -> bool:
        """Whether somebody is on leave now."""
        return person.is_away(local(clock.now()))

    def words(self, language: str, count: int = 16) -> str:
        """Some words of a language."""
        return " ".join(self.chance.choices(VOCABULARY[language].split(), k=count)).capitalize()


def account(person: Habitant) -> Person:
    """The person as the application knows them."""
    return db.session.get_one(Person, person.id)
