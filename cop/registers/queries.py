# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects that span reports: decisions, actions, and what came of one contribution."""

from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    Select,
    and_,
    cast,
    exists,
    extract,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from cop import clock
from cop.contributions.models import Contribution, Link
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Theme, Themed
from cop.db import Rows
from cop.meetings.carrying import carried_from
from cop.meetings.models import (
    Action,
    ActionState,
    Decision,
    DecisionState,
    Report,
    ReportState,
)
from cop.meetings.report_queries import action_to_change
from cop.people.models import Organisation, Person

__all__ = ["action_to_change"]

REPORT = (
    Contribution.id.label("report_id"), Contribution.title.label("report_title"),
    Contribution.language, Report.held_on,
)  # fmt: skip


def decisions(person: Person | None, **filters: Any) -> Rows:
    """The decisions of adopted reports, the latest first; `filters` are words, state, theme, year.

    A filter that is empty lets everything through.
    """
    found = (
        visible_to(person, Report)
        .where(Report.state == ReportState.ADOPTED)
        .join(Decision, Decision.report_id == Report.id)
        .with_only_columns(
            *(Decision.id, Decision.text, Decision.state, Decision.replaced_by_id),
            *REPORT,
            maintain_column_froms=True,
        )
    )
    for word in filters.get("words", "").split()[:8]:
        found = found.where(func.lower(Decision.text).contains(word.lower(), autoescape=True))
    if state := filters.get("state"):
        found = found.where(Decision.state == state)
    if year := filters.get("year"):
        found = found.where(extract("year", Report.held_on) == year)
    if theme := filters.get("theme"):
        themed = select(Themed.contribution_id).join(Theme, Theme.id == Themed.theme_id)
        themed = themed.where(Theme.code == theme)
        found = found.where(or_(Report.id.in_(themed), Decision.contribution_id.in_(themed)))
    return found.order_by(Report.held_on.desc(), Contribution.id.desc(), Decision.position)


def years(person: Person | None) -> Rows:
    """The years in which something was decided."""
    return (
        visible_to(person, Report)
        .where(Report.state == ReportState.ADOPTED)
        .join(Decision, Decision.report_id == Report.id)
        .with_only_columns(extract("year", Report.held_on).label("year"))
        .distinct()
        .order_by(extract("year", Report.held_on).desc())
    )


def decision_to_change(person: Person | None, decision_id: int) -> Select[Decision]:
    """The decision of an adopted report that the person may read."""
    adopted = visible_to(person, Report).where(Report.state == ReportState.ADOPTED)
    ids = adopted.with_only_columns(Report.id, maintain_column_froms=True)
    return select(Decision).where(Decision.id == decision_id, Decision.report_id.in_(ids))


def successors(person: Person | None, decision: Decision) -> Rows:
    """The decisions in force that may have replaced this one, the latest first."""
    in_force = decisions(person, state=DecisionState.IN_FORCE).where(Decision.id != decision.id)
    return in_force.limit(100)


def actions(person: Person | None, *, whose: str, state: str) -> Rows:
    """Actions with their owner: mine, ours or all; open, overdue, done or dropped."""
    found = _with_owner(visible_to(person, Report).join(Action, Action.report_id == Report.id))
    mine = Action.owner_id == (person.id if person else 0)
    ours = Action.organisation_id == ((person.organisation_id if person else 0) or 0)
    colleagues = Person.organisation_id == ((person.organisation_id if person else 0) or 0)
    if whose == "mine":
        found = found.where(mine)
    elif whose == "ours":
        found = found.where(or_(ours, colleagues))
    if state == "overdue":
        found = found.where(Action.state == ActionState.OPEN, Action.due_on < clock.today())
    else:
        found = found.where(Action.state == state)
    return found.order_by(Action.due_on.is_(None), Action.due_on, Action.id)


def open_actions_for(person: Person | None, meeting: Any) -> Rows:
    """The open actions that earlier meetings of its series left, the most urgent first."""
    found = _with_owner(visible_to(person, Report).join(Action, Action.report_id == Report.id))
    return (
        found.where(Action.state == ActionState.OPEN)
        .where(Report.meeting_id.in_(carried_from(meeting.id)), Report.meeting_id != meeting.id)
        .where(Report.held_on <= meeting.starts_at.date())
        .order_by(Action.due_on.is_(None), Action.due_on, Action.id)
        .limit(100)
    )


def came_of(person: Person | None, contribution_id: Any) -> Rows:
    """The reports that a contribution is linked with, and the decisions and actions about it."""
    readable = visible_to(person, Report)
    ends = or_(
        and_(Link.from_id == contribution_id, Link.to_id == Report.id),
        and_(Link.to_id == contribution_id, Link.from_id == Report.id),
    )
    # PostgreSQL takes a bare NULL of a union for a text.
    no_day, none = cast(null(), Date), cast(null(), JSON)
    shown = [
        Contribution.id.label("report_id"), Contribution.kind.label("kind"),
        Contribution.title.label("title"),
        Contribution.language.label("language"), Report.held_on.label("held_on"),
    ]  # fmt: skip
    reports = readable.where(exists().where(ends)).with_only_columns(
        literal("report").label("what"), literal(0).label("id"), literal("").label("text"),
        type_coerce(literal(""), Action.text.type).label("state"),
        no_day.label("due_on"),
        type_coerce(Report.anchors, JSON).label("anchors"), *shown, maintain_column_froms=True,
    )  # fmt: skip
    decided = (
        readable.join(Decision, Decision.report_id == Report.id)
        .where(Decision.contribution_id == contribution_id)
        .with_only_columns(
            literal("decision"), Decision.id, Decision.text,
            type_coerce(Decision.state, Action.text.type),
            no_day, none, *shown, maintain_column_froms=True,
        )
    )  # fmt: skip
    agreed = (
        readable.join(Action, Action.report_id == Report.id)
        .where(Action.contribution_id == contribution_id)
        .with_only_columns(
            literal("action"), Action.id, Action.text,
            type_coerce(Action.state, Action.text.type), Action.due_on, none, *shown,
            maintain_column_froms=True,
        )
    )  # fmt: skip
    return union_all(reports, decided, agreed).order_by("held_on", "report_id", "id")  # type: ignore[return-value]  # a select of columns all the same


def _with_owner(reports: Any) -> Rows:
    """Rows of actions with their report, owner and organisation."""
    responsible = func.coalesce(Action.organisation_id, Person.organisation_id)
    found: Rows = (
        reports.outerjoin(Person, Person.id == Action.owner_id)
        .outerjoin(Organisation, Organisation.id == responsible)
        .with_only_columns(
            *(Action.id, Action.text, Action.due_on, Action.state, Action.reason),
            *(Action.settled_at, Action.owner_id, Action.organisation_id),
            Person.name.label("owner"),
            Organisation.name.label("organisation"),
            Organisation.id.label("responsible_id"),
            *REPORT,
            maintain_column_froms=True,
        )
    )
    return found
