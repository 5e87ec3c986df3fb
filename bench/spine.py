# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rows of contributions, with text that went through the real renderer."""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert

from bench.plan import Planned, Size
from bench.words import Paragraph, title
from cop import markup
from cop.contributions.models import Contribution, Revision
from cop.contributions.rendering import html_of
from cop.db import db
from cop.library.models import SolutionKind
from cop.meetings.models import Meeting, Report
from cop.practices.models import Outcome, Practice
from cop.questions.models import Answer, Question

Fields = dict[str, Any]
BATCH = 2000
HIDDEN = 200
"""One contribution in so many is hidden."""


def fill(
    plan: list[Planned], size: Size, texts: Iterator[Paragraph], chance: random.Random
) -> None:
    """Write what was planned, with the first version of each text."""
    # Wholes first: a part refers to what it is part of.
    for model in sorted(size.counts, key=lambda model: model is Answer):
        rows = (_row(each, size, texts, chance) for each in plan if each.model is model)
        while batch := list(islice(rows, BATCH)):
            db.session.execute(insert(model), batch)
            db.session.execute(insert(Revision), [_version(model, row) for row in batch])


def _row(each: Planned, size: Size, texts: Iterator[Paragraph], chance: random.Random) -> Fields:
    parts = list(islice(texts, chance.randint(1, 3)))
    body = "\n\n".join(part.text for part in parts)
    if len(parts) == 3:
        body = f"**{parts[0].text}**\n\n- {parts[1].text}\n- {parts[2].text}"
    html = html_of(body).html
    hidden = each.id % HIDDEN == 0 and not each.parts and each.whole is None
    return {
        "id": each.id,
        "title": "" if each.model is Answer else title(parts[0], chance),
        "body": body,
        "body_html": html,
        "excerpt": markup.excerpt(markup.text_of(html)),
        "renderer": 1,
        "language": parts[0].language,
        "group_id": each.group,
        "part_of_id": each.whole.id if each.whole else None,
        "author_id": each.author,
        "organisation_id": 1 + each.author % size.organisations,
        "veiled": each.model is Question and each.id % 50 == 0,
        "created_at": each.at,
        "active_at": max([each.at, *(part.at for part in each.parts)]),
        "hidden_at": each.at if hidden else None,
        "hidden_by_id": 2 if hidden else None,
        "hidden_reason": "Dubbel" if hidden else "",
    } | _own(each, size, parts[0])


def _own(each: Planned, size: Size, first: Paragraph) -> Fields:
    """The fields that only this kind has."""
    if each.model is Question:
        return _states(each)
    if each.model is Answer:
        return {"accepted_at": _accepted(each), "accepted_by_id": _accepter(each)}
    if each.model is Practice:
        return _practice(each, size, first)
    if each.model is Meeting:
        return {"starts_at": each.at, "ends_at": each.at + timedelta(hours=2), "place": "Stadhuis"}
    if each.model is Report:
        return {"held_on": each.at.date(), "guests": each.id % 4}
    return _solution(each, size, first)


def _states(question: Planned) -> Fields:
    accepted = [at for part in question.parts if (at := _accepted(part))]
    return {
        "answered_at": min((part.at for part in question.parts), default=None),
        "solved_at": min(accepted, default=None),
    }


def _accepted(answer: Planned) -> Any:
    """One answer in four was accepted, a day later."""
    return answer.at + timedelta(days=1) if answer.id % 4 == 0 else None


def _accepter(answer: Planned) -> int | None:
    return answer.whole.author if answer.whole and _accepted(answer) else None


def _practice(each: Planned, size: Size, first: Paragraph) -> Fields:
    return {
        "summary": first.text[:300],
        "municipality_id": 1 + each.author % size.organisations,
        "outcome": list(Outcome)[each.id % 4],
        "started_on": each.at.date().replace(day=1),
        "cost": each.id * 37 % 90_000,
        "hours": each.id % 400,
        "figures": [{"label": "Soorten", "value": each.id % 60, "unit": "", "year": each.at.year}],
        "review_on": each.at.date() + timedelta(days=365),
    }


def _solution(each: Planned, size: Size, first: Paragraph) -> Fields:
    return {
        "solution_kind": list(SolutionKind)[each.id % 7],
        "summary": first.text[:300],
        "provider_id": 1 + each.author % size.organisations,
        "country": ("NL", "BE", "DE", "FR")[each.id % 4],
        "price": each.id * 1_000 if each.id % 3 else None,
        "on_request": each.id % 3 == 0,
        "contact_email": "info@voorbeeldstad.example",
    }


def _version(model: type[Contribution], row: Fields) -> Fields:
    text = {name: row.get(name) or "" for name in model.text_fields}
    return {"contribution_id": row["id"], "number": 1, "text": text, "by_id": row["author_id"],
            "at": row["created_at"]}  # fmt: skip
