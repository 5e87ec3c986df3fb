# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the columns of a table hold that goes through the items of a meeting."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from cop.minutes.blocks import Block


class Words(NamedTuple):
    """How a line says what its column said."""

    decision: str
    action: str
    before: str


_SAY = {
    "nl": Words("Besluit", "Actie", "vóór"),
    "fr": Words("Décision", "Action", "avant le"),
    "de": Words("Beschluss", "Aufgabe", "bis"),
    "en": Words("Decision", "Action", "by"),
}
_WORDS = {
    "item": {
        "nl": r"agendapunt(?:en)?|onderwerp(?:en)?|punt",
        "fr": r"point|sujet|objet|thème|point (?:de l[’'])?ordre du jour",
        "de": r"tagesordnungspunkte?|top|thema|themen|punkt|gegenstand",
        "en": r"agenda item|item|topic|subject",
    },
    "told": {
        "nl": r"bespreking|besproken|verslag|discussie|notulen|inhoud|samenvatting|gesprek",
        "fr": r"discussions?|échanges|compte rendu|contenu|synthèse",
        "de": r"inhalte?|ergebnis(?:se)?|diskussion|besprechung|beratung|verlauf",
        "en": r"discussion|minutes|summary|content|outcome",
    },
    "decision": {
        "nl": r"besluit(?:en)?|beslissing(?:en)?",
        "fr": r"décisions?",
        "de": r"beschl(?:uss|üsse)|entscheidung(?:en)?",
        "en": r"decisions?",
    },
    "action": {
        "nl": r"acties?|actiepunt(?:en)?|afspra(?:ak|ken)|taak|taken",
        "fr": r"actions?|tâches?|suites?|à faire",
        "de": r"aufgaben?|maßnahmen?|aktion(?:en)?|to-?dos?",
        "en": r"actions?|action (?:items?|points?)|tasks?|to ?do",
    },
    "owner": {
        "nl": r"wie|actiehouder|verantwoordelijke|trekker|door",
        "fr": r"qui|responsables?|pilote|par qui",
        "de": r"wer|verantwortlich(?:e|er)?|zuständig(?:keit)?",
        "en": r"who|owner|responsible|assignee|by whom",
    },
    "due": {
        "nl": r"wanneer|v[oó][oó]r|deadline|termijn|datum|uiterlijk",
        "fr": r"quand|échéance|délai|date|pour quand",
        "de": r"wann|bis(?: wann)?|frist|termin|datum",
        "en": r"when|due(?: date)?|by when|date",
    },
}
_READ = {
    (kind, language): re.compile(pattern, re.IGNORECASE)
    for kind, languages in _WORDS.items()
    for language, pattern in languages.items()
}
_SEPARATORS = re.compile(
    r"\s*(?:/|&|\+|,|\ben\b|\bet\b|\bund\b|\band\b|(?<=wer)\s(?=bis)|(?<=wie)\s(?=wanneer))\s*",
    re.IGNORECASE,
)
_OF_AGENDA = re.compile(
    r"agenda ?(?:punt(?:en)?|item)|tagesordnungspunkte?|top|.*ordre du jour", re.I
)
_NUMBER = re.compile(r"(?:nr|no?|n°|nummer|num(?:mer|ber|éro)?|pt|#)?\.?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[a-z]?[.)]?)?")


@dataclass(frozen=True)
class Columns:
    """Which column holds what; none for what there is no column of."""

    headings: list[str]
    number: int | None
    title: int
    told: list[int]
    decision: int | None
    acting: dict[str, int | None]
    say: Words

    @property
    def action(self) -> int | None:
        """The column of actions."""
        return self.acting["action"]

    @property
    def owner(self) -> int | None:
        """That of those who do them."""
        return self.acting["owner"]

    @property
    def is_day_apart(self) -> bool:
        """Whether days have a column of their own."""
        return self.acting["due"] not in (None, self.owner, self.action)

    @property
    def beside(self) -> set[int | None]:
        """The columns that only tell more of actions."""
        return {self.acting["owner"], self.acting["due"]} - {self.decision}

    def heading(self, at: int) -> str:
        """What stands above a column, where it is not that of several things."""
        return "" if _SEPARATORS.search(self.headings[at]) else self.headings[at]


def columns(table: Block) -> Columns | None:
    """The columns of a table of minutes; none of any other, such as a list of actions."""
    headings = [re.sub(r"[\s*_:.]+$", "", " ".join(cell.split())) for cell in table.rows[0]]
    kinds, languages = _kinds(headings)
    first = {kind: next((at for at, held in enumerate(kinds) if kind in held), None)
             for kind in _WORDS}  # fmt: skip
    number = next((at for at in range(len(headings)) if _is_number(table, at, kinds[at])), None)
    titles = [at for at, held in enumerate(kinds) if "item" in held and at != number]
    told = [at for at, held in enumerate(kinds) if "told" in held]
    if not titles and number is not None and number + 1 in told:
        titles = [number + 1]
    if not titles or not _goes_through(table, headings, number, titles[0], told, first):
        return None
    return Columns(headings, number, titles[0], told, first["decision"],
                   {kind: first[kind] for kind in ("action", "owner", "due")},
                   _SAY[max(languages, key=lambda each: languages[each])])  # fmt: skip


def _kinds(headings: list[str]) -> tuple[list[set[str]], Counter[str]]:
    """What each heading says, and how often in which language."""
    kinds: list[set[str]] = []
    languages = Counter(_SAY.keys())
    for heading in headings:
        pieces = [
            [each for each, pattern in _READ.items() if pattern.fullmatch(piece)]
            for piece in _SEPARATORS.split(heading)
        ]
        known = [each for piece in pieces for each in piece] if all(pieces) else []
        kinds.append({kind for kind, _language in known})
        languages.update(language for _kind, language in known)
    return kinds, languages


def _is_number(table: Block, at: int, held: set[str]) -> bool:
    """Whether a column has the numbers of the items."""
    below = [row[at].strip() for row in table.rows[1:] if at < len(row)]
    is_called = "item" in held or _NUMBER.fullmatch(table.rows[0][at].strip())
    return bool(is_called and any(below) and all(map(_NUMBERED.fullmatch, below)))


def _goes_through(
    table: Block,
    headings: list[str],
    number: int | None,
    title: int,
    told: list[int],
    first: dict[str, int | None],
) -> bool:
    """Whether it tells of the items, rather than only which actions or decisions there are."""
    ends = any(first[kind] is not None for kind in ("decision", "action", "owner"))
    named = {title, title if number is None else number}
    is_agenda = any(_OF_AGENDA.fullmatch(headings[at]) for at in named)
    has_lines = any("\n" in row[title] for row in table.rows[1:] if title < len(row))
    if told:
        return is_agenda or ends or number is not None
    return ends and (is_agenda or (number is not None and has_lines))
