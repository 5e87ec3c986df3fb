# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A community of any size in an empty database, the same one for the same seed."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape
from itertools import islice
from typing import Any

from sqlalchemy import insert

from bench.words import Paragraph, paragraphs, title
from cop import clock
from cop.contributions.models import Contribution, Theme, Themed
from cop.db import db
from cop.discussion.models import Comment, Thanks
from cop.library.models import Solution, SolutionKind
from cop.meetings.models import Meeting, Report
from cop.people.models import Access, Group, Organisation, OrganisationKind, Person
from cop.practices.models import Outcome, Practice
from cop.questions.models import Answer, Question

SEED = 20261
PEOPLE, ORGANISATIONS, THEMES = 400, 80, 20
SHARES = {Question: 30, Answer: 55, Practice: 6, Meeting: 2, Report: 2, Solution: 5}
ANSWERED = (1, 10, 100)
"""The first questions have exactly so many answers, to compare what their pages cost."""

Fields = dict[str, Any]


def fill(contributions: int) -> None:
    """Add people, organisations, themes and so many contributions with comments and thanks."""
    chance = random.Random(SEED)
    texts = paragraphs(chance)
    began = clock.now() - timedelta(days=1500)
    _people(began)
    first = 1
    numbers: dict[type[Contribution], range] = {}
    for model, share in SHARES.items():
        numbers[model] = range(first, first + contributions * share // 100)
        first = numbers[model].stop
    for model, ids in numbers.items():
        rows = (_row(model, id, numbers, texts, chance, began) for id in ids)
        while batch := list(islice(rows, 2000)):
            db.session.execute(insert(model), batch)
    _around(range(1, first), texts, chance, began)
    db.session.commit()


def _people(began: datetime) -> None:
    community = {"id": 1, "name": "Iedereen", "access": Access.PUBLIC, "created_at": began}
    db.session.execute(insert(Group), [community])
    themes = [
        {"code": f"theme-{id}", "id": id, "names": {"nl": f"Thema {id}"}, "position": id}
        for id in range(1, THEMES + 1)
    ]
    db.session.execute(insert(Theme), themes)
    kinds = list(OrganisationKind)
    organisations = [
        {
            "id": id,
            "name": f"Voorbeeldstad {id}",
            "kind": kinds[id % 3],
            "partner_since": began.date(),
        }
        for id in range(1, ORGANISATIONS + 1)
    ]
    db.session.execute(insert(Organisation), organisations)
    people = [
        {
            "id": id,
            "name": f"Deelnemer {id}",
            "email": f"deelnemer{id}@voorbeeldstad.example",
            "organisation_id": 1 + id % ORGANISATIONS,
            "confirmed_at": began,
            "approved_at": began,
        }
        for id in range(1, PEOPLE + 1)
    ]
    db.session.execute(insert(Person), people)


def _row(
    model: type[Contribution],
    id: int,
    numbers: dict[type[Contribution], range],
    texts: Iterator[Paragraph],
    chance: random.Random,
    began: datetime,
) -> Fields:
    parts = list(islice(texts, chance.randint(1, 3)))
    author = chance.randint(1, PEOPLE)
    moment = began + timedelta(minutes=chance.randrange(1_400 * 24 * 60))
    return {
        "id": id,
        "title": "" if model is Answer else title(parts[0], chance),
        "body": "\n\n".join(part.text for part in parts),
        "body_html": "".join(f"<p>{escape(part.text)}</p>\n" for part in parts),
        "excerpt": parts[0].text[:200],
        "language": parts[0].language,
        "group_id": 1,
        "author_id": author,
        "organisation_id": 1 + author % ORGANISATIONS,
        "created_at": moment,
        "active_at": moment,
    } | _own(model, id, numbers, moment, chance)


def _own(
    model: type[Contribution],
    id: int,
    numbers: dict[type[Contribution], range],
    moment: datetime,
    chance: random.Random,
) -> Fields:
    """The fields that only this kind has."""
    if model is Question:
        return {"answered_at": moment if id <= len(ANSWERED) or id % 3 else None}
    if model is Answer:
        return {"part_of_id": _asked(id - numbers[Answer].start, numbers[Question], chance)}
    if model is Practice:
        place = 1 + id % ORGANISATIONS
        review = moment.date() + timedelta(days=365)
        return {"municipality_id": place, "outcome": Outcome.WORKED, "review_on": review}
    if model is Meeting:
        return {"starts_at": moment, "ends_at": moment + timedelta(hours=2)}
    if model is Report:
        return {"held_on": moment.date()}
    return {"solution_kind": list(SolutionKind)[id % 7], "provider_id": 1 + id % ORGANISATIONS}


def _asked(nth: int, questions: range, chance: random.Random) -> int:
    for question, answers in zip(questions, ANSWERED, strict=False):
        if nth < answers:
            return question
        nth -= answers
    # Only two questions in three are answered: those whose number three does not divide.
    return next(id for id in iter(lambda: chance.choice(questions), 0) if id % 3 and id > 3)


def _around(ids: range, texts: Iterator[Paragraph], chance: random.Random, at: datetime) -> None:
    themed = {(id, chance.randint(1, THEMES)) for id in ids for _ in range(2)}
    pairs = [{"contribution_id": id, "theme_id": theme} for id, theme in sorted(themed)]
    db.session.execute(insert(Themed), pairs)
    thanked = {(chance.choice(ids), chance.randint(1, PEOPLE)) for _ in ids}
    thanks = [{"contribution_id": c, "person_id": p, "created_at": at} for c, p in sorted(thanked)]
    db.session.execute(insert(Thanks), thanks)
    comments = [
        {
            "contribution_id": chance.choice(ids),
            "author_id": chance.randint(1, PEOPLE),
            "body": text.text[:200],
            "body_html": f"<p>{escape(text.text[:200])}</p>",
            "created_at": at,
        }
        for text in islice(texts, len(ids) // 4)
    ]
    db.session.execute(insert(Comment), comments)
