# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which days people work on in which country, as tables."""

from datetime import date

import pytest

from cop.working_days import after, between, is_working

WORKED = [
    # day, and where people work on it
    ("2026-04-03", "BE FR", "Good Friday"),
    ("2026-04-06", "", "Easter Monday"),
    ("2027-03-29", "", "Easter Monday of another year"),
    ("2026-04-27", "BE FR DE", "King's Day, a Monday"),
    ("2025-04-26", "", "King's Day that moved to a Saturday"),
    ("2025-04-28", "NL BE FR DE", "the Monday after it"),
    ("2026-05-01", "NL", "Labour Day"),
    ("2026-05-05", "NL BE FR DE", "Liberation Day, which is a day off once in five years"),
    ("2025-05-05", "BE FR DE", "Liberation Day in such a year"),
    ("2026-05-08", "NL BE DE", "Victory Day"),
    ("2026-05-14", "", "Ascension Day"),
    ("2026-05-25", "", "Whit Monday"),
    ("2028-07-11", "NL BE FR DE", "the day of the Flemish Community is not one of the country"),
    ("2026-07-14", "NL BE DE", "the French national day"),
    ("2026-07-21", "NL FR DE", "the Belgian national day"),
    ("2029-08-15", "NL DE", "the Assumption, which in Germany is a day off in some parts only"),
    ("2028-10-03", "NL BE FR", "the day of German Unity"),
    ("2027-11-01", "NL DE", "All Saints"),
    ("2026-11-11", "NL DE", "Armistice Day"),
    ("2026-12-25", "", "Christmas"),
    ("2029-12-26", "BE FR", "the day after Christmas"),
    ("2026-12-31", "NL BE FR DE", "the last day of a year"),
    ("2027-01-01", "", "New Year"),
    ("2026-11-21", "", "a Saturday"),
    ("2026-11-22", "", "a Sunday"),
    ("2026-11-23", "NL BE FR DE", "a Monday"),
]


@pytest.mark.parametrize(("day", "where", "name"), WORKED, ids=[name for *_rest, name in WORKED])
def test_on_which_days_people_work(day, where, name):
    found = [c for c in ("NL", "BE", "FR", "DE") if is_working(date.fromisoformat(day), c)]

    assert " ".join(found) == where


PASSED = [
    # from, to, country, how many
    ("2026-11-23", "2026-11-23", "NL", 0),
    ("2026-11-23", "2026-11-26", "NL", 3),
    ("2026-11-19", "2026-11-24", "NL", 3),
    ("2026-11-20", "2026-11-22", "NL", 0),
    ("2026-04-02", "2026-04-09", "NL", 3),
    ("2026-04-02", "2026-04-08", "BE", 3),
    ("2026-04-24", "2026-04-30", "NL", 3),
    ("2026-04-24", "2026-04-29", "BE", 3),
    ("2026-12-23", "2026-12-30", "NL", 4),
    ("2026-12-24", "2027-01-04", "DE", 5),
    ("2026-12-24", "2027-01-04", "LU", 7),
    ("2026-11-26", "2026-11-23", "NL", 0),
]


@pytest.mark.parametrize(("start", "end", "country", "days"), PASSED)
def test_how_many_working_days_passed(start, end, country, days):
    assert between(date.fromisoformat(start), date.fromisoformat(end), country) == days


@pytest.mark.parametrize(
    ("start", "number", "country", "end"),
    [
        ("2026-11-23", 3, "NL", "2026-11-26"),
        ("2026-11-20", 1, "NL", "2026-11-23"),
        ("2026-04-02", 3, "NL", "2026-04-09"),
        ("2026-04-02", 3, "FR", "2026-04-08"),
        ("2026-12-24", 5, "BE", "2027-01-04"),
        ("2026-12-23", 0, "NL", "2026-12-23"),
    ],
)
def test_on_which_day_so_many_have_passed(start, number, country, end):
    first, last = date.fromisoformat(start), date.fromisoformat(end)

    assert after(first, number, country) == last
    assert between(first, last, country) == number
