# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The form of a meeting with its agenda."""

from datetime import datetime, time
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from wtforms import BooleanField, FormField, HiddenField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from cop import clock
from cop.contributions import naming
from cop.contributions.forms import ContributionForm
from cop.errors import Refused
from cop.meetings import moments, saying
from cop.meetings.agenda import MOST_ITEMS, Item
from cop.meetings.fields import Clock, Day, Rows, WebAddress
from cop.meetings.item_forms import ItemForm
from cop.web.filters import city
from cop.web.forms import Line, Markdown, Number, Prose, choices

RHYTHMS = {
    0: _("no"),
    1: _("every month"),
    2: _("every two months"),
    3: _("every three months"),
    6: _("every six months"),
    12: _("every year"),
}
MOST_PLACES = 10_000
LAST_MINUTE = time(23, 59)
naming.SAID |= {
    "when": saying.when, "held_on": saying.day, "actions_text": saying.actions,
}  # fmt: skip
ZONES = {zone: LazyString(city, zone) for zone in moments.ZONES}


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
    capacity = Number(
        _("Places in the room"),
        [Optional(), NumberRange(1, MOST_PLACES, _("Give 1 to 10,000 places."))],
        description=_("Leave empty when there is no limit. Online everybody can join."),
    )
    closes_on = Day(
        _("Registration closes on"),
        [Optional()],
        description=_("Leave empty when people can register until the meeting begins."),
    )
    closes_time = Clock(
        _("Closes at"), [Optional()], description=_("Without a time: at the end of that day.")
    )
    body = Prose(_("What is it about?"), [Optional(), Markdown()])
    is_event = BooleanField(
        _("This is an event with a programme"),
        description=_("Members can propose sessions for it, and say which ones they want."),
    )
    every_months = SelectField(
        _("Comes back"),
        choices=choices(RHYTHMS),
        coerce=int,
        default=0,
        description=_("The next meeting starts as a copy of this one."),
    )
    after = HiddenField(validators=[Optional(), Length(max=12)])
    """The id of the meeting that it follows in a series."""
    items = Rows(FormField(ItemForm), _("Agenda"), min_entries=1, max_entries=MOST_ITEMS)

    starts_at: datetime
    ends_at: datetime
    closes_at: datetime | None = None

    def validate_starts(self, field: Clock) -> None:
        self.starts_at = self._moment(field)

    def validate_ends(self, field: Clock) -> None:
        if field.data and self.starts.data and field.data <= self.starts.data:
            raise ValidationError(_("The end comes after the beginning."))
        self.ends_at = self._moment(field)

    def validate_capacity(self, field: Number) -> None:
        if field.data and not self.place.data:
            raise ValidationError(_("Say where the room is, or leave the places empty."))

    def validate_closes_on(self, field: Day) -> None:
        """On the clocks of the meeting's zone, before it begins; the last minute of the day."""
        if field.data is None or self.timezone.data not in ZONES:
            return
        given = self.closes_time.data
        try:
            closes_at = moments.moment(field.data, given or LAST_MINUTE, self.timezone.data)
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None
        begins = getattr(self, "starts_at", None)
        if begins and given is None and field.data == self.day.data:
            closes_at = min(closes_at, begins)
        if begins and closes_at > begins:
            raise ValidationError(_("Registration closes before the meeting begins."))
        self.closes_at = closes_at

    def validate_closes_time(self, field: Clock) -> None:
        if field.data and self.closes_on.data is None and not self.closes_on.errors:
            raise ValidationError(_("Say on which day registration closes."))

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the meeting."""
        names = ("title", "timezone", "place", "online_url", "body")
        facts = {name: self[name].data or "" for name in names}
        when = {"starts_at": self.starts_at, "ends_at": self.ends_at, "closes_at": self.closes_at}
        return facts | when | {"is_event": self.is_event.data, "capacity": self.capacity.data}

    @property
    def agenda(self) -> list[Item]:
        """The rows that say something."""
        return [row.form.item() for row in self.items if not row.form.is_blank]

    @property
    def untimed(self) -> dict[int, str]:
        """The rows without minutes that leave what comes after them without a time.

        By number, with the id of the field of their minutes.
        """
        rows = [(at, row.form) for at, row in enumerate(self.items, 1) if not row.form.is_blank]
        slots = moments.timed([form.timing for _at, form in rows], clock.now(), "UTC")
        found = [rows[at] for at in moments.stopping(slots)]
        return {at: form.minutes.id for at, form in found}

    def _moment(self, field: Clock) -> datetime:
        """The moment on that day; whatever it lacks has an error of its own."""
        if self.day.data is None or field.data is None or self.timezone.data not in ZONES:
            return clock.now()
        try:
            return moments.moment(self.day.data, field.data, self.timezone.data)
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None
