# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Of what was on the agenda: what the report tells of, and what is still to be talked about."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import select

from cop import markup
from cop.contributions.models import Contribution
from cop.db import db
from cop.meetings.models import Action, AgendaItem, Decision, Report

UNTOLD: list[Callable[[Contribution], Any]] = []
"""What is done with a contribution of which the report says nothing; app.py fills this in."""


def told_of(
    report: Report, about: Collection[int | None]
) -> tuple[list[Contribution], list[Contribution]]:
    """The contributions on the agenda: those that the report tells of, and the others.

    It tells of what something was decided on or is to be done about (`about` are their ids), and
    of what its text has the title of, as an item or as the contribution itself.
    """
    items = (
        select(AgendaItem.title, Contribution)
        .join(Contribution, Contribution.id == AgendaItem.contribution_id)
        .where(AgendaItem.meeting_id == report.meeting_id)
        .order_by(AgendaItem.position)
    )
    text = _plain(markup.text_of(report.body_html or ""))
    told: dict[int, Contribution] = {}
    others: dict[int, Contribution] = {}
    for title, contribution in db.session.execute(items):
        named = any(_plain(each) in text for each in (title, contribution.title) if each)
        where = told if named or contribution.id in about else others
        where[contribution.id] = contribution
    return list(told.values()), [each for id, each in others.items() if id not in told]


def leave_to_others(report: Report) -> None:
    """Let what an adopted report says nothing of return to where it came from."""
    decided = select(Decision.contribution_id).where(Decision.report_id == report.id)
    given = select(Action.contribution_id).where(Action.report_id == report.id)
    about = [id for ids in (decided, given) for id in db.session.scalars(ids)]
    _told, untold = told_of(report, about)
    for contribution in untold:
        for bring_back in UNTOLD:
            bring_back(contribution)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
