# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of a report's life: a correction, a note, the summary."""

from collections.abc import Collection

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, ValidationError
from wtforms.validators import DataRequired, Length, Optional

from cop import markup
from cop.contributions.rendering import html_of
from cop.web.forms import Form, Line, Markdown, Prose, Switch, WritingForm

LONGEST_SUMMARY = 2_000


class CorrectionForm(Form):
    text = Prose(
        _("How it should read"),
        [DataRequired(_("Write how the passage should read.")), Markdown()],
        description=_(
            "Change the words here. The text of the report stays until it is taken over."
        ),
    )
    reason = Line(_("Why"), [Optional(), Length(max=300)])


class TakeOverForm(WritingForm):
    text = Prose(
        _("Text that comes into the report"),
        [DataRequired(_("Write how the passage should read.")), Markdown()],
    )


class NoteForm(Form):
    text = Prose(
        _("Note"),
        [DataRequired(_("Write your note.")), Length(max=2_000)],
        description=_("It is shown under the passage with your name and the day."),
    )


class SummaryForm(WritingForm):
    text = Prose(
        _("Summary"),
        [Optional(), Markdown(LONGEST_SUMMARY)],
        description=_("At most 2,000 characters. Name no people."),
    )
    public = Switch(
        _("Everybody may read this summary, with the title and the day of the report"),
    )
    version = HiddenField(default="")

    names: Collection[str] = ()
    """Of the people who attended."""

    def validate_text(self, field: Prose) -> None:
        """A summary names nobody: it may be read by everybody."""
        text = field.data.casefold()
        named = [name for name in self.names if name.casefold() in text]
        if named or (field.data and markup.mentions(html_of(field.data).html)):
            raise ValidationError(_("A summary names no people. Take the names out of it."))

    def validate_public(self, field: Switch) -> None:
        if field.data and not self.text.data:
            raise ValidationError(_("Write a summary first."))
