# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The form to sign in with."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField
from wtforms.validators import DataRequired, Length

from cop.people.forms.fields import Password
from cop.web.forms import Form, Line, Switch


class SignInForm(Form):
    email = Line(_("Mail address"), [DataRequired(_("Write your mail address.")), Length(max=200)])
    password = Password(_("Password"), [DataRequired(_("Write your password."))])
    remember = Switch(
        _("Stay signed in"), description=_("For thirty days; not on a computer you share.")
    )
    next = HiddenField()
