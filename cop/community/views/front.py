# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The front page, and what is new."""

from collections import defaultdict
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from cop import clock
from cop.community.queries import front as queries
from cop.community.shelves import filled
from cop.community.unfinished import unfinished
from cop.contributions.prepared import run
from cop.db import db
from cop.meetings import queries as meetings
from cop.meetings.moments import is_closed
from cop.people.models import Person
from cop.people.session import current_person
from cop.web.visitors import same_for_visitors

bp = Blueprint("front", __name__)


@bp.get("/")
@same_for_visitors
def index() -> ResponseReturnValue:
    person = current_person()
    if person is not None and person.takes_part:
        return render_template("community/front/member.html", **_for(person), **_always(person))
    return render_template(
        "community/front/visitor.html",
        shelves=filled(person, queries.for_visitors),
        figures=db.session.execute(queries.figures(person)).one(),
        **_always(person),
    )


def _for(person: Person) -> dict[str, Any]:
    """What only somebody who takes part is shown."""
    town = person.organisation_id or 0
    shelves = filled(person, queries.for_members, frozenset({"followed"}), organisation_id=town)
    followed = [row.id for row in shelves["followed"]]
    news = defaultdict(set)
    for row in run(queries.news_of, person, ids=followed):
        news[row.contribution_id].add(row.kind)
    return {
        "shelves": shelves,
        "news": news,
        "actions": db.session.execute(meetings.open_actions(person)).all(),
        "drafts": unfinished(person),
        "today": clock.today(),
    }


def _always(person: Person | None) -> dict[str, Any]:
    meeting = run(queries.next_meeting, person, now=clock.now()).first()
    return {
        "person": person,
        "meeting": meeting,
        "closed": meeting is not None and is_closed(meeting),
        "report": run(meetings.latest_report, person).first(),
    }
