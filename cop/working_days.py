# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Working days by country: neither a weekend nor a day off of the whole country."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import holidays

COUNTRIES = ("NL", "BE", "FR", "DE")
"""The countries whose days off are known; elsewhere only weekends are."""
SATURDAY = 5


def is_working(day: date, country: str) -> bool:
    """Whether people work on a day in a country, given by its two letters."""
    return day.weekday() < SATURDAY and day not in _days_off(country)


def between(start: date, end: date, country: str) -> int:
    """How many working days passed: the days after `start`, up to `end` and with it."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(is_working(day, country) for day in days)


def after(start: date, number: int, country: str) -> date:
    """The day on which so many working days have passed since `start`."""
    day = start
    while number > 0:
        day += timedelta(days=1)
        number -= is_working(day, country)
    return day


@cache
def _days_off(country: str) -> Any:
    """The days off of a country; the library works out each year when it is first asked for."""
    return holidays.country_holidays(country) if country in COUNTRIES else frozenset()
