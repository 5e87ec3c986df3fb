# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which contributions there are, when, by whom and in which group, before they have text."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cop.contributions.models import Contribution
from cop.library.models import Solution
from cop.meetings.models import Meeting, Report
from cop.practices.models import Practice
from cop.questions.models import Answer, Question

SHARES = {Question: 300, Answer: 530, Practice: 60, Meeting: 20, Report: 15, Solution: 75}
"""Of a thousand contributions."""
ANSWERED = (1, 10, 100)
"""Questions 1, 2 and 3 have exactly so many answers, to compare what their pages cost."""
BEGAN = datetime(2023, 1, 9, 8, tzinfo=UTC)
DAYS = 1390
"""The community has written for so many days; the last ones lie in October 2026."""
COMMUNITY, MEMBERS, PRIVATE = 1, 2, 3
"""The groups."""


@dataclass(eq=False)
class Planned:
    """One contribution to be."""

    model: type[Contribution]
    at: datetime
    group: int
    author: int
    whole: "Planned | None" = None
    parts: list["Planned"] = field(default_factory=list)
    id: int = 0


@dataclass(frozen=True)
class Size:
    """How large a community is."""

    counts: dict[type[Contribution], int]
    people: int
    organisations: int


def full(contributions: int) -> Size:
    """A community with so many contributions in realistic shares."""
    counts = {model: contributions * share // 1000 for model, share in SHARES.items()}
    return Size(counts, people=contributions // 20, organisations=3 * contributions // 200)


SMALL = Size(dict.fromkeys(SHARES, 1), people=12, organisations=2)
"""One contribution of each kind, so that every list has one row."""


def planned(size: Size, chance: random.Random) -> list[Planned]:
    """Every contribution in the order of writing, numbered from 1; what is a part comes after."""
    made = [
        Planned(model, _moment(chance), _group(chance), chance.randint(1, size.people))
        for model, count in size.counts.items()
        if model is not Answer
        for _ in range(count)
    ]
    questions = [each for each in made if each.model is Question]
    made += [_answer(to, size, chance) for to in _asked(questions, size.counts[Answer], chance)]
    made.sort(key=lambda each: each.at)
    for number, each in enumerate(made, 1):
        each.id = number
    return made


def _asked(questions: list[Planned], answers: int, chance: random.Random) -> list[Planned]:
    """The question of each answer: first those with a fixed number, then three in four others."""
    exact = [questions[n] for n, count in enumerate(ANSWERED) if n < len(questions)
             for _ in range(count)][:answers]  # fmt: skip
    for n, question in enumerate(questions[: len(ANSWERED)]):
        question.group = COMMUNITY
        question.at = BEGAN - timedelta(hours=len(ANSWERED) - n)
    others = questions[len(ANSWERED) : len(questions) * 3 // 4] or questions
    return exact + [chance.choice(others) for _ in range(answers - len(exact))]


def _answer(question: Planned, size: Size, chance: random.Random) -> Planned:
    after = timedelta(minutes=min(chance.expovariate(1 / 6000), 40_000) + 10)
    author = chance.randint(1, size.people)
    answer = Planned(Answer, question.at + after, question.group, author, question)
    question.parts.append(answer)
    return answer


def _moment(chance: random.Random) -> datetime:
    return BEGAN + timedelta(minutes=chance.randrange((DAYS - 30) * 24 * 60))


def _group(chance: random.Random) -> int:
    return chance.choices([COMMUNITY, MEMBERS, PRIVATE], [88, 9, 3])[0]
