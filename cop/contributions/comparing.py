# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What stands in one form and not in another, field by field, in words."""

from typing import Any

from flask_babel import gettext as _
from wtforms import BooleanField, FieldList, FormField
from wtforms.fields.choices import SelectFieldBase

UNTYPED = {"files", "dropped", "why"}
"""Fields of an edit that are no part of the text."""


def differences(form: Any, present: Any) -> list[tuple[str, str]]:
    """The label of each field that differs, with what the present form holds in it."""
    found = []
    for field in form:
        if field.name in UNTYPED or _hidden(field):
            continue
        theirs = present[field.short_name]
        if isinstance(field, SelectFieldBase):
            theirs.choices = field.choices  # type: ignore[attr-defined]  # all of ours have them
        if (field.data or "") != (theirs.data or "") and written(field) != written(theirs):
            found.append((str(field.label.text), written(theirs)))
    return found


def written(field: Any) -> str:
    """What a field holds, as a reader would write it down."""
    if isinstance(field, FieldList):
        return "\n".join(filter(None, map(written, field)))
    if isinstance(field, FormField):
        return _row([part for part in field.form if not _hidden(part)])
    if isinstance(field, SelectFieldBase):
        return ", ".join(str(choice[1]) for choice in field.iter_choices() if choice[2])
    if isinstance(field, BooleanField):
        return str(_("Yes") if field.data else _("No"))
    return str(field._value()).replace("\r\n", "\n").strip()


def _row(parts: list[Any]) -> str:
    """A row as a line; one in which nothing was typed is none."""
    typed = any(written(part) for part in parts if not isinstance(part, SelectFieldBase))
    return " | ".join(filter(None, map(written, parts))) if typed else ""


def _hidden(field: Any) -> bool:
    return getattr(field.widget, "input_type", "") == "hidden"
