# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the clock on the wall of a town to a moment in UTC, and back."""

from collections.abc import Iterable
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


def timed(items: Iterable[Any], starts_at: datetime) -> list[tuple[Any, datetime | None]]:
    """Each agenda item with the moment it begins, as far as the minutes before it are known."""
    begins: datetime | None = starts_at
    found = []
    for item in items:
        found.append((item, begins))
        begins = begins + timedelta(minutes=item.minutes) if begins and item.minutes else None
    return found
