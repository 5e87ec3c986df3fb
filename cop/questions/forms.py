# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of questions and answers."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField
from wtforms.validators import DataRequired, Length, Optional

from cop.contributions.forms import ContributionForm, OneAtLeast, Themes
from cop.questions.models import ClosedReason
from cop.web.forms import Form, Line, Markdown, Prose, Switch, choices

LONGEST_TITLE = 200

REASONS = {
    ClosedReason.DUPLICATE: _("It was asked before"),
    ClosedReason.ELSEWHERE: _("It was answered elsewhere"),
    ClosedReason.OUTDATED: _("It is no longer relevant"),
    ClosedReason.OFF_TOPIC: _("It does not belong here"),
    ClosedReason.WITHDRAWN: _("The asker withdraws it"),
}


class QuestionForm(ContributionForm):
    title = Line(
        _("Your question in one sentence"),
        [
            DataRequired(_("Write your question in one sentence.")),
            Length(15, LONGEST_TITLE, _("Write a title of 15 to 200 characters.")),
        ],
        description=_("For example: How do you explain to residents why the verge is mown later?"),
    )
    body = Prose(
        _("Explanation"),
        [DataRequired(_("Explain your question.")), Markdown()],
        description=_("What have you tried, and what do you need to know? Name no residents."),
    )
    themes = Themes(_("Themes"), [OneAtLeast()], coerce=int, description=_("Choose one to five."))
    veiled = Switch(
        _("Ask on behalf of “a municipality like ours”"),
        description=_(
            "Others see only the size and the region of your municipality; "
            "organisers see who asked."
        ),
    )

    origin = HiddenField(validators=[Optional(), Length(max=300)])
    """The address of what made somebody ask."""

    def texts(self) -> dict[str, Any]:
        """What is asked, and whether without a name where that may be chosen."""
        fields = (self.title, self.body, self.veiled)
        return {field.name: field.data for field in fields if field is not None}


class AnswerForm(ContributionForm):
    body = Prose(
        _("What do you know of it?"),
        [DataRequired(_("Write your answer.")), Markdown()],
        description=_("Type @ to mention a colleague and # to link to a question or practice."),
    )


class CloseForm(Form):
    reason = SelectField(_("Why do you close this question?"), choices=choices(REASONS))
    duplicate_of = Line(
        _("Address of the question that was asked before"),
        [Optional(), Length(max=300)],
        description=_("Only when it was asked before."),
    )
    note = Line(_("Explanation"), [Optional(), Length(max=300)])
