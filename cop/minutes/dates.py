# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Dates as people write them in Dutch, French, German and English."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

BACK = timedelta(days=31)
"""How far before the day of reference a day without a year may be."""


@dataclass(frozen=True)
class Dated:
    """A day, and where in the text it stands."""

    day: date
    start: int
    end: int


def every(text: str, reference: date) -> list[Dated]:
    """The days in a text, in their order; those without a year are near or after the reference."""
    found: list[Dated] = []
    taken = bytearray(len(text))
    for match, day in _days(text, reference):
        start, end = match.span()
        if day and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(Dated(day, start, end))
    return sorted(found, key=lambda each: each.start)


def is_day(text: str) -> bool:
    """Whether a text says a day, perhaps with that of the week, and no more."""
    days = every(text, date(2000, 1, 1))
    return bool(days) and not re.search(r"[^\W\d_]", WEEKDAY.sub("", without(text, days)))


def without(text: str, days: list[Dated]) -> str:
    """A text without the days in it."""
    for day in reversed(days):
        text = text[: day.start] + text[day.end :]
    return text


def first(text: str, reference: date) -> date | None:
    """The first day in a text."""
    return next((each.day for each in every(text, reference)), None)


def due(text: str, reference: date) -> Dated | None:
    """The last day in a text that words such as “vóór” make a limit; they belong to it."""
    for each in reversed(every(text, reference)):
        if word := _LIMIT.search(text, max(0, each.start - _LONGEST_LIMIT), each.start):
            return Dated(each.day, word.start(), each.end)
    return None


def at_the_end(text: str, reference: date) -> tuple[str, date] | None:
    """A text and the day that stands after it: “send the list – 1 March”, “… (1 March)”."""
    for day in every(text, reference):
        before = _SET_APART.search(text[: day.start])
        if before and not text[day.end :].strip(" .)]*_"):
            return text[: before.start()], day.day
    return None


_SET_APART = re.compile(r"\s*(?:\s[-–—]|[,;(\[|])\s*$")


def cell(text: str, reference: date) -> date | None:
    """The day that a short text such as a cell of a table says, also one such as 15/3.

    Of “1 mei – 22 mei” it is the last.
    """
    days = every(text, reference)
    if days and not _AFTER.match(text):
        return days[-1 if _RANGE.fullmatch(text, days[0].end, days[-1].start) else 0].day
    short = _SHORT.fullmatch(text.strip())
    return _near(int(short[1]), int(short[2]), reference) if short else None


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari janvier januar january jänner jan janv",
            "februari février fevrier februar february feb febr fév févr",
            "maart mars märz maerz march mrt mar mär",
            "april avril apr avr",
            "mei mai may",
            "juni juin june jun",
            "juli juillet july jul juil",
            "augustus août aout august aug",
            "september septembre sep sept",
            "oktober octobre october okt oct",
            "november novembre nov",
            "december décembre decembre dezember dec déc dez",
        ),
        1,
    )
    for name in names.split()
}
_AFTER = re.compile(r"\s*(?:na|vanaf|après|dès|nach|ab|after|from)\b", re.IGNORECASE)
WEEKDAY = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:lun|mar|mercre|jeu|vendre|same)di"
    r"|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—]|tot|t/m|tot en met|au|bis|to|until)\s*", re.IGNORECASE)
_DOT = r"(?:\.(?=,?\s+[\d’']))?"
# Longest first, because “mar” begins “maart”.
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?!\w){_DOT}"
_ENGLISH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?!\w)"
    rf"{_DOT}"
)
_DAY = r"(?<![\w.,/-])(?P<day>\d{1,2})"
_YEAR = r"(?:(?:,?\s+|-)(?P<year>(?:19|20)\d\d|[’']\d\d)(?![\w-]))?"
_BEFORE = (
    r"(?:vóór|voor|uiterlijk|tegen|tot|t/m|per|op|deadline(?: \w+)? van|deadline|gereed|klaar"
    r"|avant|pour|d[’']ici|jusqu[’']au"
    r"|au plus tard|échéance|bis|vor|spätestens|frist|fällig|before|by|due|until|no later than)"
)
_LIMIT = re.compile(
    rf"[\s,;(–-]*(?<!\w){_BEFORE}(?:\s+(?:op|per|de|het|le|au|la|zum|dem|den|am|the|on|by|before"
    r"|voor|vóór|uiterlijk|tot))*\s*:?\s*(?:\w+dag|\w+di|\w+tag|\w+day|mittwoch)?,?\s*(?:le\s+)?$",
    re.IGNORECASE,
)
_LONGEST_LIMIT = 60
_SHORT = re.compile(r"(\d{1,2})[/-](\d{1,2})|(?!)")

_ISO = re.compile(r"(?<![\w-])(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\w-])")
_PACKED = re.compile(r"(?<![\w.,/-])(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![\w-])")
_NUMBERS = re.compile(
    r"(?<![\w./-])(?P<day>\d{1,2})(?P<sign>[-/.])\s?(?P<month>\d{1,2})(?P=sign)\s?"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\w-]|[./]\d)"
)
_LIMITED_NUMBERS = re.compile(
    r"(?<=\s)(?:(?<=vóór\s)|(?<=voor\s)|(?<=tot\s)|(?<=tegen\s)|(?<=rlijk\s)|(?<=\sle\s)|(?<=\sau\s)"
    r"|(?<=bis\s)|(?<=zum\s)|(?<=dem\s)|(?<=am\s)|(?<=\sby\s)|(?<=fore\s))"
    r"(?P<day>\d{1,2})(?:[/-](?P<month>\d{1,2})|\.(?P<month2>\d{1,2})\.)(?![\w/-])",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{_DAY}(?:er|e|ste|de|st|nd|rd|th|\.)?\s*(?:of\s+|-)?{_MONTH}{_YEAR}", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"(?<!\w){_ENGLISH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\w){_YEAR}")
_PART = re.compile(
    r"(?<!\w)(?:(?P<end>einde?(?:\s+van)?|fin(?:\s+(?:de|du mois de))?|ende|(?:the\s+)?end\s+of)"
    r"|(?P<half>half|medio|mi-?|mitte|mid-?))"
    rf"\s*{_MONTH}{_YEAR}",
    re.IGNORECASE,
)
_YEARS_END = re.compile(
    r"(?<!\w)(?:eind(?:e)?|fin|ende|end\s+of)\s+(?P<year>20\d\d)(?![\w-])", re.IGNORECASE
)


def _days(text: str, reference: date) -> Iterator[tuple[re.Match[str], date | None]]:
    for pattern in (_ISO, _PACKED, _NUMBERS):
        for match in pattern.finditer(text):
            yield match, _numbered(match)
    for match in _LIMITED_NUMBERS.finditer(text):
        yield match, _near(int(match["day"]), int(match["month"] or match["month2"]), reference)
    for match in _PART.finditer(text):
        yield match, _part(match, reference)
    for match in (*_NAMED.finditer(text), *_MONTH_FIRST.finditer(text)):
        month = _MONTHS[match["month"].lower()]
        yield match, _in_year(match["year"], int(match["day"]), month, reference)
    for match in _YEARS_END.finditer(text):
        yield match, _day(int(match["year"]), 12, 31)


def _numbered(match: re.Match[str]) -> date | None:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    if month > 12 >= day:
        month, day = day, month  # as in the United States
    return _day(year + 2000 if year < 100 else year, month, day)


def _part(match: re.Match[str], reference: date) -> date | None:
    """The end or the middle of a month."""
    month = _MONTHS[match["month"].lower()]
    if match["half"]:
        return _in_year(match["year"], 15, month, reference)
    near = _in_year(match["year"], 28, month, reference)
    return near and near.replace(day=calendar.monthrange(near.year, month)[1])


def _in_year(year: str | None, day: int, month: int, reference: date) -> date | None:
    if not year:
        return _near(day, month, reference)
    return _day(2000 + int(year[1:]) if len(year) == 3 else int(year), month, day)


def _near(day: int, month: int, reference: date) -> date | None:
    """The day in the first year in which it is not long before the reference."""
    earliest = reference - BACK
    days = (_day(year, month, day) for year in range(earliest.year, earliest.year + 9))
    return next((each for each in days if each and each >= earliest), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
