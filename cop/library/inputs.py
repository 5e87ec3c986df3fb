# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Form fields of the library: lists as lines, money, codes, and an address for mail."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import DateField, SelectMultipleField, StringField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from cop.contributions.forms import Themes
from cop.contributions.linking import at_addresses
from cop.contributions.models import Contribution
from cop.i18n import reader_locale
from cop.library.cells import Unreadable, amount
from cop.library.lines import FORMATS, PARTNERS, WrongLine
from cop.library.vocabulary import VOCABULARIES, label
from cop.mail.message import Unfit, address_of
from cop.people.session import current_person
from cop.web.forms import Prose, choices
from cop.web.urls import link


class ListLines(Prose):
    """A list as lines; words of vocabularies are shown and read in the reader's language."""

    lines: str = ""
    """What was read, in the form in which it is kept."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.format = PARTNERS if self.name == "partner_lines" else FORMATS[self.short_name]

    def process_data(self, value: Any) -> None:
        locale = reader_locale()
        self.data = self.format.show(self.format.parse(value), locale) if value else ""

    def pre_validate(self, form: Any) -> None:
        try:
            self.lines = self.format.show(self.format.parse(self.data or ""))
        except WrongLine as wrong:
            raise ValidationError(str(wrong)) from None


class Pages(Prose):
    """Addresses of contributions on this site, one a line; `found` are they once the form holds."""

    found: Sequence[Contribution] = ()
    most = 20

    def process_data(self, value: Any) -> None:
        self.data = "\n".join(link(each) for each in value or ())

    def pre_validate(self, form: Any) -> None:
        lines = [line.strip() for line in (self.data or "").split("\n")]
        if len(lines) > self.most:
            raise ValidationError(_("Write at most %(count)s lines.", count=self.most))
        pages = at_addresses(filter(None, lines), current_person())
        for number, line in enumerate(lines, 1):
            if line and line not in pages:
                raise ValidationError(
                    _("Line %(number)s: there is no page here at “%(address)s”.",
                      number=number, address=line[:100])
                )  # fmt: skip
        self.found = list(pages.values())


EARLIEST, LATEST = 1950, 2100
"""Years that a project can begin or end in."""


class Day(DateField):
    """A day that a project can begin or end on."""

    def pre_validate(self, form: Any) -> None:
        if self.data and not EARLIEST <= self.data.year <= LATEST:
            raise ValidationError(_("Write a day, for example 2026-11-05."))


class Money(StringField):
    """An amount; its `data` is in cents."""

    data: int | None  # type: ignore[assignment]  # a StringField in all but its data

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        self.data, self.wrong = None, ""
        text = valuelist[0].replace("€", "").strip()
        try:
            self.data = int(amount(text) * 100) if text else None
        except Unreadable as unreadable:
            self.wrong = str(unreadable)

    def pre_validate(self, form: Any) -> None:
        if getattr(self, "wrong", ""):
            raise ValidationError(_("Write an amount, such as 7500 or 7500,50."))

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        value = Decimal(self.data) / 100
        return f"{value:.0f}" if value == int(value) else f"{value:.2f}"


class CodesField(SelectMultipleField):
    """Checkboxes of one vocabulary."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, text: Any, vocabulary: str, **rest: Any) -> None:
        super().__init__(text, choices=choices(VOCABULARIES[vocabulary]), **rest)

    @property
    def codes(self) -> list[str]:
        """What is ticked, in the order of the alphabet."""
        return sorted(self.data or [])


class ManyThemes(Themes):
    """Themes of a trajectory or a programme, which covers more than a question does."""

    most = 12


class Mailbox:
    """Refuses what is not exactly one mail address."""

    def __call__(self, form: Any, field: Any) -> None:
        try:
            fits = "." in address_of(field.data).rpartition("@")[2] and "<" not in field.data
        except Unfit:
            fits = False
        if not fits or len(field.data) > 254:
            raise ValidationError(_("Write one mail address, such as info@voorbeeldstad.example."))


def one_of(vocabulary: str, codes: Any = None) -> list[Any]:
    """The options of a select field with one word of a vocabulary, or none."""
    words = {code: label(vocabulary, code) for code in codes} if codes else VOCABULARIES[vocabulary]
    return choices({"": _("(none)"), **words})
