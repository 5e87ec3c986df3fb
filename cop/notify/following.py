# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Follow things, or mute them: by choice, or by taking part."""

from collections.abc import Iterable

from sqlalchemy import select

from cop import clock
from cop.contributions.models import Contribution
from cop.db import db
from cop.notify import queries
from cop.notify.models import Because, Follow, Level
from cop.people.models import Person


def take_part(person: Person, contribution: Contribution, because: Because) -> None:
    """Follow a contribution for what one did there; an earlier choice stays as it is."""
    if _own(person, "contribution", contribution.id) is None:
        db.session.add(
            Follow(person_id=person.id, contribution_id=contribution.id, because=because)
        )
        db.session.flush()


def choose(person: Person, thing: str, id: int, level: Level) -> None:
    """Hear this much of a thing from now on; `thing` is a key of `queries.THINGS`."""
    follow = _own(person, thing, id)
    if follow is None:
        follow = Follow(person_id=person.id, **{queries.THINGS[thing].key: id})
        db.session.add(follow)
    elif follow.level != level:
        follow.because, follow.created_at = Because.CHOSEN, clock.now()
    follow.level = level
    db.session.flush()


def level_of(person: Person, thing: str, id: int) -> Level:
    """How much a person hears of a thing now."""
    follow = _own(person, thing, id)
    return follow.level if follow else Level.NORMAL


def followers(contribution: Contribution) -> Iterable[int]:
    """The ids of the people who follow a contribution."""
    return db.session.scalars(
        select(Follow.person_id).where(
            Follow.contribution_id == contribution.id, Follow.level == Level.FOLLOWING
        )
    ).all()


def _own(person: Person, thing: str, id: int) -> Follow | None:
    wanted = select(Follow).where(Follow.person_id == person.id, queries.THINGS[thing] == id)
    return db.session.scalar(wanted)
