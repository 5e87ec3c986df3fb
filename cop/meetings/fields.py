# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Form fields of meetings and reports: a day, a time, an address, rows that can be added to."""

import contextlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from flask import request
from flask_babel import lazy_gettext as _
from wtforms import DateField, FieldList, TimeField, ValidationError

from cop.contributions.linking import at_address
from cop.contributions.models import Contribution
from cop.people.session import current_person
from cop.web.forms import Form, Line

EARLIEST, LATEST = 1990, 2100
NEW_ROWS = 3
STEPS = {"up": -1, "down": 1}


class Day(DateField):
    """A day that a meeting can be on; written as browsers do, or as people do."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, ["%Y-%m-%d", "%d-%m-%Y"], **kwargs)

    def process_formdata(self, valuelist: Any) -> None:
        with contextlib.suppress(ValueError):
            super().process_formdata(valuelist)
        if self.data is None or not EARLIEST <= self.data.year <= LATEST:
            self.data = None
            raise ValueError(_("Write a day, for example 2026-11-05."))


class Clock(TimeField):
    """A time of the day, in hours and minutes."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, ["%H:%M", "%H.%M", "%H:%M:%S"], **kwargs)

    def process_formdata(self, valuelist: Any) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Write a time, for example 10:00.")) from None


class WebAddress(Line):
    """An address on the web."""

    def pre_validate(self, form: Any) -> None:
        try:
            parts = urlsplit(self.data or "https://x")
            held = parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            held = False
        if not held or " " in (self.data or ""):
            raise ValidationError(_("Write an address that begins with https://."))


class PageAddress(Line):
    """The address of a contribution on this site; `found` is it once the form holds."""

    found: Contribution | None = None

    def pre_validate(self, form: Any) -> None:
        if self.data:
            self.found = at_address(self.data, current_person())
            if self.found is None:
                raise ValidationError(
                    _("There is no such page here. Copy the address from your browser.")
                )


class RowForm(Form):
    """The fields of one row inside a larger form."""

    class Meta(Form.Meta):
        csrf = False

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            return formdata


class Rows(FieldList):  # type: ignore[type-arg]  # generic in its stubs only
    """Rows of fields; without JavaScript a button adds rows, moves one or removes it."""

    moved_to: int | None = None
    """Where the row is that was moved."""
    focused: str = ""
    """The button that has the focus on the next page, by value; `more:2` is the third, new row."""

    def rearranged(self) -> bool:
        """Whether the reader asked for other rows or another order, which is then so."""
        asked, _colon, given = request.form.get(self.name, "").partition(":")
        number = int(given[:4]) if given.isascii() and given.isdecimal() else len(self.entries)
        if asked not in {"more", "up", "down", "remove"}:
            return False
        if asked == "more":
            self.focused = f"more:{len(self.entries)}"
            self._grow(NEW_ROWS)
        elif asked == "remove" and number < len(self.entries):
            del self.entries[number]
            self.focused = f"remove:{max(0, min(number, len(self.entries) - 1))}"
        elif asked in STEPS:
            self._move(number, number + STEPS[asked], asked)
        self._compact_indices()  # type: ignore[attr-defined]  # new in 3.3
        self._grow(1 - len(self.entries))
        return True

    def _move(self, number: int, to: int, asked: str) -> None:
        """Move a row; who moved it to an end finds the button that leads back."""
        last = len(self.entries) - 1
        if 0 <= number <= last and 0 <= to <= last:
            self.entries.insert(to, self.entries.pop(number))
            self.moved_to = to
            self.focused = f"{ {0: 'down', last: 'up'}.get(to, asked) }:{to}"

    def fill(self, given: Iterable[Any]) -> None:
        """Make these the rows, as many as fit."""
        while self.entries:
            self.pop_entry()
        for each in islice(given, self.max_entries):
            self.append_entry(each)

    def _grow(self, rows: int) -> None:
        for _row in range(min(rows, (self.max_entries or 0) - len(self.entries))):
            self.append_entry()

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Only plain small numbers: `agenda-²-title` would stop the conversion to a number."""
        for key in formdata:
            number = key[len(prefix) + 1 :].split("-", 1)[0] if key.startswith(prefix) else ""
            if number.isascii() and number.isdecimal() and len(number) < 5:
                yield int(number)
