# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What provinces are called in each language; they are kept under their Dutch name (data/)."""

from flask import Flask

from cop.i18n import reader_locale

BRUSSELS = "Brussels Hoofdstedelijk Gewest"
LANGUAGES = ("fr", "de", "en")
NAMES = {
    "Antwerpen": ("Anvers", "Antwerpen", "Antwerp"),
    BRUSSELS: ("Bruxelles-Capitale", "Brüssel-Hauptstadt", "Brussels-Capital Region"),
    "Henegouwen": ("Hainaut", "Hennegau", "Hainaut"),
    "Limburg": ("Limbourg", "Limburg", "Limburg"),
    "Luik": ("Liège", "Lüttich", "Liège"),
    "Luxemburg": ("Luxembourg", "Luxemburg", "Luxembourg"),
    "Namen": ("Namur", "Namur", "Namur"),
    "Oost-Vlaanderen": ("Flandre-Orientale", "Ostflandern", "East Flanders"),
    "Vlaams-Brabant": ("Brabant flamand", "Flämisch-Brabant", "Flemish Brabant"),
    "Waals-Brabant": ("Brabant wallon", "Wallonisch-Brabant", "Walloon Brabant"),
    "West-Vlaanderen": ("Flandre-Occidentale", "Westflandern", "West Flanders"),
    "Friesland": ("Frise", "Friesland", "Friesland"),
    "Gelderland": ("Gueldre", "Gelderland", "Gelderland"),
    "Groningen": ("Groningue", "Groningen", "Groningen"),
    "Noord-Brabant": ("Brabant-Septentrional", "Nordbrabant", "North Brabant"),
    "Noord-Holland": ("Hollande-Septentrionale", "Nordholland", "North Holland"),
    "Zeeland": ("Zélande", "Zeeland", "Zeeland"),
    "Zuid-Holland": ("Hollande-Méridionale", "Südholland", "South Holland"),
}
"""French, German and English; what is not here is called the same everywhere."""


def init_app(app: Flask) -> None:
    """Give templates the filter `region`."""
    app.jinja_env.filters["region"] = region_name


def region_name(name: str) -> str:
    """The name of a province or region in the reader's language."""
    others = dict(zip(LANGUAGES, NAMES.get(name, ()), strict=False))
    return others.get(reader_locale(), name)
