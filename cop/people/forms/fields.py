# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The fields that several of these forms share: names, addresses and passwords."""

from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import PasswordField, ValidationError
from wtforms.validators import DataRequired, Length, StopValidation

from cop.errors import Refused
from cop.mail.message import misleads, safe_name
from cop.people import passwords
from cop.people.lengths import LONGEST_FUNCTION, LONGEST_ORGANISATION, LONGEST_PERSON
from cop.web.forms import Line
from cop.web.guards import request_settings

NAME = _("Your name")
KNOWN_AS = _("As colleagues know you.")


class Password(PasswordField):
    """A password; it is never shown again and keeps its blanks."""

    data: str

    def process_formdata(self, valuelist: list[Any]) -> None:
        """The text exactly as it was typed."""
        self.data = str(valuelist[0]) if valuelist else ""

    def process(self, *args: Any, **rest: Any) -> None:
        self.filters = ()
        super().process(*args, **rest)


class Safe:
    """Refuses names that could pass for a link."""

    def __call__(self, form: Any, field: Any) -> None:
        try:
            safe_name(field.data or "")
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None


class Plain:
    """Refuses web addresses and hidden characters in what is no name of a person."""

    def __call__(self, form: Any, field: Any) -> None:
        if misleads(field.data or ""):
            raise ValidationError(
                gettext("“%(field)s” cannot hold a web address or control characters.",
                        field=field.label.text)
            )  # fmt: skip


class UpTo:
    """Refuses more than so many characters, and names the field."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.field_flags = {"maxlength": limit}

    def __call__(self, form: Any, field: Any) -> None:
        if len(field.data or "") > self.limit:
            raise StopValidation(
                gettext("“%(field)s” has at most %(limit)s characters.",
                        field=field.label.text, limit=self.limit)
            )  # fmt: skip


class Address:
    """Accepts a mail address and writes it in one way: lower case, its domain in ASCII."""

    def __call__(self, form: Any, field: Any) -> None:
        field.data = normal_address(field.data or "")


class Unguessable:
    """Refuses a password that is short or easy to guess, for a form that knows its owner."""

    def __call__(self, form: Any, field: Any) -> None:
        texts = [getattr(form, "owner", ""), *_site_words()]
        try:
            passwords.check(field.data or "", texts)
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None


def normal_address(text: str) -> str:
    """The address in lower case with an ASCII domain; ValidationError when it is none."""
    try:
        checked = validate_email(text, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise ValidationError(gettext("Write a mail address, like name@municipality.nl.")) from None
    return str(checked.ascii_email).lower()


def name_field(label: Any = NAME, description: Any = KNOWN_AS) -> Line:
    return Line(
        label,
        [DataRequired(_("Write your name.")), Length(2, LONGEST_PERSON), Safe()],
        description=description,
    )


def function_field(label: Any, *needed: Any, description: Any) -> Line:
    return Line(label, [*needed, UpTo(LONGEST_FUNCTION), Plain()], description=description)


def organisation_field(label: Any, needed: Any) -> Line:
    return Line(label, [needed, UpTo(LONGEST_ORGANISATION), Length(min=2), Plain()])


def address_field(label: Any, description: Any = "") -> Line:
    return Line(
        label,
        [
            DataRequired(_("Write a mail address, like name@municipality.nl.")),
            Length(max=200),
            Address(),
        ],
        description=description,
    )


def new_password_field(label: Any) -> Password:
    return Password(
        label,
        [DataRequired(_("Choose a password.")), Unguessable()],
        description=_(
            "12 to 128 characters, whatever you like: four unrelated words are easy to remember."
        ),
    )


def _site_words() -> list[str]:
    settings = request_settings()
    return [settings.site_name, request.host]
