# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Other words for the codes of the library's vocabularies, as sources and people write them.

Casefolded, with spaces for hyphens; Dutch, French and German beside the sources' own doubles.
"""

_GROUPS = {
    "residents": ("burger", "burgers", "inwoner", "inwoners", "bewoners", "habitants", "bürger"),
    "local_government": ("lokaal bestuur", "bestuur", "gemeente", "commune", "kommune"),
    "municipal_services": ("gemeentediensten", "services communaux", "ämter"),
    "staff": ("medewerkers", "personnel", "beschäftigte"),
    "heads_of_service": ("diensthoofden", "chefs de service", "amtsleiter"),
    "associations": ("verenigingen", "verenigingsleven", "vereine"),
    "companies": ("bedrijven", "bedrijfsleven", "entreprises", "unternehmen"),
    "shopkeepers": ("handelaars", "winkeliers", "commerçants", "händler"),
    "schools": ("scholen", "écoles", "schulen"),
    "public_institutions": ("openbare instellingen", "institutions publiques"),
    "knowledge_institutes": ("kennisinstellingen", "instituts de recherche", "forschungsinstitute"),
    "platforms": ("platformen", "plateformes", "plattformen"),
    "nature_organisations": ("natuurorganisaties", "associations de nature", "naturverbände"),
    "farmers": ("boeren", "agriculteurs", "landwirte"),
    "authorities": ("overheden", "autorités", "behörden"),
    "ngos": ("ngo", "ngo's", "ong", "nichtregierungsorganisationen"),
}
_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "target_group": _GROUPS,
    "stakeholder": _GROUPS,
    "kind": {
        "support": ("begeleiding", "ondersteuningsaanbod", "accompagnement", "begleitung"),
        "template": ("sjabloon", "modèle", "vorlage"),
        "measure": ("maatregel", "mesure", "massnahme"),
        "training": ("opleiding", "formation", "schulung"),
        "funding": ("subsidie", "financiering", "financement", "förderung"),
    },
    "info_type": {
        "personal_guidance": ("begeleiding (persoonlijk)", "begeleiding", "guidance"),
        "template": ("sjabloon", "sjablonen"),
        "images": ("beelden", "beeldmateriaal", "image"),
        "recruitment_text": ("wervingstekst", "wervingsteksten"),
    },
    "support_kind": {
        "process": ("procesbegeleiding",),
        "methodological": ("methodologische begeleiding", "methodologische ondersteuning"),
        "content": ("inhoudelijke ondersteuning",),
        "communication": ("communicatieve ondersteuning",),
    },
    "axis": {
        "collaboration": ("samenwerking initiëren",),
        "solutions": ("oplossingen delen",),
        "means": ("toegang tot de nodige middelen faciliteren", "middelen"),
    },
    "expertise": {"ecology": ("ecologie", "écologie", "ökologie"), "co_creation": ("co creatie",)},
    "urban_form": {
        "dense_centre": ("dichtbebouwd centrum", "dichtbebouwde centra", "dense center"),
        "peri_urban": ("peri urbaan", "peri urbane gebieden"),
    },
    "programme": {
        "erdf_flanders": ("efro vlaanderen", "efro"),
        "interreg_meuse_rhine": ("interreg maas rijn", "interreg maas rhein"),
        "interreg_north_sea": ("interreg noordzee", "interreg nordsee"),
        "interreg_flanders_netherlands": ("interreg vlaanderen nederland",),
        "delta_plan": ("deltaplan", "deltaplan biodiversiteitsherstel"),
    },
    "priority": {
        "environment": (
            "behoud en bescherming van het milieu en efficiënt gebruik van grondstoffen",
        ),
    },
    "partner_role": {
        "lead": ("leider", "projectleider", "trekker", "chef de file", "leitung"),
        "pilot": ("pilotstad", "pilote", "pilotstadt"),
        "replicator": ("bestuiver", "bestuiversstad", "pollinator", "pollinisateur", "bestäuber"),
        "pilot_municipality": ("pilootgemeente", "commune pilote", "pilotgemeinde"),
        "partner": ("partenaire",),
    },
    "partner_kind": {
        "city": ("stad", "steden", "gemeente", "ville", "commune", "stadt", "gemeinde"),
        "province": ("provincie", "regio", "région"),
        "university": ("universiteit", "universiteiten", "université", "universität"),
        "ngo": ("ngo's", "ngos", "ong"),
        "government": ("overheid", "overheidsorgaan", "autorité", "behörde"),
        "network": ("netwerk", "réseau", "netzwerk"),
        "company": ("bedrijf", "entreprise", "unternehmen"),
        "other": ("ander", "autre", "andere"),
    },
    "unit": {
        "hour": ("hours", "uur", "uren", "heure", "heures", "stunde", "stunden"),
        "day": ("days", "dag", "dagen", "jour", "jours", "tag", "tage", "tagen"),
        "week": ("weeks", "weken", "semaine", "semaines", "woche", "wochen"),
        "month": ("months", "maand", "maanden", "mois", "monat", "monate", "monaten"),
        "year": ("years", "jaar", "jaren", "an", "ans", "année", "années", "jahr", "jahre"),
    },
    "place": {"before": ("vooraf", "voorbereiding", "avant", "vorab", "davor")},
}

DOUBLES = {
    vocabulary: {word: code for code, words in codes.items() for word in words}
    for vocabulary, codes in _WORDS.items()
}
"""From a double to its code, by vocabulary."""
