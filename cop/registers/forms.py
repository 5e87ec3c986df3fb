# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of the registers."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import SelectField, ValidationError
from wtforms.validators import Length, Optional

from cop.errors import Refused
from cop.meetings.fields import Day
from cop.meetings.models import DecisionState
from cop.people import names
from cop.people.names import Named, Names
from cop.web.forms import Form, Line, choices

STATES = {
    DecisionState.IN_FORCE: _("In force"),
    DecisionState.REPLACED: _("Replaced"),
    DecisionState.WITHDRAWN: _("Withdrawn"),
}


class StateForm(Form):
    state = SelectField(_("State"), choices=choices(STATES))
    replaced_by = SelectField(
        _("Replaced by"), coerce=int, description=_("Only when it is replaced.")
    )

    def validate_replaced_by(self, field: SelectField) -> None:
        if self.state.data == DecisionState.REPLACED and not field.data:
            raise ValidationError(_("Choose the decision that replaces this one."))


class OwnerForm(Form):
    owner = Line(
        _("Who"), [Optional(), Length(max=160)], description=_("A member or an organisation.")
    )
    due_on = Day(_("Before"), [Optional()])

    found: Named | None = None

    def validate_owner(self, field: Line) -> None:
        if field.data:
            try:
                self.found = Names([*names.people(), *names.organisations()]).find(field.data)
            except Refused as refusal:
                raise ValidationError(refusal.reason) from None

    @property
    def values(self) -> dict[str, Any]:
        """Owner and day, as `actions.hand_over` takes them."""
        owner = self.found
        return {
            "owner_id": owner.id if owner and owner.kind == "person" else None,
            "organisation_id": owner.id if owner and owner.kind == "organisation" else None,
            "due_on": self.due_on.data,
        }
