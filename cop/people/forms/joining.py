# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms to join with: asking, confirming the address, accepting an invitation."""

from flask_babel import lazy_gettext as _
from wtforms.validators import DataRequired, Length

from cop.people.forms.fields import (
    address_field,
    function_field,
    name_field,
    new_password_field,
    organisation_field,
)
from cop.web.forms import Form, Prose


class JoinForm(Form):
    name = name_field()
    email = address_field(
        _("Work address"), _("With the address of your municipality you can begin at once.")
    )
    organisation = organisation_field(
        _("Where do you work?"),
        DataRequired(_("Write the name of your municipality or organisation.")),
    )
    function = function_field(
        _("What do you do there?"),
        DataRequired(_("Write what you do there.")),
        Length(min=2),
        description=_("For example: policy adviser for green spaces."),
    )
    motivation = Prose(
        _("Why do you want to take part?"),
        [DataRequired(_("Write in a few words why you want to take part.")), Length(max=1000)],
        description=_("One or two sentences are enough. Only the organisers read them."),
    )


class ConfirmForm(Form):
    password = new_password_field(_("Choose a password"))
    owner = ""


class AcceptForm(Form):
    name = name_field()
    password = new_password_field(_("Choose a password"))
    owner = ""
