# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One thing of every kind, made by the verbs of the spine, and a whole chain of them."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, TypeVar

from cop import clock
from cop.contributions import actions as spine
from cop.contributions.linking import connect
from cop.contributions.models import Contribution, LinkKind
from cop.db import db
from cop.library.models import Solution, SolutionKind
from cop.meetings.models import Action, Decision, Meeting, Report
from cop.people.models import Person
from cop.practices.models import Practice
from tests import make

C = TypeVar("C", bound=Contribution)


def posted(contribution: C, by: Person, fields: dict[str, Any]) -> C:
    """Posted in the community, or in the group given; other fields are the contribution's."""
    rest = {key: fields.pop(key) for key in ("group_id", "theme_ids") if key in fields}
    for name, value in fields.items():
        setattr(contribution, name, value)
    rest.setdefault("group_id", make.community().id)
    return make.saved(spine.post(contribution, by=by, **rest))


def practice(by: Person, title: str = "Mowing twice a year", **fields: Any) -> Practice:
    body = "We mow in June and in September."
    made = Practice(title=title, body=body, language="en", review_on=date(2030, 1, 1))
    return posted(made, by, fields)


def meeting(by: Person, title: str = "Autumn meeting", days: int = 7, **fields: Any) -> Meeting:
    starts = clock.now() + timedelta(days=days)
    ends = starts + timedelta(hours=2)
    made = Meeting(title=title, body="Come.", language="en", starts_at=starts, ends_at=ends)
    return posted(made, by, fields)


def report(by: Person, title: str = "Report of the autumn meeting", **fields: Any) -> Report:
    made = Report(title=title, body="It was said.", language="en", held_on=clock.today())
    return posted(made, by, fields)


def solution(by: Person, title: str = "Mowing planner", **fields: Any) -> Solution:
    made = Solution(title=title, body="Plans.", language="en", solution_kind=SolutionKind.TOOL)
    return posted(made, by, fields)


def linked(origin: Contribution, kind: LinkKind, target: Contribution) -> None:
    connect(origin, target, kind)
    db.session.commit()


def decision(report: Report, about: Contribution, text: str = "We try it") -> Decision:
    made = Decision(report_id=report.id, position=1, text=text, contribution_id=about.id)
    return make.saved(made)


def action(report: Report, about: Contribution | None = None, **fields: Any) -> Action:
    defaults = {"text": "Buy a mower", "contribution_id": about.id if about else None}
    return make.saved(Action(report_id=report.id, position=1, **defaults | fields))


def chain(by: Person) -> SimpleNamespace:
    """A question that was discussed, decided, became a practice, a solution, and was adopted."""
    made = SimpleNamespace(
        question=make.question(by), meeting=meeting(by, days=-7), report=report(by),
        practice=practice(by), solution=solution(by), adopted=practice(by, "Mowing as they do"),
    )  # fmt: skip
    made.decision = decision(made.report, made.question)
    made.action = action(made.report, made.practice)
    linked(made.question, LinkKind.DISCUSSED_IN, made.meeting)
    linked(made.meeting, LinkKind.DOCUMENTED_AS, made.report)
    linked(made.report, LinkKind.DOCUMENTED_AS, made.practice)
    linked(made.practice, LinkKind.APPLIES, made.solution)
    linked(made.adopted, LinkKind.REPLICATES, made.practice)
    return made
