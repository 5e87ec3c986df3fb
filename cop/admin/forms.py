# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of those who manage: letting in, inviting, roles, organisations."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import DateField, SelectField, ValidationError
from wtforms.validators import DataRequired, Length, Optional, Regexp

from cop.errors import Refused
from cop.people.forms.fields import Plain, UpTo, address_field, organisation_field
from cop.people.models import OrganisationKind, Role
from cop.people.organisation_rows import WEBSITE, check_domain
from cop.settings import LOCALES
from cop.web.forms import Form, Line, Prose, Switch, choices

ROLES = {
    Role.MEMBER: _("member"),
    Role.EXPERT: _("expert"),
    Role.ORGANISER: _("organiser"),
    Role.ADMINISTRATOR: _("administrator"),
}
KINDS = {
    OrganisationKind.MUNICIPALITY: _("municipality"),
    OrganisationKind.PROVINCE: _("province"),
    OrganisationKind.WATER_AUTHORITY: _("water authority"),
    OrganisationKind.GOVERNMENT: _("other government"),
    OrganisationKind.KNOWLEDGE_INSTITUTE: _("knowledge institute"),
    OrganisationKind.NGO: _("civil society organisation"),
    OrganisationKind.COMPANY: _("company"),
    OrganisationKind.NETWORK: _("network"),
    OrganisationKind.OTHER: _("other"),
}
COUNTRIES = {"NL": _("Netherlands"), "BE": _("Belgium"), "DE": _("Germany"), "FR": _("France"),
             "LU": _("Luxembourg"), "GB": _("United Kingdom"), "DK": _("Denmark"),
             "NO": _("Norway"), "SE": _("Sweden"), "XX": _("several or another")}  # fmt: skip


class WorksFor(Line):
    """The name of an organisation, or nothing; the view finds whose name it is."""

    organisation_id: int | None = None

    def __init__(self, **rest: Any) -> None:
        super().__init__(
            _("Works for"),
            [Optional(), Length(max=200)],
            description=_("The name of the organisation. Leave it empty when there is none."),
            **rest,
        )


class AcceptForm(Form):
    organisation = WorksFor()
    add_domain = Switch(
        _("From now on, let everybody of this mail domain in at once; "
          "an organisation that is no partner yet becomes one today")
    )  # fmt: skip

    def validate_add_domain(self, field: Switch) -> None:
        """A mail domain is of an organisation."""
        if field.data and not self.organisation.data:
            raise ValidationError(_("Choose the organisation that this mail domain is of."))


class ReasonForm(Form):
    reason = Prose(
        _("Reason"), [DataRequired(_("Give the reason.")), Length(3, 500)],
    )  # fmt: skip


class InviteForm(Form):
    email = address_field(_("Mail address"))
    organisation = WorksFor()
    role = SelectField(_("Role"))
    locale = SelectField(_("Language of the mail"), choices=choices(LOCALES))


class RoleForm(Form):
    role = SelectField(_("Role"), choices=choices(ROLES))


class MoveForm(Form):
    organisation = WorksFor()


class DomainForm(Form):
    domain = Line(
        _("Mail domain"),
        [DataRequired(_("Write a mail domain, like municipality.nl.")), Length(max=253)],
        description=_(
            "Who confirms an address of it, or of a subdomain, is let in at once if the "
            "organisation is a partner; if not, an organiser decides."
        ),
    )

    def validate_domain(self, field: Line) -> None:
        """A domain that people of one organisation have."""
        try:
            field.data = check_domain(field.data or "")
        except Refused:
            raise ValidationError(
                _("Write a mail domain of one organisation, like municipality.nl.")
            ) from None


class OrganisationForm(Form):
    name = organisation_field(_("Name"), DataRequired(_("Write the name.")))
    kind = SelectField(_("Kind"), choices=choices(KINDS))
    country = SelectField(_("Country"), choices=choices(COUNTRIES))
    region = Line(_("Province or region"), [Optional(), UpTo(120), Plain()])
    website = Line(
        _("Website"),
        [Optional(), Length(max=300),
         Regexp(WEBSITE, message=_("Write an address that begins with https://."))],
    )  # fmt: skip
    partner_since = DateField(_("Partner since"), [Optional()])
    frontrunner_since = DateField(_("Frontrunner since"), [Optional()])

    def values(self) -> dict[str, Any]:
        """What `people.actions.organisations.edit` takes."""
        return {
            "name": self.name.data,
            "kind": OrganisationKind(self.kind.data),
            "country": self.country.data,
            "region": self.region.data or "",
            "website": self.website.data or "",
            "partner_since": self.partner_since.data,
            "frontrunner_since": self.frontrunner_since.data,
        }
