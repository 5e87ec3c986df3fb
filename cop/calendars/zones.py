# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""VTIMEZONE of the zones that meetings can be in, as rules that Outlook understands."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

RULES = {
    3: {"FREQ": "YEARLY", "BYMONTH": 3, "BYDAY": "-1SU"},
    10: {"FREQ": "YEARLY", "BYMONTH": 10, "BYDAY": "-1SU"},
}
"""All of the European Union, the United Kingdom and Norway change at 1.00 UTC on these days."""
BEGAN = {3: datetime(1996, 3, 31, 1, tzinfo=UTC), 10: datetime(1996, 10, 27, 1, tzinfo=UTC)}
"""The first year in which they all did so."""
NOW = 2026
"""A year of which the offsets are those of today: Lisbon kept another time in 1996."""


@lru_cache(32)
def timezone(name: str) -> Timezone:
    """The zone by its rules: one for summer and one for winter."""
    zone, found = ZoneInfo(name), Timezone()
    found.add("tzid", name)
    for month, part in ((3, TimezoneDaylight()), (10, TimezoneStandard())):
        inside = datetime(NOW, 7 if month == 3 else 1, 1, tzinfo=UTC).astimezone(zone)
        outside = datetime(NOW, 1 if month == 3 else 7, 1, tzinfo=UTC).astimezone(zone)
        before, after = (each.utcoffset() or timedelta(0) for each in (outside, inside))
        part.add("dtstart", (BEGAN[month] + before).replace(tzinfo=None))
        part.add("rrule", vRecur(RULES[month]))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", inside.tzname())
        found.add_component(part)
    return found
