# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The query of the chain: what links lead to, and what was decided about it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    String,
    and_,
    bindparam,
    case,
    desc,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from cop import clock
from cop.community import ways
from cop.contributions.models import Contribution, Link
from cop.db import Rows, UTCDateTime, read
from cop.meetings.models import Action, ActionState, Decision, Meeting, Report
from cop.people.models import Person
from cop.people.queries import groups_read_by
from cop.practices.models import Practice
from cop.questions.models import Question

FARTHEST = 5
"""Links between a contribution and the far end of its chain: one for each stage that follows."""
MOST = 400
"""Steps that are looked at, the nearest."""

C = Contribution.__table__
question, practice, meeting, report = (
    kind.__table__ for kind in (Question, Practice, Meeting, Report)
)


def steps(person: Person | None, contribution_id: int) -> Sequence[Any]:
    """First the contribution, then each step over a link of its chain, the nearest first.

    A step goes from `near_id` to `id`, both of which the person may read; `outward` is 1 when the
    near end is the first of the link. What is linked to an answer is linked to its question. The
    decisions and actions about what was reached, and not merely named, come last, with their report
    as the page.
    """
    member = person is not None and person.takes_part
    given = {"origin": contribution_id, "now": clock.now(), "today": clock.today()}
    if person is not None and member:
        given["reader"] = person.id
    return read(_statement(member), given).all()


@cache
def _statement(member: bool) -> Any:
    """Built once for visitors and once for members: building it takes longer than running it."""
    groups = groups_read_by(bindparam("reader") if member else None)
    origin = select(
        C.c.id, C.c.kind, literal(0).label("depth"), literal(ways.ANY).label("way"),
        literal(0).label("near_id"), literal("").label("link"), literal(1).label("outward"),
    ).where(C.c.id == bindparam("origin"))  # fmt: skip
    walked = origin.cte("walked", recursive=True)
    walked = walked.union(_onward(walked, groups))
    about = select(walked.c.id).where(walked.c.way.in_(ways.PASSABLE))
    late = and_(Action.state == ActionState.OPEN, Action.due_on < bindparam("today"))
    state = case((late, "late"), else_=type_coerce(Action.state, String()))
    found = union_all(
        _reached(walked), _said("decision", Decision, about, groups, literal("")),
        _said("action", Action, about, groups, state),
    )  # fmt: skip
    return found.order_by("depth", "at", "day", desc("what"), "item_id").limit(MOST)


def _onward(walked: Any, groups: Any) -> Rows:
    """One link further; what is part of a page at either end of a link stands for that page."""
    part, far, page = C.alias(), C.alias(), C.alias()
    outward = or_(Link.from_id == walked.c.id, Link.from_id == part.c.id)
    inward = or_(Link.to_id == walked.c.id, Link.to_id == part.c.id)
    tables = (
        walked.outerjoin(part, and_(part.c.part_of_id == walked.c.id, part.c.hidden_at.is_(None)))
        .join(Link, or_(outward, inward))
        .join(far, far.c.id == case((outward, Link.to_id), else_=Link.from_id))
        .join(page, page.c.id == func.coalesce(far.c.part_of_id, far.c.id))
    )
    way = _way_through(walked, far, page, outward, groups)
    onward = select(
        page.c.id, page.c.kind, walked.c.depth + 1, way, walked.c.id, Link.kind,
        case((outward, 1), else_=0),
    )  # fmt: skip
    return onward.select_from(tables).where(
        walked.c.depth < FARTHEST,
        walked.c.way.in_(ways.PASSABLE),
        page.c.id.not_in([bindparam("origin"), walked.c.near_id]),
    )


def _way_through(walked: Any, far: Any, page: Any, outward: Any, groups: Any) -> Any:
    """How to go on; what may not be read leads nowhere.

    Were that a condition of the select, SQLite would read the whole table to prepare for it.
    """
    ahead = ways.ahead(case((outward, 1), else_=-1), walked.c.kind, page.c.kind)
    readable = and_(
        far.c.hidden_at.is_(None), page.c.hidden_at.is_(None), page.c.group_id.in_(groups)
    )
    return case(
        (readable, ways.onward(walked.c.way, ahead, walked.c.kind, page.c.kind)), else_=null()
    )


def _reached(walked: Any) -> Rows:
    """The contributions, with their state and moment."""
    tables = walked.join(C, C.c.id == walked.c.id)
    for kind in (question, practice, meeting, report):
        tables = tables.outerjoin(kind, kind.c.id == walked.c.id)
    return (
        select(
            C.c.kind.label("what"), C.c.id.label("item_id"), walked.c.depth, walked.c.near_id,
            walked.c.link, walked.c.outward, C.c.title.label("text"), C.c.language,
            func.coalesce(meeting.c.starts_at, C.c.created_at, type_=UTCDateTime()).label("at"),
            report.c.held_on.label("day"), _state().label("state"), C.c.id.label("page_id"),
            C.c.title.label("page_title"),
        )
        .select_from(tables)
        .where(walked.c.way.is_not(None))
    )  # fmt: skip


def _state() -> Any:
    asked = case(
        (question.c.closed_at.is_not(None), "closed"),
        (question.c.solved_at.is_not(None), "solved"),
        (question.c.answered_at.is_not(None), "answered"),
        else_="open",
    )
    met = case(
        (meeting.c.cancelled_at.is_not(None), "cancelled"),
        (meeting.c.ends_at <= bindparam("now", type_=UTCDateTime()), "held"),
        (meeting.c.starts_at <= bindparam("now", type_=UTCDateTime()), "now"),
        else_="planned",
    )
    done = func.coalesce(type_coerce(practice.c.outcome, String()), "")
    return case((question.c.id.is_not(None), asked), (meeting.c.id.is_not(None), met), else_=done)


def _said(what: str, thing: Any, about: Any, groups: Any, state: Any) -> Rows:
    """What reports that may be read say about the contributions."""
    return (
        select(
            literal(what), thing.id, literal(FARTHEST + 1), thing.contribution_id, literal(""),
            literal(0), thing.text, C.c.language, null(), report.c.held_on, state,
            C.c.id, C.c.title,
        )
        .join(report, report.c.id == thing.report_id)
        .join(C, C.c.id == report.c.id)
        .where(thing.contribution_id.in_(about))
        .where(C.c.hidden_at.is_(None), C.c.group_id.in_(groups))
    )  # fmt: skip
