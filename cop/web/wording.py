# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What form fields say when input does not fit: what to do, in the reader's language."""

from flask_babel import lazy_gettext as _
from flask_wtf.i18n import translations

WORDS = {
    "This field is required.": _("Fill this in."),
    "Field must be at least %(min)d character long.": _("Write at least %(min)d characters."),
    "Field cannot be longer than %(max)d character.": _("Write at most %(max)d characters."),
    "Field must be exactly %(max)d character long.": _("Write exactly %(max)d characters."),
    "Field must be between %(min)d and %(max)d characters long.": _(
        "Write %(min)d to %(max)d characters."
    ),
    "Number must be at least %(min)s.": _("Write a number of at least %(min)s."),
    "Number must be at most %(max)s.": _("Write a number of at most %(max)s."),
    "Number must be between %(min)s and %(max)s.": _("Write a number from %(min)s to %(max)s."),
    "Invalid input.": _("Write this in the form that is asked for."),
    "Not a valid choice.": _("Choose one from the list."),
    "Invalid Choice: could not coerce.": _("Choose one from the list."),
    "Invalid choice(s): one or more data inputs could not be coerced.": _("Choose from the list."),
    "'%(value)s' is not a valid choice for this field.": _(
        "Choose from the list; “%(value)s” is not in it."
    ),
    "Not a valid date value.": _("Write a day, for example 2026-11-05."),
    "Not a valid time value.": _("Write a time, for example 10:00."),
    "Not a valid integer value.": _("Write a whole number, for example 12500."),
    "Not a valid decimal value.": _("Write a number, for example 7500,50."),
    "Not a valid float value.": _("Write a number, for example 7500,50."),
}
"""The messages of WTForms' fields and validators, each by its (singular) English text."""


class Wording:
    """The words above; for any other message those that WTForms brings itself."""

    def gettext(self, message: str) -> str:
        return str(WORDS.get(message) or translations.gettext(message))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return str(WORDS.get(one) or translations.ngettext(one, many, n))
