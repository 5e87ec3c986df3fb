# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The figures of a simulated year."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import select

from bench.year.running import local
from bench.year.watching import Mail, Watching
from cop import working_days
from cop.db import db
from cop.experts.models import PENDING, AnswerInvitation
from cop.questions.models import Question
from cop.waiting.models import Step

RIPE = timedelta(days=45)
"""Younger questions are left out where it is counted how many have an answer."""


def figures(seen: Watching, people: int, began: date, weeks: int) -> dict[str, Any]:
    """All of them, by name."""
    return {
        "mail": _of_mail(seen.mails, people, began, weeks),
        "mails by kind": dict(Counter(mail.kind for mail in seen.mails).most_common()),
        "questions": _of_questions(began + timedelta(weeks=weeks)),
        "invitations": _of_invitations(),
        "questions by step": {step.value: len(seen.steps[step]) for step in Step},
        "decisions": {
            "longest wait for an organiser, working days": seen.longest,
            "undecided after 5 working days of asking": len(seen.undecided),
            "older than 21 working days and nobody asked": len(seen.forgotten),
        },
    }


def _of_mail(mails: Sequence[Mail], people: int, began: date, weeks: int) -> dict[str, Any]:
    by_week = Counter((mail.person_id, (mail.day - began).days // 7) for mail in mails)
    by_day = Counter((mail.person_id, mail.day) for mail in mails)
    by_person = Counter(mail.person_id for mail in mails)
    counts = [by_week[id, week] for id in range(1, people + 1) for week in range(weeks)]
    each = [by_person[id] / weeks for id in range(1, people + 1)]
    return {
        "all": len(mails),
        "a person and week, median": median(counts),
        "a person and week, p95": _percentile(counts, 95),
        "a person and week, most": max(counts),
        "a week over the year, median person": round(median(each), 2),
        "a week over the year, most mailed person": round(max(each), 2),
        "a person and day, most": max(by_day.values(), default=0),
    }


def _of_questions(end: date) -> dict[str, Any]:
    questions = db.session.scalars(select(Question).order_by(Question.id)).all()
    answered = [each for each in questions if each.answered_at]
    ripe = [each for each in questions if local(each.created_at) < end - RIPE]
    days = [_days(each.created_at, each.answered_at) for each in answered]
    working = [
        working_days.between(local(each.created_at), local(each.answered_at), "NL")
        for each in answered
        if each.answered_at
    ]
    return {
        "asked": len(questions),
        "with an answer": _share([each.answered_at for each in ripe]),
        "with an accepted answer": _share([each.solved_at for each in ripe]),
        "closed without an answer": _share(
            [each.closed_at and not each.answered_at for each in ripe]
        ),
        "days to the first answer, median": round(median(days or [0]), 1),
        "days to the first answer, p90": round(_percentile(days, 90), 1),
        "working days to the first answer, median": median(working or [0]),
        "working days to the first answer, p90": _percentile(working, 90),
    }


def _of_invitations() -> dict[str, Any]:
    made = db.session.scalars(select(AnswerInvitation).order_by(AnswerInvitation.id)).all()
    by_person = Counter(each.person_id for each in made)
    return {
        "made": len(made),
        "people invited": len(by_person),
        "for each of them, median": median(by_person.values() or [0]),
        "for each of them, most": max(by_person.values(), default=0),
        "open at once, most": max(map(_most_open, _by_person(made)), default=0),
        "became": dict(sorted(Counter(each.state.value for each in made).items())),
    }


def _by_person(made: Sequence[AnswerInvitation]) -> list[list[AnswerInvitation]]:
    people: dict[int, list[AnswerInvitation]] = {}
    for each in made:
        people.setdefault(each.person_id, []).append(each)
    return list(people.values())


def _most_open(made: Sequence[AnswerInvitation]) -> int:
    """How many of one person's invitations were open at one moment."""
    changes = [(each.created_at, 1) for each in made]
    changes += [
        (each.settled_at, -1) for each in made if each.settled_at and each.state not in PENDING
    ]
    now = most = 0
    for _moment, change in sorted(changes):
        now += change
        most = max(most, now)
    return most


def _days(since: datetime, until: Any) -> float:
    return float((until - since) / timedelta(days=1))


def _share(which: Sequence[Any]) -> str:
    return f"{sum(map(bool, which)) / max(1, len(which)):.0%}"


def _percentile(values: Sequence[float], percent: int) -> float:
    """The nearest rank."""
    ordered = sorted(values) or [0]
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
