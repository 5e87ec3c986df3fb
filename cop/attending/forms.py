# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of who comes: of a person, of a guest, the code of the screen, who was there."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from cop.attending.attendance import holds
from cop.meetings.lines import NamesOf
from cop.meetings.models import Meeting
from cop.meetings.registrations import Coming
from cop.people.forms.fields import address_field, name_field, organisation_field
from cop.web.forms import Form, Line, Number, choices

COMING = {
    Coming.YES: _("I am coming"),
    Coming.MAYBE: _("Perhaps"),
    Coming.NO: _("I cannot come"),
}
ROOM, ONLINE = "room", "online"
WHERE = {ROOM: _("In the room"), ONLINE: _("Online")}
WAITS = {Coming.YES: _("I want to come: put me on the waiting list")}
WAITS_IN_ROOM = {ROOM: _("In the room: on the waiting list")}
CODE = _("Write the code that is on the screen.")


def _where(label: Any) -> RadioField:
    return RadioField(label, choices=choices(WHERE), default=ROOM)


def _remark() -> Line:
    return Line(
        _("Remark for the organisers"),
        [Optional(), Length(max=300)],
        description=_("For example what you eat, what you need to get in, or that you come later."
                      " Only the organisers read it; it is erased 30 days after the meeting."),
    )  # fmt: skip


class PlaceForm(Form):
    """A form that asks where somebody takes part, if the meeting leaves a choice."""

    where: Any

    def ask_where(self, meeting: Any) -> None:
        """Leave the question out where there is only a room, or only an address."""
        if not (meeting.place and meeting.online_url):
            del self.where

    def say_that_one_waits(self) -> None:
        """Say in the choice that leads to the waiting list of the room that it does."""
        if "where" in self:
            self.where.choices = choices(WHERE | WAITS_IN_ROOM)
        elif "coming" in self:
            self["coming"].choices = choices(COMING | WAITS)

    @property
    def online(self) -> bool | None:
        """Whether online was chosen; None when that was not asked."""
        return self.where.data == ONLINE if "where" in self else None


NO_CERTIFICATE = _(
    "There is a certificate once the meeting is over, and an organiser noted that you were there or"
    " its report names you among those who attended."
)


class RegistrationForm(PlaceForm):
    coming = RadioField(
        _("Are you coming?"),
        choices=choices(COMING),
        default="",
        validators=[InputRequired(_("Say whether you are coming."))],
    )
    where = _where(_("How do you take part?"))
    remark = _remark()


class GuestForm(PlaceForm):
    name = name_field(description="")
    organisation = organisation_field(
        _("Where do you work?"), DataRequired(_("Write the name of your organisation."))
    )
    email = address_field(
        _("Mail address"), _("We send you a mail with a button to confirm that you come.")
    )
    where = _where(_("How do you take part?"))
    remark = _remark()


class AddedGuestForm(PlaceForm):
    """What an organiser knows of a guest."""

    name = name_field(_("Name of the guest"), "")
    organisation = organisation_field(_("Organisation"), Optional())
    email = address_field(_("Mail address"), _("The guest gets a mail with a button to confirm."))
    where = _where(_("How does the guest take part?"))


NOT_NOW = _("The code is taken from half an hour before the meeting until two hours after it.")


class CodeForm(Form):
    code = Line(_("Code on the screen"), [DataRequired(CODE), Length(max=20, message=CODE)])

    meeting: Meeting

    def validate_code(self, field: Line) -> None:
        if not holds(self.meeting, field.data):
            raise ValidationError(_("This is not the code on the screen. Look once more."))


class AttendanceForm(Form):
    """Besides the ticks, which are one for each registration."""

    people = NamesOf(
        _("Members who came unannounced"),
        [Optional(), Length(max=12_000)],
        description=_("One name a line, as on their profile."),
    )
    guests = Number(
        _("How many others were there?"),
        [Optional(), NumberRange(0, 10_000, _("Give a number of 0 to 10,000."))],
        description=_("People who are not on this page."),
    )


def for_meeting(form: PlaceForm, meeting: Meeting | Any) -> Any:
    """The form with the questions this meeting asks."""
    form.ask_where(meeting)
    return form
