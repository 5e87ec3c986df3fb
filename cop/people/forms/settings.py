# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of one's own account: password, address, language."""

from datetime import date, timedelta

from flask_babel import lazy_gettext as _
from wtforms import DateField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from cop.people.forms.fields import Password, address_field, new_password_field
from cop.settings import LOCALES
from cop.web.forms import Form, choices

LONGEST_AWAY = timedelta(days=366)


class ForgottenForm(Form):
    email = address_field(_("Mail address"), _("The one you sign in with."))


class ResetForm(Form):
    password = new_password_field(_("New password"))
    owner = ""


class PasswordForm(Form):
    current_password = Password(
        _("Current password"), [DataRequired(_("Write your current password."))]
    )
    password = new_password_field(_("New password"))
    owner = ""


class AddressForm(Form):
    email = address_field(_("New mail address"), _("We send a link there, to be sure it is yours."))
    current_password = Password(
        _("Current password"), [DataRequired(_("Write your current password."))]
    )


class LanguageForm(Form):
    locale = SelectField(
        _("Language of the pages and of the mail you get"), choices=choices(LOCALES)
    )


class AwayForm(Form):
    until = DateField(
        _("I am away until"),
        [InputRequired(_("Choose the day on which you are back."))],
        ["%Y-%m-%d", "%d-%m-%Y"],
        description=_("From that day you get mail and invitations again."),
    )

    today: date

    def validate_until(self, field: DateField) -> None:
        if field.data and not self.today < field.data <= self.today + LONGEST_AWAY:
            raise ValidationError(_("Choose a day after today, within a year."))
