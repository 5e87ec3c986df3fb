# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of the library: an entry, short at first, and a request for information."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from cop.contributions.forms import ContributionForm
from cop.errors import Refused
from cop.library import guard
from cop.library.groups import PriceFields, ProjectFields, WorkFields
from cop.library.inputs import CodesField, ListLines, Mailbox, ManyThemes, one_of
from cop.library.lines import FORMATS
from cop.library.models import Reason
from cop.library.rules import Contradiction, check, check_partners
from cop.library.vocabulary import COUNTRIES, CURRENCIES, KINDS
from cop.mail.message import safe_name
from cop.web.forms import Form, Line, Markdown, Prose, Switch, choices

OWN_COLUMNS = {"language", "version", "key", "why", "tags", "themes", "files", "group_id",
               "dropped"}  # fmt: skip
"""Fields of every contribution, which the spine takes."""


class SolutionForm(ContributionForm, PriceFields, WorkFields, ProjectFields):
    solution_kind = SelectField(_("What is it?"), choices=choices(KINDS))
    title = Line(
        _("Name"),
        [DataRequired(_("Write the name.")), Length(3, 150, _("Write 3 to 150 characters."))],
    )
    summary = Prose(
        _("Summary"),
        [
            DataRequired(_("Summarise it in a few sentences.")),
            Length(max=320, message=_("Write at most 320 characters.")),
        ],
        description=_("At most 320 characters; they stand in lists."),
    )
    body = Prose(
        _("Description"),
        [DataRequired(_("Describe it.")), Markdown()],
        description=_("The problem, the aim and the approach; what does a municipality get?"),
    )
    target_groups = CodesField(_("For whom?"), "target_group")
    themes = ManyThemes(_("Themes"), coerce=int, description=_("Choose one to twelve."))
    provider_name = Line(
        _("Organisation that offers or leads it"),
        [Optional(), Length(max=200)],
        description=_("Its name as in the list of organisations."),
    )
    country = SelectField(_("Country"), default="")

    provider_id: int | None = None
    """The organisation of that name, once it was found."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.country.choices = one_of("country", COUNTRIES)
        self.currency.choices = choices({code: code for code in CURRENCIES})

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every field holds, and the facts do not contradict each other."""
        return bool(super().validate(extra_validators)) and self._agrees()

    def fields(self) -> dict[str, Any]:
        """What `actions.publish` and `actions.revise` take of this form, by attribute."""
        skipped = OWN_COLUMNS | {"title", "body", "provider_name", "predecessors", "csrf_token"}
        values = {f.short_name: _value(f) for f in self if f.short_name not in skipped}
        return values | {"provider_id": self.provider_id}

    def _agrees(self) -> bool:
        values = self.fields()
        counted = FORMATS["partner_counts"].parse(values["partner_counts"])
        named = len([line for line in values["partner_lines"].split("\n") if line])
        try:
            check(values)
            check_partners(named, values["partner_count"], sum(line["count"] for line in counted))
        except Contradiction as refusal:
            self[refusal.field].errors = [*self[refusal.field].errors, refusal.reason]
            return False
        return True


def _value(field: Any) -> Any:
    if isinstance(field, ListLines):
        return field.lines
    if isinstance(field, CodesField):
        return field.codes
    text = field.data
    return "" if text is None and isinstance(field, Line | Prose | SelectField) else text


class InformationForm(Form):
    """A question to those behind an entry; open to visitors."""

    reason = RadioField(
        _("What is it about?"),
        choices=choices(
            {
                Reason.INFORMATION: _("I would like more information"),
                Reason.ROLLOUT: _("Help us roll this out in our municipality"),
            }
        ),
        default=Reason.INFORMATION,
    )
    name = Line(_("Your name"), [DataRequired(_("Write your name.")), Length(max=60)])
    email = Line(_("Your mail address"), [DataRequired(_("Write your mail address.")), Mailbox()])
    organisation = Line(_("Your organisation"), [Optional(), Length(max=100)])
    text = Prose(
        _("What would you like to know?"),
        [
            DataRequired(_("Write what you would like to know.")),
            Length(10, 3000, _("Write 10 to 3000 characters.")),
        ],
    )
    consent = Switch(
        _("My message and address may be kept and passed on to answer my question."),
        [InputRequired(_("Tick this, or your question cannot be passed on."))],
    )
    website = Line(_("Leave this field empty"), [Optional()])
    began = HiddenField(default=guard.stamp)
    key = HiddenField(default=guard.new_key)

    def validate_name(self, field: Any) -> None:
        """A name, and not an address on the web."""
        try:
            safe_name(field.data)
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None

    def validate_organisation(self, field: Any) -> None:
        """One that may stand in a mail."""
        if "://" in (field.data or ""):
            raise ValidationError(_("Write the name of your organisation."))

    def validate_text(self, field: Any) -> None:
        """With so few links that it is no advertisement."""
        if (field.data or "").count("://") > 2:
            raise ValidationError(_("Write at most two web addresses in your message."))

    def validate_website(self, field: Any) -> None:
        """A field that people do not see and programs fill in."""
        if field.data:
            raise ValidationError(_("Leave this field empty."))

    def validate_began(self, field: Any) -> None:
        """Written by somebody who took a few seconds for it."""
        if not guard.took_time(field.data or ""):
            field.raw_data, field.data = (
                None,
                field.data if guard.known(field.data) else guard.stamp(),
            )
            raise ValidationError(_("That was very quick. Wait three seconds and send it again."))
