# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the clock on the wall of a town to a moment in UTC, and back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from cop import clock
from cop.errors import Refused

ZONES = (
    "Europe/Amsterdam", "Europe/Brussels", "Europe/Paris", "Europe/Berlin", "Europe/Luxembourg",
    "Europe/Copenhagen", "Europe/Oslo", "Europe/Stockholm", "Europe/London", "Europe/Dublin",
    "Europe/Lisbon", "Europe/Madrid", "Europe/Rome", "Europe/Vienna", "Europe/Warsaw",
    "Europe/Helsinki", "UTC",
)  # fmt: skip
"""The time zones a meeting can be in."""


def moment(day: date, clock_time: time, zone: str) -> datetime:
    """The moment at which the clocks of a zone show this; raises Refused when none or two do."""
    local = datetime.combine(day, clock_time, ZoneInfo(zone))
    if local.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(
        tzinfo=None
    ):
        raise Refused(_("This time does not exist: that night the clocks go forward."))
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise Refused(
            _("This time occurs twice: that night the clocks go back. Choose another time.")
        )
    return local.astimezone(UTC)


def local(at: datetime, zone: str) -> datetime:
    """What the clocks of a zone show at a moment."""
    return at.astimezone(ZoneInfo(zone))


def is_upcoming(meeting: Any) -> bool:
    """Whether it has not begun and goes on."""
    return meeting.cancelled_at is None and meeting.starts_at > clock.now()


def goes_on(meeting: Any) -> bool:
    """Whether it has not ended and is not cancelled: it is to come, or it is now."""
    return meeting.cancelled_at is None and meeting.ends_at > clock.now()


def is_now(meeting: Any) -> bool:
    """Whether it has begun and has not ended."""
    return goes_on(meeting) and not is_upcoming(meeting)


def is_closed(meeting: Any) -> bool:
    """Whether it is too late to say that one comes; staying away can be said until it begins."""
    over = meeting.closes_at is not None and meeting.closes_at <= clock.now()
    return over or not is_upcoming(meeting)


@dataclass(frozen=True)
class Slot:
    """An agenda item with its number and, as far as the minutes tell, when it begins."""

    item: Any
    number: str
    begins: datetime | None

    @property
    def ends(self) -> datetime | None:
        return _after(self.begins, self.item.minutes)

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the item above it."""
        return "." in self.number


def timed(items: Iterable[Any], starts_at: datetime, zone: str) -> list[Slot]:
    """The items with their numbers and times.

    Each begins when what comes before it in its room has ended, or when it says; what is in no
    room of its own waits for all rooms; parts follow each other within the item above them.
    """
    found: list[Slot] = []
    free: dict[str, datetime | None] = {"": starts_at}
    number = part = 0
    inner: datetime | None = None
    whole: Any = None
    for item in items:
        if item.under and whole is not None:
            part += 1
            begins = _at(item.begins, starts_at, zone) or inner
            inner = _after(begins, item.minutes)
            if not whole.minutes:
                free[whole.room] = inner
            found.append(Slot(item, f"{number}.{part}", begins))
            continue
        number, part, whole = number + 1, 0, item
        begins = _at(item.begins, starts_at, zone) or _free(free, item.room)
        inner = begins
        end = _after(begins, item.minutes)
        free = {**free, item.room: end} if item.room else {"": end}
        found.append(Slot(item, str(number), begins))
    return found


def ends(slots: Sequence[Slot]) -> datetime | None:
    """When the last item ends, as far as the minutes tell."""
    return max((slot.ends for slot in slots if slot.ends is not None), default=None)


def stopping(slots: Sequence[Slot]) -> list[int]:
    """Which of them, from 0, lack the minutes by which what comes after would have a time."""
    return [at for at, slot in enumerate(slots) if _stops(slot, slots[at + 1 :])]


def _stops(slot: Slot, later: Sequence[Slot]) -> bool:
    """Whether it has no minutes, nor parts that have, and what waits for it has no time."""
    if slot.item.minutes or not later or (later[0].item.under and not slot.item.under):
        return False
    rooms = {"", slot.item.room}
    waiting = (each for each in later if not slot.item.room or each.item.room in rooms)
    follower = next(waiting, None)
    return follower is not None and follower.begins is None


def _free(rooms: dict[str, datetime | None], room: str) -> datetime | None:
    """When a room is free; without a name, when all of them are."""
    if room:
        return rooms.get(room, rooms[""])
    ends = [end for end in rooms.values() if end is not None]
    return max(ends) if len(ends) == len(rooms) else None


def _at(begins: time | None, starts_at: datetime, zone: str) -> datetime | None:
    if begins is None:
        return None
    day = local(starts_at, zone).date()
    return datetime.combine(day, begins, ZoneInfo(zone)).astimezone(UTC)


def _after(begins: datetime | None, minutes: int | None) -> datetime | None:
    return begins + timedelta(minutes=minutes) if begins and minutes else None
