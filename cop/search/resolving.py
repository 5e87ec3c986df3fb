# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the filters that were typed stand for: a theme, a town, a person, a moment."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import select

from cop import changes
from cop.contributions.queries import themes
from cop.db import db, read
from cop.people.models import Group, Organisation, Person
from cop.people.queries import readable_groups
from cop.search import analysis
from cop.search.filters import Restriction

BEGUN = 3
"""Letters of a theme from which its beginning will do."""
MOST = 500
"""People that one filter may stand for."""

_KINDS = {
    "question": "vraag vragen hulpvraag hulpvragen question questions frage fragen",
    "practice": "praktijk praktijken praktijkvoorbeeld praktijkvoorbeelden voorbeeld voorbeelden"
    " pratique pratiques exemple exemples praxis praxisbeispiel praxisbeispiele practice practices",
    "meeting": "bijeenkomst bijeenkomsten reunion reunions rencontre rencontres treffen"
    " veranstaltung veranstaltungen meeting meetings",
    "report": "verslag verslagen compte-rendu rapport rapports bericht berichte protokoll report"
    " reports",
    "solution": "oplossing oplossingen solution solutions losung losungen",
}
_STATES = {
    "open": ("open", "answered"),
    "ouvert": ("open", "answered"),
    "ouverte": ("open", "answered"),
    "offen": ("open", "answered"),
    "onbeantwoord": ("open",),
    "unanswered": ("open",),
    "unbeantwortet": ("open",),
    "sans reponse": ("open",),
    "beantwoord": ("answered", "solved"),
    "answered": ("answered", "solved"),
    "beantwortet": ("answered", "solved"),
    "repondu": ("answered", "solved"),
    "repondue": ("answered", "solved"),
    "opgelost": ("solved",),
    "solved": ("solved",),
    "resolu": ("solved",),
    "resolue": ("solved",),
    "gelost": ("solved",),
    "gesloten": ("closed",),
    "closed": ("closed",),
    "clos": ("closed",),
    "close": ("closed",),
    "ferme": ("closed",),
    "fermee": ("closed",),
    "geschlossen": ("closed",),
    "gelukt": ("worked",),
    "worked": ("worked",),
    "werkte": ("worked",),
    "a marche": ("worked",),
    "hat funktioniert": ("worked",),
    "reussi": ("worked",),
    "gelungen": ("worked",),
    "mislukt": ("failed",),
    "failed": ("failed",),
    "werkte niet": ("failed",),
    "did not work": ("failed",),
    "n’a pas marche": ("failed",),
    "n'a pas marche": ("failed",),
    "hat nicht funktioniert": ("failed",),
    "echoue": ("failed",),
    "gescheitert": ("failed",),
    "lopend": ("running",),
    "loopt": ("running",),
    "lauft": ("running",),
    "running": ("running",),
    "laufend": ("running",),
    "en cours": ("running",),
    "deels": ("mixed",),
    "mixed": ("mixed",),
    "werkte deels": ("mixed",),
    "teilweise": ("mixed",),
    "en partie": ("mixed",),
}
_LANGUAGES = {
    "nl": "nl nederlands neerlandais niederlandisch dutch",
    "fr": "fr frans francais franzosisch french",
    "de": "de duits allemand deutsch german",
    "en": "en engels anglais englisch english",
}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def resolved(
    filters: Iterable[tuple[str, str]], person: Person | None
) -> tuple[list[Restriction], list[tuple[str, str]]]:
    """The restrictions that were typed, and the filters that stand for nothing here.

    What is named twice may be either: `soort:vraag soort:praktijk` finds both, and with a minus
    before each neither.
    """
    values: dict[str, set[Any]] = {}
    unknown: list[tuple[str, str]] = []
    for name, text in filters:
        found = _RESOLVE[name.removeprefix("-")](text, person)
        if found:
            values.setdefault(name, set()).update(found)
        else:
            unknown.append((name, text))
    for name, pick in (("since", max), ("-since", min), ("until", min), ("-until", max)):
        if name in values:
            values[name] = {pick(values[name])}
    restrictions = [
        Restriction(name.removeprefix("-"), frozenset(found), barred=name.startswith("-"))
        for name, found in values.items()
    ]
    return restrictions, unknown


def _themes(text: str, person: Person | None) -> set[int]:
    wanted, all_ = _plain(text), list(db.session.scalars(themes()))
    exact = {theme.id for theme in all_ if wanted in map(_plain, _called(theme))}
    if exact or len(wanted) < BEGUN:
        return exact
    return {t.id for t in all_ if any(_plain(name).startswith(wanted) for name in _called(t))}


def _called(theme: Any) -> list[str]:
    synonyms = [word for words in theme.synonyms.values() for word in words]
    return [theme.code, *theme.names.values(), *synonyms]


def _organisations(text: str, person: Person | None) -> set[int]:
    wanted, named = _plain(text), _names(Organisation, select(Organisation.id, Organisation.name))
    same = {id for id, name in named if name == wanted}
    return same or {id for id, name in named if wanted and name.startswith(wanted)}


def _authors(text: str, person: Person | None) -> set[int]:
    approved = select(Person.id, Person.name).where(Person.approved_at.is_not(None))
    words = [f" {word}" for word in _plain(text).split()]
    found = (id for id, name in _names(Person, approved) if all(w in f" {name}" for w in words))
    return set(islice(found, MOST)) if words else set()


def _groups(text: str, person: Person | None) -> set[int]:
    wanted = _plain(text)
    readable = read(select(Group.id, Group.name).where(Group.id.in_(readable_groups(person))))
    return {row.id for row in readable if wanted and wanted in _plain(row.name)}


def _names(kind: type, wanted: Any) -> list[tuple[int, str]]:
    """Ids with names, without accents: SQLite does not know that É is é."""
    return changes.kept(
        ("plain names", kind), lambda: [(row.id, _plain(row.name)) for row in read(wanted)]
    )


def _among(words: dict[str, str]) -> Callable[[str, Person | None], set[str]]:
    known = {word: code for code, all_ in words.items() for word in (code, *all_.split())}
    return lambda text, person: {known[_plain(text)]} if _plain(text) in known else set()


def _states(text: str, person: Person | None) -> set[str]:
    return set(_STATES.get(_plain(text), ()))


def _first_day(text: str, person: Person | None) -> set[int]:
    """The day, or the first of the month or year."""
    return {found.toordinal() for found in [_day(text, 1, 1)] if found}


def _last_day(text: str, person: Person | None) -> set[int]:
    """The day, or the last of the month or year."""
    found = [_day(text, 12, at) for at in (31, 30, 29, 28)]
    return {max(each.toordinal() for each in found if each)} if any(found) else set()


def _day(text: str, month: int, day: int) -> date | None:
    given = _DAY.fullmatch(text.strip())
    if given is None:
        return None
    try:
        return date(int(given[1]), int(given[2] or month), int(given[3] or day))
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(analysis.fold(word) for word in text.replace("-", " ").split())


_RESOLVE: dict[str, Callable[[str, Person | None], set[Any]]] = {
    "theme": _themes,
    "kind": _among(_KINDS),
    "organisation": _organisations,
    "author": _authors,
    "group": _groups,
    "language": _among(_LANGUAGES),
    "state": _states,
    "since": _first_day,
    "until": _last_day,
}
