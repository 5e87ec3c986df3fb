# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What hangs on contributions: themes, comments, thanks, links, agendas, decisions, news."""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert

from bench.people import TAGS, THEMES
from bench.plan import ANSWERED, Planned, Size
from bench.words import Paragraph
from cop.contributions.models import Link, LinkKind
from cop.contributions.rendering import html_of
from cop.contributions.vocabulary import Tagging, Themed
from cop.db import db
from cop.discussion.models import Comment, Thanks
from cop.library.models import Solution
from cop.library.parts import SolutionTerm
from cop.library.vocabulary import VOCABULARIES
from cop.meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    ItemKind,
    Meeting,
    Report,
)
from cop.meetings.registrations import Coming, Place, Registration
from cop.notify.models import Follow, Notification
from cop.practices.models import Practice
from cop.questions.models import Question, Sharing

Plans = list[Planned]
WAYS = {
    LinkKind.DISCUSSED_IN: (Question, Report),
    LinkKind.DOCUMENTED_AS: (Question, Practice),
    LinkKind.APPLIES: (Practice, Solution),
    LinkKind.CITES: (Question, Solution),
    LinkKind.BUILDS_ON: (Solution, Solution),
}


def fill(plan: Plans, size: Size, texts: Iterator[Paragraph], chance: random.Random) -> None:
    """Add all of it."""
    whole = [each for each in plan if each.whole is None]
    _labels(whole, chance)
    _reactions(plan, size, texts, chance)
    _links(plan, chance)
    _meetings([each for each in whole if each.model is Meeting], whole, size, chance)
    _reports([each for each in whole if each.model is Report], whole, size, chance)
    _terms([each for each in whole if each.model is Solution], chance)
    _news([each for each in whole if each.model is Question], size, chance)


def _add(model: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.session.execute(insert(model), rows)


def _labels(whole: Plans, chance: random.Random) -> None:
    for model, key, most in ((Themed, "theme_id", len(THEMES)), (Tagging, "tag_id", TAGS)):
        pairs = {(each.id, chance.randint(1, most)) for each in whole for _ in range(2)}
        _add(model, [{"contribution_id": id, key: other} for id, other in sorted(pairs)])


def _reactions(plan: Plans, size: Size, texts: Iterator[Paragraph], chance: random.Random) -> None:
    comments = [
        _comment(chance.choice(plan), text.text[:250], size, chance)
        for text in islice(texts, len(plan) // 2)
    ]
    _add(Comment, comments)
    thanked = {(chance.choice(plan), chance.randint(1, size.people)) for _ in range(2 * len(plan))}
    rows = sorted((each.id, person, each.at) for each, person in thanked)
    _add(Thanks, [{"contribution_id": i, "person_id": p, "created_at": at} for i, p, at in rows])


def _comment(on: Planned, text: str, size: Size, chance: random.Random) -> dict[str, Any]:
    return {
        "contribution_id": on.id,
        "author_id": chance.randint(1, size.people),
        "body": text,
        "body_html": html_of(text).html,
        "language": "nl",
        "created_at": on.at + timedelta(hours=chance.randint(1, 200)),
    }


def _links(plan: Plans, chance: random.Random) -> None:
    of = {model: [each for each in plan if each.model is model] for model, _ in WAYS.values()}
    of |= {model: [each for each in plan if each.model is model] for _, model in WAYS.values()}
    found = set()
    for way, (origin, target) in WAYS.items():
        ends = [chance.choice(of[origin]) for _ in range(len(of[target]))]
        # The questions with a fixed number of answers each have the whole chain.
        ends += of[origin][: len(ANSWERED)]
        found |= {(a.id, chance.choice(of[target]).id, way) for a in ends}
    _add(Link, [
        {"from_id": a, "to_id": b, "kind": way, "created_at": plan[a - 1].at}
        for a, b, way in sorted(found) if a != b
    ])  # fmt: skip


def _meetings(meetings: Plans, whole: Plans, size: Size, chance: random.Random) -> None:
    _add(AgendaItem, [
        {"meeting_id": each.id, "position": n, "title": f"Agendapunt {n}", "minutes": 20,
         "kind": list(ItemKind)[n], "contribution_id": chance.choice(whole).id}
        for each in meetings for n in range(5)
    ])  # fmt: skip
    coming = {
        (each.id, chance.randint(1, size.people), each.at) for each in meetings for _ in range(15)
    }
    _add(Registration, [
        {"meeting_id": id, "person_id": person, "coming": Coming.YES,
         "place": Place.IN, "created_at": at}
        for id, person, at in sorted(coming)
    ])  # fmt: skip


def _reports(reports: Plans, whole: Plans, size: Size, chance: random.Random) -> None:
    for model, word in ((Decision, "Besluit"), (Action, "Actie")):
        rows = [
            {"report_id": each.id, "position": n, "text": f"{word} {n} van verslag {each.id}",
             "contribution_id": chance.choice(whole).id}
            | ({"owner_id": 1 + each.id % size.people} if model is Action else {})
            for each in reports for n in range(3)
        ]  # fmt: skip
        _add(model, rows)
    _add(Attendance, [
        {"report_id": each.id, "person_id": chance.randint(1, size.people)}
        for each in reports for _ in range(12)
    ])  # fmt: skip


def _terms(solutions: Plans, chance: random.Random) -> None:
    found = {
        (each.id, vocabulary, chance.choice(list(codes)))
        for each in solutions
        for vocabulary, codes in VOCABULARIES.items()
        for _ in range(2)
        if codes
    }
    _add(SolutionTerm, [
        {"solution_id": id, "vocabulary": vocabulary, "code": code}
        for id, vocabulary, code in sorted(found)
    ])  # fmt: skip


def _news(questions: Plans, size: Size, chance: random.Random) -> None:
    """Askers follow their questions, others share them, and people have unread notifications."""
    _add(Follow, [
        {"person_id": each.author, "contribution_id": each.id, "created_at": each.at}
        for each in questions
    ])  # fmt: skip
    shared = {(each, 1 + chance.randrange(size.organisations)) for each in questions[::3]}
    _add(Sharing, [
        {"question_id": each.id, "organisation_id": organisation, "created_at": each.at,
         "person_id": organisation}
        for each, organisation in sorted(shared, key=lambda pair: (pair[0].id, pair[1]))
    ])  # fmt: skip
    told = [each for each in questions if each.parts]
    _add(Notification, [
        {"person_id": each.author, "kind": "answered", "contribution_id": each.id,
         "actor_id": each.parts[0].author, "created_at": each.at, "updated_at": each.at,
         "since": each.at, "fate_at": each.at}
        for each in told
    ])  # fmt: skip
