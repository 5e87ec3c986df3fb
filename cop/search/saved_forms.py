# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of saved searches."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, ValidationError
from wtforms.validators import DataRequired, Length

from cop.search import asking
from cop.search.saved_models import LONGEST_NAME, Alert
from cop.web.forms import Form, Line, choices

ALERTS = {
    Alert.NONE: _("No message, only in my list"),
    Alert.WEEKLY: _("Tell me once a week"),
    Alert.IMMEDIATELY: _("Tell me at once"),
}
IN_SHORT = {
    Alert.NONE: _("You are not told"),
    Alert.WEEKLY: _("You are told once a week"),
    Alert.IMMEDIATELY: _("You are told at once"),
}
LONGEST_QUERY = 6_000


class ChangeForm(Form):
    name = Line(
        _("Name"),
        [
            DataRequired(_("Write a name.")),
            Length(max=LONGEST_NAME, message=_("Write a name of at most 80 characters.")),
        ],
    )
    alert = SelectField(_("When something new is found"), choices=choices(ALERTS))


class SaveForm(ChangeForm):
    query = HiddenField(validators=[Length(max=LONGEST_QUERY)])
    """The query of the address of the search."""

    canonical: str = ""
    """The same in its one way, when it holds."""

    def validate_query(self, field: Any) -> None:
        """A search that asks for something."""
        self.canonical = asking.canonical(asking.read(field.data or ""))
        if not self.canonical:
            raise ValidationError(_("Look for at least one word; then you can save the search."))
