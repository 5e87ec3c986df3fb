# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Form fields of practices: a month, an amount, an organisation by its name, figures as lines."""

import re
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import MonthField, ValidationError
from wtforms.widgets import TextInput

from cop.errors import Refused
from cop.people import names
from cop.people.models import OrganisationKind
from cop.practices import figures
from cop.web.filters import show_month
from cop.web.forms import Line, Number, Prose

EARLIEST, LATEST = 1950, 2100


def said_month(kept: str) -> str:
    """A month that versions keep as its first day, as their reader writes it."""
    return show_month(date.fromisoformat(kept)) if kept else ""


class Month(MonthField):
    """A month of a year, as its first day."""

    def process_formdata(self, valuelist: Any) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Write year and month, for example 2026-03.")) from None

    def pre_validate(self, form: Any) -> None:
        if self.data and not EARLIEST <= self.data.year <= LATEST:
            raise ValidationError(_("Write year and month, for example 2026-03."))


class Whole(Number):
    """A whole number that may be written with dots, spaces or a euro sign."""

    widget = TextInput()
    most = 2_000_000_000

    def process_formdata(self, valuelist: Any) -> None:
        given = str(valuelist[0]).strip() if valuelist else ""
        digits = re.sub(r"[€\s]", "", given)
        if re.fullmatch(r"[0-9]{1,3}([.,][0-9]{3})+", digits):
            digits = re.sub(r"[.,]", "", digits)
        if not digits:
            self.data = None
        elif re.fullmatch(r"[0-9]{1,10}", digits) and int(digits) <= self.most:
            self.data = int(digits)
        else:
            self.data = None
            raise ValueError(_("Write a whole number, for example 12500."))


class Municipality(Line):
    """A municipality, by its name; `found` is its id once the form holds."""

    found: int | None = None

    def pre_validate(self, form: Any) -> None:
        if self.data:
            known = names.Names(names.organisations(OrganisationKind.MUNICIPALITY))
            try:
                self.found = known.find(self.data).id
            except Refused as refusal:
                raise ValidationError(refusal.reason) from None


class Figures(Prose):
    """Measured results as lines; `parsed` are they once the form holds."""

    parsed: list[dict[str, Any]]

    def pre_validate(self, form: Any) -> None:
        try:
            self.parsed = figures.parsed(self.data or "")
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None
