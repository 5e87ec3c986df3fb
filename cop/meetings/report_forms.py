# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The form of a report."""

from collections.abc import Collection
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import FormField, HiddenField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from cop import clock
from cop.contributions.forms import ContributionForm
from cop.errors import Refused
from cop.meetings.fields import Day, PageAddress, RowForm, Rows
from cop.meetings.lines import Decisions, NamesOf
from cop.meetings.reporting import Agreed, Minutes
from cop.people import names
from cop.people.names import Named, Names
from cop.web.forms import Line, Markdown, Number, Prose, Switch, id_in

LONGEST = 60_000
MOST_ACTIONS = 60


class ActionForm(RowForm):
    id = HiddenField(validators=[Optional(), Length(max=12)])
    text = Line(_("What"), [Optional(), Length(max=500)])
    owner = Line(
        _("Who"), [Optional(), Length(max=160)], description=_("A member or an organisation.")
    )
    due_on = Day(_("Before"), [Optional()])
    address = PageAddress(_("Address of what it is about"), [Optional(), Length(max=300)])

    known: Names
    found: Named | None = None

    def validate_owner(self, field: Line) -> None:
        if field.data and not self.text.data:
            raise ValidationError(_("Say what is to be done."))
        if field.data:
            try:
                self.found = self.known.find(field.data)
            except Refused as refusal:
                raise ValidationError(refusal.reason) from None

    def agreed(self) -> Agreed:
        """The action; its owner is a person or an organisation."""
        owner = self.found
        return Agreed(
            text=self.text.data,
            owner_id=owner.id if owner and owner.kind == "person" else None,
            organisation_id=owner.id if owner and owner.kind == "organisation" else None,
            due_on=self.due_on.data,
            about=self.address.found,
            id=id_in(self.id.data) or None,
        )


class ReportForm(ContributionForm):
    meeting_id = SelectField(_("Meeting"), coerce=int)
    title = Line(
        _("Title"),
        [
            DataRequired(_("Give the report a title.")),
            Length(5, 150, _("Write a title of 5 to 150 characters.")),
        ],
    )
    held_on = Day(_("Day of the meeting"), [InputRequired(_("Choose the day of the meeting."))])
    people = NamesOf(
        _("Members who attended"),
        [Optional(), Length(max=12_000)],
        description=_("One name a line, as on their profile."),
    )
    organisations = NamesOf(
        _("Organisations that attended"),
        [Optional(), Length(max=12_000)],
        description=_("One name a line. Those of the members above count already."),
    )
    guests = Number(
        _("How many others attended"),
        [Optional(), NumberRange(0, 10_000, _("Give a number of 0 to 10,000."))],
    )
    decisions_text = Decisions(
        _("Decisions"),
        [Optional(), Length(max=20_000)],
        description=_("One a line. Add “ | ” and an address to link what it is about."),
    )
    actions = Rows(FormField(ActionForm), _("Actions"), min_entries=1, max_entries=MOST_ACTIONS)
    at_once = Switch(
        _("Adopt it at once, without sending it round"),
        description=_(
            "Otherwise those who attended can propose corrections for seven days. Without anybody"
            " who attended with an account it is adopted at once."
        ),
    )
    body = Prose(
        _("Text"),
        [DataRequired(_("Write what was said.")), Markdown(LONGEST)],
        description=_("Begin each item with a heading (### ); it gets an address of its own."),
    )

    of_meeting: Any = None
    """The row of the meeting whose report this form began as."""

    already_named: Collection[int] = ()
    """People the report names although they have left since."""

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every field holds; the names in use are read once for all of them."""
        people = names.people(self.already_named)
        organisations = names.organisations()
        self.people.known, self.organisations.known = Names(people), Names(organisations)
        owners = Names([*people, *organisations])
        for row in self.actions:
            row.form.known = owners
        return super().validate(extra_validators)

    def validate_held_on(self, field: Day) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(_("A report is about a meeting that was held."))

    def spine(self) -> dict[str, Any]:
        """What `reporting.publish` needs besides of every new report."""
        return super().spine() | {"at_once": self.at_once.data}

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the report."""
        return {
            "title": self.title.data,
            "body": self.body.data,
            "held_on": self.held_on.data,
            "guests": self.guests.data or 0,
            "meeting_id": self.meeting_id.data or None,
        }

    @property
    def minutes(self) -> Minutes:
        """What hangs on the text."""
        return Minutes(
            decisions=self.decisions_text.found,
            actions=[row.form.agreed() for row in self.actions if row.form.text.data],
            people=self.people.found,
            organisations=self.organisations.found,
        )
