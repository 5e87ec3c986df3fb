# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words for kinds of organisations, roles and countries."""

from functools import cache

from babel import Locale
from flask_babel import lazy_gettext as _

from cop.i18n import reader_locale
from cop.people.models import OrganisationKind, Role
from cop.people.regions import region_name

ORGANISATIONS = {
    OrganisationKind.MUNICIPALITY: _("Municipality"),
    OrganisationKind.PROVINCE: _("Province"),
    OrganisationKind.WATER_AUTHORITY: _("Water authority"),
    OrganisationKind.GOVERNMENT: _("Other government body"),
    OrganisationKind.KNOWLEDGE_INSTITUTE: _("Knowledge institute"),
    OrganisationKind.NGO: _("Civil society organisation"),
    OrganisationKind.COMPANY: _("Company"),
    OrganisationKind.NETWORK: _("Network"),
    OrganisationKind.OTHER: _("Other organisation"),
}
ROLES = {
    Role.MEMBER: _("Member"),
    Role.EXPERT: _("Expert"),
    Role.ORGANISER: _("Organiser"),
    Role.ADMINISTRATOR: _("Administrator"),
}
PARTS = {"partner": _("Partner"), "frontrunner": _("Frontrunner")}


def country_name(code: str) -> str:
    """The name of a country in the reader's language, or its code when it has none."""
    return _country_name(code, reader_locale())


@cache
def _country_name(code: str, locale: str) -> str:
    return str(Locale(locale).territories.get(code, code))


def facet_label(facet: str, value: str) -> str:
    """The words for a value of a filter of the directory."""
    if facet == "kind":
        return str(ORGANISATIONS[OrganisationKind(value)])
    if facet == "country":
        return country_name(value)
    if facet == "region":
        return region_name(value)
    return str(PARTS[value]) if facet == "part" else value
