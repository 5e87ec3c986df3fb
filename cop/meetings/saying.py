# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What versions keep of meetings and reports, as its reader writes days and hours."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cop.meetings.moments import ZONES
from cop.web.filters import city, show_date, show_hours

_WHEN = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d) – (\d\d:\d\d) \((.+)\)")
_DUE = re.compile(r"(?<= \| )\d{4}-\d\d-\d\d$", re.MULTILINE)


def when(kept: str) -> str:
    """From when to when a meeting is (`Meeting.when`)."""
    found = _WHEN.fullmatch(kept)
    if not found or found[4] not in ZONES:
        return kept
    day, zone = found[1], ZoneInfo(found[4])
    start, end = (
        datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=zone)
        for clock in (found[2], found[3])
    )
    return f"{show_date(start, found[4])}, {show_hours(start, end, found[4])} ({city(found[4])})"


def day(kept: str) -> str:
    return show_date(date.fromisoformat(kept)) if kept else ""


def actions(kept: str) -> str:
    """The actions as lines, each with the day before which it is to be done."""
    return _DUE.sub(lambda due: day(due[0]), kept)
