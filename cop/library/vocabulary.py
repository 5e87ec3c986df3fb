# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The library's vocabularies: codes with labels in the reader's language."""

from typing import Any

from babel import Locale
from flask_babel import get_locale
from flask_babel import lazy_gettext as _

from cop.library.doubles import DOUBLES

KINDS = {
    "support": _("Support"),
    "project": _("Project"),
    "tool": _("Tool"),
    "template": _("Template"),
    "measure": _("Measure"),
    "training": _("Training"),
    "funding": _("Funding"),
}
TARGET_GROUPS = {
    "residents": _("Residents"),
    "local_government": _("Local government"),
    "municipal_services": _("Municipal services"),
    "staff": _("Municipal staff"),
    "heads_of_service": _("Heads of service"),
    "associations": _("Associations"),
    "companies": _("Companies"),
    "shopkeepers": _("Shopkeepers"),
    "schools": _("Schools"),
    "public_institutions": _("Public institutions"),
    "knowledge_institutes": _("Knowledge institutes"),
    "platforms": _("Platforms"),
    "nature_organisations": _("Nature organisations"),
    "farmers": _("Farmers"),
    "authorities": _("Authorities"),
    "ngos": _("Non-governmental organisations"),
}
INFO_TYPES = {
    "personal_guidance": _("Guidance (personal)"),
    "group_guidance": _("Guidance (in a group)"),
    "online_guidance": _("Guidance (online)"),
    "training": _("Training (on site)"),
    "online_training": _("Training (online)"),
    "tool": _("Tool"),
    "template": _("Template"),
    "checklist": _("Checklist"),
    "images": _("Images"),
    "recruitment_text": _("Recruitment text"),
    "guide": _("Guide"),
    "dataset": _("Data set"),
    "subsidy": _("Subsidy"),
}
SUPPORT_KINDS = {
    "process": _("Guidance of the process"),
    "methodological": _("Support with methods"),
    "content": _("Support with content"),
    "communication": _("Support with communication"),
}
AXES = {
    "collaboration": _("Starting to work together"),
    "solutions": _("Sharing solutions"),
    "means": _("Access to means"),
}
EXPERTISE = {
    "ecology": _("Ecology"),
    "governance": _("Governance"),
    "co_creation": _("Co-creation"),
    "design": _("Design"),
    "monitoring": _("Monitoring"),
    "communication": _("Communication"),
    "law": _("Law and procurement"),
    "finance": _("Finance"),
}
URBAN_FORMS = {
    "dense_centre": _("Densely built centre"),
    "residential": _("Residential area"),
    "business_park": _("Business park"),
    "peri_urban": _("Edge of town"),
    "village": _("Village"),
    "rural": _("Countryside"),
}
PROGRAMMES = {
    "erdf_flanders": _("ERDF Flanders"),
    "interreg_meuse_rhine": _("Interreg Meuse-Rhine"),
    "interreg_north_sea": _("Interreg North Sea"),
    "interreg_flanders_netherlands": _("Interreg Flanders-The Netherlands"),
    "life": _("LIFE"),
    "horizon": _("Horizon Europe"),
    "kick": _("Kick"),
    "delta_plan": _("Delta Plan for Biodiversity Recovery"),
}
# The thematic objectives of Regulation (EU) 1303/2013, article 9.
PRIORITIES = {
    "research": _("Research, technological development and innovation"),
    "digital": _("Information and communication technologies"),
    "small_businesses": _("Competitiveness of small and medium-sized enterprises"),
    "low_carbon": _("Low-carbon economy"),
    "climate_adaptation": _("Climate change adaptation and risk prevention"),
    "environment": _("Preserving and protecting the environment and using resources efficiently"),
    "transport": _("Sustainable transport"),
    "employment": _("Employment and mobility of workers"),
    "inclusion": _("Social inclusion"),
    "education": _("Education and training"),
    "administration": _("Capacity of public administration"),
}
PARTNER_ROLES = {
    "lead": _("Lead"),
    "pilot": _("Pilot"),
    "replicator": _("Pollinator (replicates)"),
    "pilot_municipality": _("Pilot municipality"),
    "partner": _("Partner"),
}
PARTNER_KINDS = {
    "city": _("Municipality"),
    "province": _("Province or region"),
    "university": _("University"),
    "ngo": _("Non-governmental organisation"),
    "government": _("Government body"),
    "network": _("International organisation or network"),
    "company": _("Company"),
    "other": _("Other"),
}
UNITS = {
    "hour": _("hour"),
    "day": _("day"),
    "week": _("week"),
    "month": _("month"),
    "year": _("year"),
}
PLACES = {"before": _("before")}
"""Where a phase stands: before the trajectory that is counted."""

# ISO 3166-2, for the countries of the municipalities that take part.
REGIONS = {
    "BE-BRU": _("Brussels"),
    "BE-VLG": _("Flanders"),
    "BE-WAL": _("Wallonia"),
    "NL-DR": _("Drenthe"),
    "NL-FL": _("Flevoland"),
    "NL-FR": _("Friesland"),
    "NL-GE": _("Gelderland"),
    "NL-GR": _("Groningen"),
    "NL-LI": _("Limburg (Netherlands)"),
    "NL-NB": _("North Brabant"),
    "NL-NH": _("North Holland"),
    "NL-OV": _("Overijssel"),
    "NL-UT": _("Utrecht"),
    "NL-ZE": _("Zeeland"),
    "NL-ZH": _("South Holland"),
}
COUNTRIES = ("BE", "DE", "DK", "FR", "GB", "IE", "LU", "NL", "NO", "SE")
CURRENCIES = ("EUR", "CHF", "DKK", "GBP", "NOK", "SEK")

VOCABULARIES: dict[str, dict[str, Any]] = {
    "kind": KINDS,
    "target_group": TARGET_GROUPS,
    "stakeholder": TARGET_GROUPS,
    "info_type": INFO_TYPES,
    "support_kind": SUPPORT_KINDS,
    "axis": AXES,
    "expertise": EXPERTISE,
    "urban_form": URBAN_FORMS,
    "programme": PROGRAMMES,
    "priority": PRIORITIES,
    "partner_role": PARTNER_ROLES,
    "partner_kind": PARTNER_KINDS,
    "unit": UNITS,
    "place": PLACES,
    "region": REGIONS,
    "usable_in": REGIONS,
}


def label(vocabulary: str, code: str) -> str:
    """The word for a code in the reader's language; a code that is unknown stands for itself."""
    if vocabulary == "country":
        return str((get_locale() or Locale("nl")).territories.get(code, code))
    return str(VOCABULARIES[vocabulary].get(code, code))


def words_of(vocabulary: str, codes: str) -> str:
    """The words for codes with commas between them."""
    return ", ".join(label(vocabulary, code) for code in codes.split(", ") if code)


def code_of(vocabulary: str, word: str) -> str | None:
    """The code for a code, a label or one of its doubles in any language; None if there is none."""
    wanted = _plain(word)
    for code, text in VOCABULARIES[vocabulary].items():
        if wanted in (_plain(code), _plain(str(text))):
            return code
    return DOUBLES.get(vocabulary, {}).get(wanted)


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
