# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of minutes that were given: the file or text, and what was found in it."""

import io
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import FormField, ValidationError
from wtforms.validators import DataRequired, Length, Optional

from cop.db import release
from cop.errors import Refused
from cop.meetings.fields import Day, RowForm, Rows
from cop.minutes import reading
from cop.minutes.review import MOST
from cop.minutes.taking import Taken, taken
from cop.web.forms import Form, Line, Prose, Switch

LONGEST = 300_000
PASTED = "minutes.md"


class Minutes(FileField):  # type: ignore[misc]  # Flask-WTF ships no types
    """A file with minutes; it is kept and read when the form is validated."""

    folder: Path
    found: Taken | None = None

    def pre_validate(self, form: Any) -> None:
        name = getattr(self.data, "filename", "")
        if not name:
            return
        if name.rpartition(".")[2].lower() not in reading.READ:
            raise ValidationError(
                _("Choose a Word document (.docx), an OpenDocument text (.odt), Markdown or text.")
            )
        self.found = _taken(self.data.stream, name, self.folder)


class Pasted(Prose):
    """The text of minutes; it is kept and read like a file."""

    folder: Path
    found: Taken | None = None

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if self.data and not validation_stopped:
            self.found = _taken(io.BytesIO(self.data.encode()), PASTED, self.folder)


class GivenForm(Form):
    file = Minutes(
        _("File"),
        description=_("A Word document (.docx), OpenDocument text (.odt) or Markdown (.md)."),
    )
    text = Pasted(_("Or the text of the minutes"), [Optional(), Length(max=LONGEST)])

    @property
    def found(self) -> Taken | None:
        """The file, or else the text."""
        return self.file.found or self.text.found

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a file or a text, and it could be read."""
        if not super().validate(extra_validators):
            return False
        if self.found is None:
            self.file.errors = [_("Choose a file, or paste the text.")]
        return self.found is not None


class FoundForm(RowForm):
    kept = Switch(_("Keep this"))
    text = Line(_("Text"), [Optional(), Length(max=500)])


class AttendeeForm(FoundForm):
    text = Line(_("Name"), [Optional(), Length(max=160)])
    organisation = Line(_("Organisation"), [Optional(), Length(max=160)])
    is_present = Switch(_("Was there"))


class TaskForm(FoundForm):
    text = Line(_("What"), [Optional(), Length(max=500)])
    owner = Line(_("Who"), [Optional(), Length(max=160)])
    due_on = Day(_("Before"), [Optional()])


class ReviewForm(Form):
    title = Line(_("Title"), [DataRequired(_("Give the report a title.")), Length(max=150)])
    held_on = Day(_("Day of the meeting"), [Optional()])
    place = Line(_("Place"), [Optional(), Length(max=200)])
    next_on = Day(_("Next meeting"), [Optional()])
    attendees = Rows(FormField(AttendeeForm), _("Who was there"), max_entries=MOST["attendees"])
    items = Rows(FormField(FoundForm), _("Agenda items"), max_entries=MOST["items"])
    decisions = Rows(FormField(FoundForm), _("Decisions"), max_entries=MOST["decisions"])
    tasks = Rows(FormField(TaskForm), _("Actions"), max_entries=MOST["tasks"])


def _taken(stream: Any, name: str, folder: Path) -> Taken:
    release()  # reading a file takes long
    try:
        return taken(stream, name, folder)
    except Refused as refusal:
        raise ValidationError(refusal.reason) from None
