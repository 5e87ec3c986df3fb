# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The form of a practice: short first, with a second half that may grow later."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, Length, Optional

from cop.contributions import naming
from cop.contributions.forms import ContributionForm, OneAtLeast, Themes
from cop.practices.fields import Figures, Month, Municipality, Whole, said_month
from cop.practices.models import Outcome, UrbanForm
from cop.web.forms import Line, Markdown, Prose, choices

OUTCOMES = {
    Outcome.RUNNING: _("It is still running"),
    Outcome.WORKED: _("It worked"),
    Outcome.MIXED: _("It worked in part"),
    Outcome.FAILED: _("It did not work"),
}
URBAN_FORMS = {
    UrbanForm.DENSE_CENTRE: _("Dense centre"),
    UrbanForm.RESIDENTIAL: _("Residential area"),
    UrbanForm.PERI_URBAN: _("Edge of town"),
    UrbanForm.VILLAGE: _("Village"),
    UrbanForm.RURAL: _("Countryside"),
    UrbanForm.INDUSTRIAL: _("Business park"),
    UrbanForm.COAST: _("Coast"),
}
naming.VALUES |= {"outcome": OUTCOMES, "urban_form": URBAN_FORMS}
naming.SAID |= dict.fromkeys(("started_on", "ended_on"), said_month)
LATER = (
    "place", "started_on", "ended_on", "urban_form", "cost", "cost_note", "hours",
    "result", "figures_text", "lessons", "did_not_work", "contact",
)  # fmt: skip
"""The second half of the form."""


class PracticeForm(ContributionForm):
    title = Line(
        _("What did you do?"),
        [
            DataRequired(_("Write in a few words what you did.")),
            Length(10, 100, _("Write a title of 10 to 100 characters.")),
        ],
        description=_("For example: Mowing in curves on 62 hectares of town grass."),
    )
    summary = Prose(
        _("Summary"),
        [
            DataRequired(_("Write in one or two sentences what was done and what came of it.")),
            Length(max=320, message=_("Write at most 320 characters.")),
        ],
        description=_("One or two sentences, at most 320 characters."),
    )
    body = Prose(
        _("What was done?"),
        [DataRequired(_("Write what was done.")), Markdown()],
        description=_("Step by step, so that another municipality can do it too."),
    )
    themes = Themes(_("Themes"), [OneAtLeast()], coerce=int, description=_("Choose one to five."))
    outcome = RadioField(
        _("How did it turn out?"),
        choices=choices(OUTCOMES),
        default=Outcome.RUNNING,
        description=_("What did not work is just as useful to others."),
    )
    town = Municipality(
        _("Municipality"), [Optional(), Length(max=120)], description=_("Its name in full.")
    )
    place = Line(_("Place"), [Optional(), Length(max=200)])
    started_on = Month(_("Began in"), [Optional()], description=_("Year and month: 2026-03."))
    ended_on = Month(_("Ended in"), [Optional()], description=_("Leave empty while it is running."))
    urban_form = SelectField(
        _("Kind of area"),
        choices=choices({"": _("No choice")} | URBAN_FORMS),
        coerce=lambda value: UrbanForm(value) if value else None,
    )
    cost = Whole(_("Cost in euros"), [Optional()], description=_("A whole number, without VAT."))
    cost_note = Line(
        _("About the cost"),
        [Optional(), Length(max=300)],
        description=_("For example: a year, for 62 hectares; the old way cost 43,400 less."),
    )
    hours = Whole(_("Hours of your own staff"), [Optional()])
    result = Prose(_("What came of it?"), [Optional(), Markdown()])
    figures_text = Figures(
        _("Figures"),
        [Optional(), Length(max=8000)],
        description=_("One a line: label: value unit (year). Plant species: 23 species (2024)"),
    )
    lessons = Prose(_("What did you learn?"), [Optional(), Markdown()])
    did_not_work = Prose(_("What did not work?"), [Optional(), Markdown()])
    contact = Line(
        _("Who can be asked?"),
        [Optional(), Length(max=200)],
        description=_("A function or a general address rather than a name."),
    )
    origin = HiddenField(validators=[Optional(), Length(max=300)])
    """The address of the question or report that led to this practice."""
    after = HiddenField(validators=[Optional(), Length(max=300)])
    """The address of the practice that is taken over, or of the solution that is applied."""

    def validate_ended_on(self, field: Month) -> None:
        if field.data and self.started_on.data and field.data < self.started_on.data:
            raise ValidationError(_("The end lies before the beginning."))

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the practice; the municipality only where it may be chosen."""
        plain = {"title", "summary", "body", *LATER} - {"figures_text"}
        facts = {name: self[name].data for name in plain}
        facts |= {"outcome": Outcome(self.outcome.data), "figures": self.figures_text.parsed}
        if "town" in self:
            facts["municipality_id"] = self.town.found
        return facts

    @property
    def grown(self) -> bool:
        """Whether the second half holds or lacks something, and so is shown open."""
        return any(self[name].data or self[name].errors for name in LATER)
