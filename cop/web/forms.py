# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Form fields and the two moves every view makes with a form."""

import re
import uuid
from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    IntegerField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from cop import markup
from cop.errors import Refused
from cop.web.wording import Wording

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LIMITS = {TextAreaField: 20_000, StringField: 300}


class Line(StringField):
    """One line of text, blanks at its ends taken off."""

    data: str

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata([_stripped(value) for value in valuelist])


class Prose(TextAreaField):
    """Text of several lines, blanks at its ends taken off."""

    data: str

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata([_stripped(value) for value in valuelist])


class Switch(BooleanField):
    data: bool


class Number(IntegerField):
    data: int | None


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """Describes input: refuses control characters, over-long text and all but form fields."""

    _fields: dict[str, Any]

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # as above
        def get_translations(self, form: Any) -> Wording:
            return Wording()

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            # Only form fields: a JSON list in the place of a string is no input of ours.
            if formdata is not None and hasattr(formdata, "getlist"):
                return formdata
            if request.method != "POST":
                return None
            return CombinedMultiDict([_files_for(form), request.form])

    def accepted(self) -> bool:
        """Whether this is a POST whose input holds."""
        accepted = request.method == "POST" and bool(self.validate())
        if not accepted:
            self.miss_files()
        return accepted

    def miss_files(self) -> None:
        """Say at each file field that what was chosen is gone: browsers do not choose it again."""
        for field in self._fields.values():
            chosen = any(upload.filename for upload in request.files.getlist(field.name))
            if isinstance(field, FileField) and chosen and not field.errors:
                field.errors = [_("Choose your files again: they were not kept with the form.")]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every field holds.

        Control characters and over-long text are refused first: no further check reads such a
        field, since a search in a text of megabytes may take minutes.
        """
        fields = self._fields
        self._fields = {name: field for name, field in fields.items() if _clean(field)}
        try:
            return bool(super().validate(extra_validators)) and len(self._fields) == len(fields)
        finally:
            self._fields = fields


def id_in(given: Any) -> int:
    """The id that a field or an address holds; 0 when it is none."""
    text = str(given or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


class WritingForm(Form):
    """A form that makes or changes something people write."""

    key = HiddenField(default=lambda: uuid.uuid4().hex)
    """One value for each form handed out: a double submit makes one row."""

    version = HiddenField(default="")
    """The version that was being edited; empty for something new."""

    @property
    def since(self) -> int:
        """The version the edit began from; 0 when it is missing or no number."""
        text = self.version.data
        return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 9 else 0

    @property
    def submission(self) -> str:
        """The idempotency key, made safe to keep."""
        return str(self.key.data or "")[:64]


class Markdown:
    """Refuses Markdown that costs too much to render, with the reason (SECURITY.md)."""

    def __init__(self, limit: int = 20_000) -> None:
        self.limit = limit

    def __call__(self, form: Any, field: Any) -> None:
        try:
            markup.check(field.data or "", self.limit)
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None


def typed() -> list[tuple[str, str]]:
    """The fields of this request that are worth keeping: no token, no password, nothing empty."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if value and name != "csrf_token" and "password" not in name
    ]


def choices(labels: Mapping[Any, Any]) -> list[SelectChoice]:
    """The options of a select field, from a table of values and (lazy) labels."""
    return [SelectChoice(value, label) for value, label in labels.items()]


def _files_for(form: Any) -> MultiDict[str, Any]:
    """The files that came for the file fields of a form; one in the place of a text is none."""
    wanted = {field.name for field in form if isinstance(field, FileField)}
    return MultiDict((name, f) for name, f in request.files.items(multi=True) if name in wanted)


def _stripped(value: Any) -> Any:
    return value.strip().replace("\r\n", "\n") if isinstance(value, str) else value


def _clean(field: Any) -> bool:
    text = field.data if isinstance(field.data, str) else ""
    if _CONTROL.search(text):
        field.errors = [*field.errors, _("Remove the invisible control characters.")]
        return False
    limit = next((limit for kind, limit in _LIMITS.items() if isinstance(field, kind)), 300)
    longest = max([v.max for v in field.validators if getattr(v, "max", None)] or [limit])
    longest = max([longest, *(v.limit for v in field.validators if isinstance(v, Markdown))])
    if len(text) > longest > 0:
        field.errors = [*field.errors, _too_long(field, longest)]
        return False
    return True


def _too_long(field: Any, longest: int) -> Any:
    """What the field's own rule about length says, or else how much fits."""
    own = (v.message for v in field.validators if getattr(v, "max", None) == longest)
    return next(filter(None, own), _("Write at most %(max)d characters.", max=longest))
