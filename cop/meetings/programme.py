# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The programme of a meeting: its items in the order of time, those at one time together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from cop.meetings.moments import Slot


@dataclass(frozen=True)
class Session:
    """An item, and its parts."""

    slots: list[Slot]

    @property
    def begins(self) -> datetime | None:
        return self.slots[0].begins

    @property
    def ends(self) -> datetime | None:
        """When the item ends, or its last part where only parts say how long they take."""
        return self.slots[0].ends or self.slots[-1].ends


@dataclass(frozen=True)
class Stretch:
    """One session, or those that begin at one time in several rooms."""

    sessions: list[Session]

    @property
    def is_parallel(self) -> bool:
        return len(self.sessions) > 1

    @property
    def begins(self) -> datetime | None:
        return self.sessions[0].begins

    @property
    def ends(self) -> datetime | None:
        """When the last of them ends, if that is known of all."""
        ends = [session.ends for session in self.sessions]
        known = [end for end in ends if end is not None]
        return max(known) if len(known) == len(ends) else None


def programme(slots: Iterable[Slot]) -> list[Stretch]:
    """What is in rooms of its own by time, however it was written; the rest as it was written."""
    found: list[Stretch] = []
    for in_rooms, run in groupby(_sessions(slots), _is_in_a_room):
        sessions = list(run)
        found += _by_time(sessions) if in_rooms else [Stretch([each]) for each in sessions]
    return found


def _sessions(slots: Iterable[Slot]) -> Iterator[Session]:
    """Each item with the parts that follow it; a part without one is an item."""
    session: Session | None = None
    for slot in slots:
        if session is not None and slot.is_part:
            session.slots.append(slot)
            continue
        if session is not None:
            yield session
        session = Session([slot])
    if session is not None:
        yield session


def _is_in_a_room(session: Session) -> bool:
    return bool(session.slots[0].item.room)


def _by_time(sessions: list[Session]) -> Iterator[Stretch]:
    """Together what begins together; alone, at the end, of what that is not known."""
    timed = [(session.begins, session) for session in sessions if session.begins is not None]
    timed.sort(key=lambda pair: pair[0])
    for _begins, together in groupby(timed, lambda pair: pair[0]):
        yield Stretch([session for _same, session in together])
    yield from (Stretch([session]) for session in sessions if session.begins is None)
