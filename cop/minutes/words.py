# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words above the parts of minutes in Dutch, French, German and English."""

import enum
import re


class Part(enum.StrEnum):
    """What a heading or label says about what stands below or beside it."""

    PRESENT = "present"
    ABSENT = "absent"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    NEXT = "next"
    AGENDA = "agenda"
    REPORT = "report"
    DATE = "date"
    PLACE = "place"
    SUBJECT = "subject"
    STATE = "state"
    """Whether the minutes that were given are a draft, or which version."""
    OFFICE = "office"
    """Who took the chair or the minutes."""
    ASIDE = "aside"
    """Which page this is, and the like."""


ATTENDANCE = frozenset([Part.PRESENT, Part.ABSENT])
CONTAINERS = frozenset([Part.AGENDA, Part.REPORT])
"""Parts that hold the items."""
WITH_FIELDS = ATTENDANCE | {Part.DECISIONS, Part.ACTIONS}
"""Parts that have fields of their own in a report."""

_INCLUSIVE = r"(?:[·.(-]?e[·.)-]{0,2})?s?"
"""The end of a French word for men and women: “présent·es”, “présent.e.s”, “présent(e)s”."""
_MEETING = (
    r"(?:vergadering|bijeenkomst|overleg|sessie|keer|meeting|afspraak|réunion|rencontre|séance"
    r"|rendez-vous|ca|conseil(?: d[’']administration)?|bureau|comité|sitzung|besprechung"
    r"|treffen|termin|session)"
)
_PATTERNS = {
    Part.PRESENT: (
        r"(?:lijst van )?(?:aanwezig(?:en|e leden|heid| waren| zijn)?"
        r"(?: (?:tijdens|bij) (?:het|de) \w+)?"
        r"|deelnemers(?:lijst)?(?: aan .*)?"
        r"|deelneemsters"
        r"|presentie(?:lijst)?|aanwezigheidslijst|(?:leden|waren) aanwezig|opkomst)"
        rf"|(?:étaient |sont |membres (?:\w+ )?|personnes )?présent{_INCLUSIVE}(?: ou représentés)?"
        rf"|(?:(?:liste|feuille) (?:de|des) )?présences?"
        rf"|(?:liste des )?participant{_INCLUSIVE}(?: présents)?"
        r"|anwesend(?:e(?:n)?(?: \w+)?|heit|heitsliste| waren| sind)?"
        r"|teilgenommen haben|teilnehmer(?:\W?innen"
        r"|liste)?(?: und teilnehmer(?:innen)?)?"
        r"|teilnehmende|teilnahme|(?:(?:\w+ )?members |people |those )?present"
        r"|attendees?|attendance"
        r"|in attendance|attending|participants"
    ),
    Part.ABSENT: (
        r"afwezig(?:en|e leden| waren| zijn)?(?: (?:m\.?[kb]\.?|(?:met|zonder) \w+))?"
        r"|afgemeld(?:en)?|afmelding(?:en)?"
        r"|(?:afwezig )?met kennisgeving(?: afwezig)?"
        rf"|verhinderd|verontschuldigd"
        rf"|(?:membres )?(?:absent{_INCLUSIVE} (?:et )?)?excusé{_INCLUSIVE}"
        rf"|(?:membres )?absent{_INCLUSIVE}"
        r"|(?:abwesend|entschuldigt)(?:e(?: mitglieder)?)?|verhindert"
        r"|nicht anwesend|apologies(?: for absence)?|regrets|excused"
        r"|not present|absentees|bericht van verhindering"
    ),
    Part.DECISIONS: (
        r"(?:genomen |overzicht |belangrijkste )?besluit(?:en)?|besluitenlijst|besloten"
        r"|(?!eerdere|vorige|oude|openstaande)\w+e(?: (?:&|en) \w+e)? (?:besluiten|beslissingen)"
        r"|beslissing(?:en)?"
        r"|werkafspraken"
        r"|(?:relevé des |liste des |principales )?décisions?(?: prises)?"
        r"|(?:gefasste |wichtigste )?beschl(?:uss|üsse)"
        r"|beschlussliste|beschlussfassung"
        r"|(?:getroffene )?entscheidungen"
        r"|(?:key )?decisions?(?: taken| made| log| register)?|resolutions|agreements"
    ),
    Part.ACTIONS: (
        r"(?:\w+ )?(?:van )?(?:vervolg)?acties?"
        r"|actie(?:lijst|log|overzicht)|wie doet wat"
        r"|(?:nieuwe |openstaande |overzicht )?actiepunt(?:en)?(?:lijst|overzicht)?"
        r"|afspraken(?:lijst)?"
        r"|vervolgpunten|vervolgstappen|takenlijst|taken|to[ -]?do(?:[’']?s|[ -]?lijst(?:je)?"
        r"|[ -]list)?"
        r"|(?:liste des |relevé des |plan d[’']|points d[’'])?actions?"
        r"(?: à mener| à suivre| convenues)?|tâches|à faire"
        r"|suites à donner|qui fait quoi"
        r"|(?:offene )?aufgaben(?:liste)?|maßnahmen(?:plan|liste)?|aktion(?:en|spunkte)"
        r"|wer macht was"
        r"|(?:open |new )?action (?:items?|points?|list|log|register|tracker)"
        r"|actions|next steps|prochaines étapes"
        r"|nächste schritte|follow-?up"
    ),
    Part.NEXT: (
        rf"(?:datum )?(?:van )?(?:de )?volgende? {_MEETING}(?: daarna)?"
        rf"|(?:date de )?(?:la )?prochaine? {_MEETING}|prochain rendez-vous|folgetermin|donm"
        rf"|(?:termin der )?nächste[rns]? {_MEETING}"
        rf"|(?:date of )?(?:the )?(?:next|upcoming) {_MEETING}s?"
    ),
    Part.AGENDA: (
        r"(?:de )?(?:vastgestelde )?agenda(?:punten)?(?: van .*)?|ordre du jour"
        r"|tagesordnung(?:spunkte)?"
        r"|agenda items"
    ),
    Part.REPORT: (
        r"(?:kort |uitgebreid |het )?verslag(?: per agendapunt)?|(?:uitgebreide )?notulen"
        r"|besproken punten"
        r"|(?:verloop|déroulé|déroulement|verlauf|proceedings)(?: (?:van|de|der|of) .+)?"
        r"|behandelde punten|samenvatting (?:gespreks)?verslag|samenvatting notulen"
        r"|discussions?|discussies?"
        r"|minutes|compte[ -]rendu|procès-verbal|protokoll|besprechungspunkte"
        r"|points (?:abordés|discutés)"
        r"|items discussed|topics|onderwerpen|report|rapport|bericht|te(?:ks|x)te?"
    ),
    Part.DATE: (
        r"(?:dag|datum) van de bijeenkomst|day of the meeting|jour de la réunion"
        r"|tag (?:des treffens|der sitzung)"
        r"|(?:vergader)?datum(?: en -?tijd| en tijdstip|/tijd)?|date(?: et heure| and time)?"
        r"|dag|jour|tag"
        r"|day|when|wanneer|datum und uhrzeit"
    ),
    Part.PLACE: r"(?:vergader)?plaats|lo[ck]atie|lieu|endroit|ort|place|location|venue|where|waar",
    Part.SUBJECT: r"betreft|onderwerp|betreff|objet|concerne|subject|titel|title|titre",
    Part.STATE: r"status|stand|versie|statut|état|state|version",
    Part.OFFICE: (
        r"notulist(?:e)?|verslag(?:gever|legger)?|(?:technisch )?voorzitter"
        r"|(?:secrétaire|présidente?)(?: de séance)?|rapporteure?"
        r"|protokollführ(?:ung|er(?:in)?)|protokoll"
        r"|vorsitz|leitung|chair(?:person)?|minutes|note ?taker|scribe"
    ),
    Part.ASIDE: (
        r"blad|pagina|tijd(?:stip)?|heure|uhrzeit|zeit|time|kenmerk|doel"
        r"|cc|aan|van|links|liens|samenvatting|résumé|zusammenfassung|summary"
    ),
}  # fmt: skip
_READ = {part: re.compile(pattern, re.IGNORECASE) for part, pattern in _PATTERNS.items()}
_SEPARATORS = re.compile(r"\s*(?:/|&|\+|,|\ben\b|\bet\b|\bund\b|\band\b)\s*", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:af)?sluit(?:en|ing)|rondvraag|w\.?v\.?t\.?t\.?k\.?|clôture|divers|abschluss|sonstiges"
    r"|closing|close|wrap-?up|any other business",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"opening|welkom|mededelingen|ouverture|accueil|begrüßung|eröffnung|welcome|introductions?"
    r"|kennismaking|inleiding|introductie",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s*[(\[].*?[)\]]\s*$|\s*[:.]+\s*$")
NUMBER = re.compile(
    r"\s*(?:(?:agendapunt|agenda item|item|point|punt|punkt|top)\s*"
    r"(?P<named>\d{1,2}(?P<part>(?:\.\d{1,2})+)?)\b\s*[:.)–-]*"
    r"|(?P<plain>\d{1,2}(?P<below>(?:\.\d{1,2})+)?)(?:[.):]|\s+[-–])?(?=\s|$)"
    r"|(?P<roman>[IVX]{1,5})[.)])\s*",
    re.IGNORECASE,
)
"""The number before an item of the agenda."""


def part(text: str) -> Part | None:
    """The part that a heading or label announces; none for an item of the agenda."""
    said = bare(text)
    for each, pattern in _READ.items():
        if pattern.fullmatch(said):
            return each
    named = [piece for piece in _pieces(said) if not _CLOSING.fullmatch(piece)]
    told = [part_of for piece in named if (part_of := _single(piece))]
    # “Verslag en actielijst” is an item: it is about the minutes of the last time.
    if told and len(told) == len(named) and not (len(told) > 1 and Part.REPORT in told):
        return told[-1] if Part.ACTIONS not in told else Part.ACTIONS
    return None


def is_of_both(text: str) -> bool:
    """Whether a heading announces decisions as well as actions: “Besluiten en acties”."""
    return {Part.DECISIONS, Part.ACTIONS} <= set(map(_single, _pieces(bare(text))))


def closes(text: str) -> bool:
    """Whether a heading is that of the end of a meeting too: “Afsluiting en afspraken”."""
    return any(_CLOSING.fullmatch(piece) for piece in _SEPARATORS.split(bare(text)))


def opens(text: str) -> bool:
    """Whether a heading is that of the beginning of a meeting: “Opening en mededelingen”."""
    return any(_OPENING.fullmatch(piece) for piece in _SEPARATORS.split(bare(text)))


def bare(text: str) -> str:
    """A heading without its number, remarks and colon."""
    said = " ".join(text.split()).strip(" *_")
    said = unnumbered(said) or said
    for _turn in range(2):
        said = _BESIDE.sub("", said)
    return said.strip(" *_–-")


def unnumbered(text: str) -> str:
    """A heading without the number before it."""
    for _turn in range(2):  # “1. Agendapunt 1: …”
        number = NUMBER.match(text)
        text = text[number.end() :] if number else text
    return text


def _pieces(said: str) -> list[str]:
    """What a heading names beside each other: “Actie- en besluitenlijst”."""
    return [piece.rstrip("-") for piece in _SEPARATORS.split(said)]


def _single(piece: str) -> Part | None:
    return next((part for part, pattern in _READ.items() if pattern.fullmatch(piece.strip())), None)
