# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How values are shown: dates, money, numbers and stored HTML, in the reader's language."""

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import flask_babel
from babel.dates import format_timedelta, get_timezone_location
from flask import Flask
from flask_babel import gettext as _
from markupsafe import Markup

from cop import clock, markup
from cop.i18n import reader_locale

_FIRST = re.compile(r"\b1(?= [^\W\d])")


def init_app(app: Flask) -> None:
    """Give templates the filters."""
    app.jinja_env.filters.update(
        date=show_date,
        datetime=show_moment,
        time=show_time,
        month=show_month,
        hours=show_hours,
        city=city,
        ago=ago,
        money=money,
        number=number,
        kilobytes=kilobytes,
        rendered=rendered,
        initials=initials,
    )


def show_date(value: date | datetime | None, zone: str = "", style: str = "long") -> str:
    """5 november 2026; on the calendar of a time zone, or else of the site."""
    if not value:
        return ""
    said = flask_babel.format_date(_in(zone, value), style, not zone)
    # CLDR has no ordinals; in French the first of a month is the only day that needs one.
    return _FIRST.sub("1er", said) if reader_locale() == "fr" else said


def show_month(value: date | None) -> str:
    """november 2026."""
    return flask_babel.format_date(value, "LLLL yyyy") if value else ""


def show_time(value: datetime, zone: str = "") -> str:
    """10.00 uur in Dutch, the usual short time elsewhere; on the clocks of a zone."""
    if reader_locale() == "nl":
        return f"{flask_babel.format_time(_in(zone, value), 'HH.mm', not zone)} uur"
    return str(flask_babel.format_time(_in(zone, value), "short", not zone))


def show_hours(starts_at: datetime, ends_at: datetime, zone: str) -> str:
    """10.00 tot 12.30 uur: from when to when, on the clocks of a zone."""
    start = show_time(starts_at, zone).removesuffix(" uur")
    return str(_("%(start)s to %(end)s", start=start, end=show_time(ends_at, zone)))


def city(zone: str) -> str:
    """The town that a time zone is named after, in the reader's language: Brussel."""
    return get_timezone_location(zone, flask_babel.get_locale(), return_city=True)


def show_moment(value: datetime | None, zone: str = "") -> str:
    """5 november 2026, 10.00 uur."""
    return f"{show_date(value, zone)}, {show_time(value, zone)}" if value else ""


def ago(value: datetime) -> str:
    """Within a week how long ago, else the date."""
    passed = clock.now() - value
    if passed.days >= 7:
        return show_date(value)
    return str(format_timedelta(-passed, add_direction=True, locale=reader_locale()))


def money(cents: int | None, currency: str = "EUR") -> str:
    """An amount in cents, without decimals when they are zero."""
    if cents is None:
        return ""
    pattern = str(flask_babel.get_locale().currency_formats["standard"].pattern)
    whole = pattern.replace(".00", "") if cents % 100 == 0 else None
    return str(flask_babel.format_currency(cents / 100, currency, whole, currency_digits=not whole))


def number(value: float) -> str:
    """A number with the grouping and decimals of the language."""
    return str(flask_babel.format_decimal(value))


def kilobytes(size: int) -> str:
    """The size of a file; the smallest has 1 kB."""
    return f"{number(max(1, round(size / 1024)))} kB"


def rendered(html: str) -> Markup:
    """HTML that was rendered and cleaned when it was written."""
    return markup.trusted(html)


def _in(zone: str, value: Any) -> Any:
    """What calendar and clock of a zone show at a moment."""
    if zone and isinstance(value, datetime):
        return value.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return value


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    words: list[Any] = name.split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()
