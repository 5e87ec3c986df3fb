# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of notes: a text, a choice between two, a minute-taker, and the report of it all."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import FormField, HiddenField, SelectField, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from cop.errors import Refused
from cop.meetings.fields import RowForm, Rows
from cop.meetings.report_forms import ReportForm
from cop.people import names
from cop.people.names import Named, Names
from cop.questions.forms import LONGEST_TITLE
from cop.web.forms import Form, Line, Markdown, Prose, WritingForm, choices, id_in

LONGEST = 20_000
MOST_QUESTIONS = 30
SHORTEST_QUESTION = 15


class NoteForm(WritingForm):
    """What one writes under an agenda item, on which version."""

    note = HiddenField(validators=[Optional(), Length(max=12)])
    title = Line(validators=[Optional(), Length(max=200)])
    text = Prose(_("Notes"), [Optional(), Markdown(LONGEST)])

    @property
    def note_id(self) -> int:
        """The note on the screen; 0 when there was none yet."""
        return id_in(self.note.data)


class ChoiceForm(WritingForm):
    """Which of two texts stands, or one made of both."""

    choice = SelectField(
        choices=choices({"mine": _("Keep mine"), "theirs": _("Keep theirs"), "both": _("Both")})
    )
    text = Prose(_("Both texts, to put together"), [Optional(), Markdown(LONGEST)])


class OwnerForm(Form):
    """Who was meant in the line of an action."""

    line = StringField(validators=[InputRequired(), Length(max=LONGEST)])
    owner = Line(validators=[InputRequired(), Length(max=160)])


class TakerForm(Form):
    name = Line(
        _("Name of a member"),
        [DataRequired(_("Give the name of a member.")), Length(max=160)],
    )

    found: Named

    def validate_name(self, field: Line) -> None:
        try:
            self.found = Names(names.people()).find(field.data)
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None


class QuestionRow(RowForm):
    title = Line(
        _("Question in one sentence"),
        [Optional(), Length(SHORTEST_QUESTION, LONGEST_TITLE,
                            _("Write a title of 15 to 200 characters."))],
    )  # fmt: skip
    body = Prose(_("Explanation"), [Optional(), Markdown()])

    def validate_body(self, field: Prose) -> None:
        if field.data and not self.title.data:
            raise ValidationError(_("Write your question in one sentence."))


class NotedReportForm(ReportForm):
    """The form of a report, with the questions that came up."""

    questions = Rows(
        FormField(QuestionRow), _("Questions"), min_entries=0, max_entries=MOST_QUESTIONS
    )

    def rearranged(self) -> bool:
        """Whether other rows were asked for."""
        return self.actions.rearranged() or self.questions.rearranged()

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The title and the explanation of each question that is left."""
        rows = (row.form for row in self.questions)
        return [{"title": row.title.data, "body": row.body.data} for row in rows if row.title.data]
