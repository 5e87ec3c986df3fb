# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may know the answer to a question, the likeliest first, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cop.db import db
from cop.experts import knowing, queries
from cop.experts.models import MOST_PENDING
from cop.people.models import Organisation, OrganisationKind, Role

WEIGHTS = {"declared": (3, 1), "answered": (2, 5), "practice": (2, 3), "report": (1, 2)}
"""For all that shows knowledge of a theme: points for each time, and how many times count."""
EXPERT, SIZE, REGION, COUNTRY, LANGUAGE = 1, 2, 1, 1, 1
ANOTHER_LANGUAGE, RECENTLY = -4, -2
AS_LARGE = 2
"""Towns are of about the same size when one has at most so many times the people of the other."""
MOST_WEIGHED = 60
"""How many of those who know most of the themes are looked at further."""


@dataclass(frozen=True)
class Reason:
    """Why somebody is suggested: on which theme, and how often."""

    what: str
    theme: Any = None
    times: int = 0


@dataclass(frozen=True)
class Suggestion:
    """Somebody who may know the answer."""

    person: Any
    score: int
    reasons: Sequence[Reason]


@dataclass(frozen=True)
class Matching:
    """What is known of people on the themes of a question, read once."""

    question: Any
    themes: dict[int, Any]
    known: dict[int, list[Any]]
    """The rows of `knowing.knowledge` by person."""

    @classmethod
    def of(cls, question: Any) -> "Matching":
        """Without themes nothing tells of anybody."""
        themes = {theme.id: theme for theme in db.session.scalars(knowing.themes_of(question))}
        known: dict[int, list[Any]] = defaultdict(list)
        for row in db.session.execute(knowing.knowledge(question)) if themes else ():
            known[row.person_id].append(row)
        return cls(question, themes, known)

    @cached_property
    def town(self) -> Organisation | None:
        """Where the asker works."""
        return db.session.get(Organisation, self.question.organisation_id or 0)

    def suggested(self, most: int = 5) -> list[Suggestion]:
        """The people to invite, in the same number of queries for one as for thousands."""
        if not self.themes:
            return []
        likeliest = sorted(self.known, key=lambda id: (-_points(self.known[id]), id))
        people = queries.candidates(self.question, likeliest[:MOST_WEIGHED])
        found = [
            self._weighed(person)
            for person in db.session.execute(people)
            if person.pending < MOST_PENDING
        ]
        likely = [each for each in found if each.score > 0]
        return sorted(likely, key=lambda each: (-each.score, each.person.id))[:most]

    def reasons(self, ids: Iterable[int]) -> dict[int, Sequence[Reason]]:
        """For each of these people why they may know the answer; perhaps nothing tells."""
        people = db.session.execute(queries.people(ids))
        return {person.id: self._weighed(person).reasons for person in people}

    def _weighed(self, person: Any) -> Suggestion:
        known = self.known.get(person.id, [])
        return _weighed(person, known, self.themes, self.question, self.town)


def suggested(question: Any, most: int = 5) -> list[Suggestion]:
    """The people to invite to answer a question."""
    return Matching.of(question).suggested(most)


def _weighed(
    person: Any, known: Sequence[Any], themes: dict[int, Any], question: Any, town: Any
) -> Suggestion:
    near = list(_near(person, town))
    speaks = question.language in (person.languages or [person.locale])
    score = (
        _points(known)
        + sum(points for points, _what in near)
        + (LANGUAGE if speaks else ANOTHER_LANGUAGE)
        + (EXPERT if person.role == Role.EXPERT else 0)
        + RECENTLY * person.lately
    )
    reasons = [*_proof(known, themes), *(Reason(what) for _points, what in near if what)]
    return Suggestion(person, score, reasons)


def _points(known: Iterable[Any]) -> int:
    """What the rows of `knowing.knowledge` are worth together."""
    times: dict[str, int] = defaultdict(int)
    for row in known:
        times[row.what] += row.times
    return sum(WEIGHTS[what][0] * min(n, WEIGHTS[what][1]) for what, n in times.items())


def _proof(known: Sequence[Any], themes: dict[int, Any]) -> Iterable[Reason]:
    """For each sort of knowledge the theme on which there is most of it."""
    for what in WEIGHTS:
        rows = [row for row in known if row.what == what]
        if rows:
            most = max(rows, key=lambda row: (row.times, -row.theme_id))
            yield Reason(what, themes[most.theme_id], most.times)


def _near(person: Any, town: Any) -> Iterable[tuple[int, str]]:
    """Points for a town like the asker's, and what to say of it."""
    if town is None or person.organisation is None:
        return
    municipalities = {person.organisation_kind, town.kind} == {OrganisationKind.MUNICIPALITY}
    sizes = sorted(size or 0 for size in (person.population, town.population))
    if municipalities and sizes[0] and sizes[1] <= AS_LARGE * sizes[0]:
        yield SIZE, "size"
    if person.country == town.country:
        yield COUNTRY, ""
        if town.region and person.region == town.region:
            yield REGION, "region"
