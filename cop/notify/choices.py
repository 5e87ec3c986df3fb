# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""When somebody gets mail of what."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, case, func, select, update

from cop.db import db
from cop.notify.kinds import KINDS, Kind, Rhythm
from cop.notify.models import MailChoice, Notification
from cop.people.models import Membership, Person


def rhythms(person: Person) -> dict[str, Rhythm]:
    """For each kind of news when the person gets mail of it."""
    wanted = select(MailChoice.kind, MailChoice.rhythm).where(MailChoice.person_id == person.id)
    chosen = {row.kind: row.rhythm for row in db.session.execute(wanted)}
    return {name: chosen.get(name, kind.rhythm) for name, kind in KINDS.items()}


def offered(person: Person) -> dict[str, Kind]:
    """The kinds of news that can reach the person."""
    leading = select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.leads, Membership.joined_at.is_not(None)
    )
    organises = person.organises or db.session.scalar(leading.limit(1)) is not None
    return {name: kind for name, kind in KINDS.items() if organises or not kind.organising}


def choose(person: Person, wanted: Mapping[str, Rhythm]) -> None:
    """Send mail in these rhythms from now on, also of what waits for a letter.

    What is as the kind says is not kept.
    """
    for name, kind in KINDS.items():
        rhythm = wanted.get(name, kind.rhythm)
        kept = db.session.get(MailChoice, (person.id, name))
        if rhythm == kind.rhythm:
            if kept is not None:
                db.session.delete(kept)
        elif kept is None:
            db.session.add(MailChoice(person_id=person.id, kind=name, rhythm=rhythm))
        else:
            kept.rhythm = rhythm
    later = [name for name, rhythm in wanted.items() if rhythm != Rhythm.AT_ONCE]
    waiting = update(Notification).where(
        Notification.person_id == person.id,
        Notification.kind.in_(later),
        Notification.letter_at.is_not(None),
    )
    db.session.execute(waiting.values(letter_at=None))
    db.session.flush()


def at_once(kind: str, person_id: Any) -> Any:
    """The condition that the person with an id (a column) wants letters of a kind at once."""
    usual = KINDS[kind].rhythm if kind in KINDS else Rhythm.WEEKLY
    own = MailChoice.person_id == person_id, MailChoice.kind == kind
    chosen = select(MailChoice.rhythm).where(*own).scalar_subquery()
    return func.coalesce(chosen, usual.value) == Rhythm.AT_ONCE.value


def in_rhythm(rhythms: Any, wanted: Mapping[str, Rhythm] | None = None) -> Any:
    """The condition that the person of a notification wants mail of it in one of these rhythms.

    They are given as their values. `wanted` stands for choices that are not saved yet.
    """
    if wanted is not None:
        return Notification.kind.in_([kind for kind, each in wanted.items() if each in rhythms])
    kinds = {each: [n for n, kind in KINDS.items() if kind.rhythm == each] for each in Rhythm}
    usual = case(
        *((Notification.kind.in_(names), each.value) for each, names in kinds.items() if names),
        else_=Rhythm.WEEKLY.value,
    )
    own = and_(MailChoice.person_id == Notification.person_id, MailChoice.kind == Notification.kind)
    # One of our own columns as text, so that both are compared as the database keeps them.
    chosen = select(MailChoice.rhythm).where(own).correlate(Notification).scalar_subquery()
    return func.coalesce(chosen, usual).in_(rhythms)
