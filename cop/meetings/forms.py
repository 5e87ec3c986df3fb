# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of meetings: the meeting with its agenda, the registration, what goes on an agenda."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from wtforms import FormField, RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from cop import clock
from cop.contributions.forms import ContributionForm
from cop.errors import Refused
from cop.meetings import moments
from cop.meetings.agenda import MOST_ITEMS, Item, item_about
from cop.meetings.fields import Clock, Day, PageAddress, RowForm, Rows, WebAddress
from cop.meetings.models import Coming, ItemKind
from cop.web.filters import city
from cop.web.forms import Form, Line, Markdown, Number, Prose, choices

KINDS = {
    ItemKind.REQUEST: _("Request for help"),
    ItemKind.PRESENTATION: _("Presentation"),
    ItemKind.PRACTICE: _("Practice"),
    ItemKind.POLICY: _("Policy"),
    ItemKind.IDEA: _("Idea"),
    ItemKind.DECISION: _("Decision"),
    ItemKind.NOTICE: _("Announcement"),
    ItemKind.ROUND: _("Any other business"),
}
COMING = {Coming.YES: _("I am coming"), Coming.NO: _("I cannot come")}
ZONES = {zone: LazyString(city, zone) for zone in moments.ZONES}


class ItemForm(RowForm):
    title = Line(_("Item"), [Optional(), Length(max=200)])
    kind = SelectField(_("Kind"), choices=choices(KINDS), default=ItemKind.PRESENTATION)
    minutes = Number(_("Minutes"), [Optional(), NumberRange(1, 600, _("Give 1 to 600 minutes."))])
    presenter = Line(_("Who presents it"), [Optional(), Length(max=120)])
    address = PageAddress(_("Address of the question or practice"), [Optional(), Length(max=300)])

    @property
    def is_blank(self) -> bool:
        """Whether the row says nothing; such rows are left out."""
        return not (self.title.data or self.address.data)

    def validate_presenter(self, field: Line) -> None:
        if (field.data or self.minutes.data) and self.is_blank:
            raise ValidationError(_("Say what this item is about."))

    def item(self) -> Item:
        """The item; without a title it is called as what it is about, and is of that kind."""
        about, kind = self.address.found, ItemKind(self.kind.data)
        title, minutes, presenter = self.title.data, self.minutes.data, self.presenter.data or ""
        if about and not title:
            by_itself = item_about(about)
            chosen = kind if kind != ItemKind.PRESENTATION else by_itself.kind
            return replace(by_itself, kind=chosen, minutes=minutes, presenter=presenter)
        return Item(title, kind, minutes, presenter, about)


class MeetingForm(ContributionForm):
    title = Line(
        _("Title"),
        [
            DataRequired(_("Give the meeting a title.")),
            Length(5, 150, _("Write a title of 5 to 150 characters.")),
        ],
    )
    day = Day(_("Day"), [InputRequired(_("Choose the day of the meeting."))])
    starts = Clock(_("Begins at"), [InputRequired(_("Say when the meeting begins."))])
    ends = Clock(_("Ends at"), [InputRequired(_("Say when the meeting ends."))])
    timezone = SelectField(
        _("Time zone"),
        choices=choices(ZONES),
        default=moments.ZONES[0],
        description=_("The times are those of the clocks in this town."),
    )
    place = Line(
        _("Place"),
        [Optional(), Length(max=200)],
        description=_("Building, room and town; leave empty when it is online only."),
    )
    online_url = WebAddress(
        _("Online address"),
        [Optional(), Length(max=500)],
        description=_("Only people who are signed in see it."),
    )
    body = Prose(_("What is it about?"), [Optional(), Markdown()])
    items = Rows(FormField(ItemForm), _("Agenda"), min_entries=1, max_entries=MOST_ITEMS)

    starts_at: datetime
    ends_at: datetime

    def validate_starts(self, field: Clock) -> None:
        self.starts_at = self._moment(field)

    def validate_ends(self, field: Clock) -> None:
        if field.data and self.starts.data and field.data <= self.starts.data:
            raise ValidationError(_("The end comes after the beginning."))
        self.ends_at = self._moment(field)

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the meeting."""
        names = ("title", "timezone", "place", "online_url", "body")
        facts = {name: self[name].data or "" for name in names}
        return facts | {"starts_at": self.starts_at, "ends_at": self.ends_at}

    @property
    def agenda(self) -> list[Item]:
        """The rows that say something."""
        return [row.form.item() for row in self.items if not row.form.is_blank]

    def _moment(self, field: Clock) -> datetime:
        """The moment on that day; whatever it lacks has an error of its own."""
        if self.day.data is None or field.data is None or self.timezone.data not in ZONES:
            return clock.now()
        try:
            return moments.moment(self.day.data, field.data, self.timezone.data)
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None


class RegistrationForm(Form):
    coming = RadioField(_("Are you coming?"), choices=choices(COMING), default=Coming.YES)
    remark = Line(
        _("Remark for the organisers"),
        [Optional(), Length(max=300)],
        description=_("For example what you eat, or that you come later."),
    )


class AgendaForm(Form):
    address = PageAddress(
        _("Address of the question, practice or solution"),
        [DataRequired(_("Give the address of a page of this site.")), Length(max=300)],
    )
    minutes = Number(_("Minutes"), [Optional(), NumberRange(1, 600, _("Give 1 to 600 minutes."))])
