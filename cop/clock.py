# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The only place that asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _told.get() or datetime.now(UTC)


def today(zone: str = "Europe/Amsterdam") -> date:
    """The calendar day of this moment in the time zone."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Tell another moment meanwhile: what is loaded from before happens when it happened."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


def this_minute() -> datetime:
    """The beginning of this minute, for what need not be right to the second."""
    return now().replace(second=0, microsecond=0)
