# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Dates as people write them."""

from datetime import date

import pytest

from cop.minutes import dates

MEETING = date(2026, 1, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 maart", date(2026, 3, 1)),
        ("1 maart 2027", date(2027, 3, 1)),
        ("donderdag 12 maart 2026 om 10:00", date(2026, 3, 12)),
        ("1 januari", date(2026, 1, 1)),
        ("10 december", date(2026, 12, 10)),
        ("24 december", date(2025, 12, 24)),
        ("1-3-2026", date(2026, 3, 1)),
        ("01/03/2026", date(2026, 3, 1)),
        ("1-3-26", date(2026, 3, 1)),
        ("1.3.2026", date(2026, 3, 1)),
        ("01. 03. 2026", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("verslag 20260301", date(2026, 3, 1)),
        ("3/25/2026", date(2026, 3, 25)),
        ("1er mars", date(2026, 3, 1)),
        ("le 1er août 2026", date(2026, 8, 1)),
        ("15 févr. 2026", date(2026, 2, 15)),
        ("1. März", date(2026, 3, 1)),
        ("Donnerstag, 3. Dezember 2026", date(2026, 12, 3)),
        ("March 1", date(2026, 3, 1)),
        ("March 1st, 2027", date(2027, 3, 1)),
        ("1st of March", date(2026, 3, 1)),
        ("12 mrt. '26", date(2026, 3, 12)),
        ("eind maart", date(2026, 3, 31)),
        ("eind februari 2028", date(2028, 2, 29)),
        ("fin mars", date(2026, 3, 31)),
        ("fin de juin 2026", date(2026, 6, 30)),
        ("Ende März", date(2026, 3, 31)),
        ("end of March", date(2026, 3, 31)),
        ("medio mei", date(2026, 5, 15)),
        ("mi-mai", date(2026, 5, 15)),
        ("Mitte Mai", date(2026, 5, 15)),
        ("eind 2026", date(2026, 12, 31)),
        ("vóór 15/3", date(2026, 3, 15)),
        ("bis zum 15.3.", date(2026, 3, 15)),
        ("29 februari", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert dates.first(text, MEETING) == day


@pytest.mark.parametrize(
    "text",
    ["", "volgende week", "maart", "31 februari", "32-01-2026", "versie 1.2.2026.1", "1.2.3",
     "agenda 3-4", "we may 2 times", "045-1-2026", "12:30", "in 2026", "de heer Mars", "€ 1.250"],
)  # fmt: skip
def test_what_is_no_certain_day_is_none(text: str) -> None:
    assert dates.every(text, MEETING) == []


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Stuurt de lijst vóór 1 maart.", " vóór 1 maart"),
        ("Envoie la liste avant le 1er mars", " avant le 1er mars"),
        ("Schickt die Liste bis zum 1. März", " bis zum 1. März"),
        ("Send the list by March 1", " by March 1"),
        ("Stuurt de lijst (uiterlijk vrijdag 6 maart)", " (uiterlijk vrijdag 6 maart"),
        ("d’ici fin mars, la liste", "d’ici fin mars"),
    ],
)
def test_a_limit_belongs_to_its_words(text: str, limit: str) -> None:
    day = dates.due(text, MEETING)
    assert day is not None
    assert text[day.start : day.end] == limit


def test_a_day_of_which_something_is_told_is_no_limit() -> None:
    assert dates.due("Vraagt wat er 1 maart gebeurde", MEETING) is None


def test_a_cell_may_hold_a_short_day() -> None:
    assert dates.cell("15/3", MEETING) == date(2026, 3, 15)
    assert dates.cell("1 maart", MEETING) == date(2026, 3, 1)
    assert dates.cell("3 of 4", MEETING) is None


def test_days_stand_in_the_order_of_the_text() -> None:
    days = dates.every("Van 1-3-2026 tot 2 april, en 2026-05-01", MEETING)
    assert [each.day for each in days] == [date(2026, 3, 1), date(2026, 4, 2), date(2026, 5, 1)]
