# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of reports, their decisions and actions."""

from typing import Any, TypeAlias

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from cop.contributions import rows
from cop.contributions.models import Contribution, Link
from cop.contributions.queries import page_of, visible_to
from cop.db import Rows
from cop.discussion.queries import thanked_by, thanks_given
from cop.meetings.models import Action, ActionState, Attendance, Decision, Meeting, Report
from cop.people.models import Organisation, Person
from cop.people.queries import readable_groups

Reports: TypeAlias = Select[Report]
Held = aliased(Meeting.__table__, name="held")
HeldSpine = aliased(Contribution.__table__, name="held_spine")
LIFE = (
    Contribution.body, Report.state, Report.round_until, Report.adopted_at, Report.anchors,
    Report.summary_is_public,
)  # fmt: skip
"""How a report stands, for its own page."""


def all_of_them(person: Person | None) -> Rows:
    """The list of every report."""
    return listed(visible_to(person, Report))


def listed(reports: Reports) -> Rows:
    """Rows for a list, the latest meeting first, with how much was decided and is still to do."""
    return rows.rows_of(
        reports,
        Report.held_on,
        Report.meeting_id,
        Report.state,
        _how_many(Decision).label("decisions"),
        _how_many(Action).label("actions"),
        _how_many(Action, Action.state == ActionState.OPEN).label("to_do"),
    ).order_by(Report.held_on.desc(), Contribution.id.desc())


def latest_report(person: Person | None) -> Rows:
    """The row of the latest report this person may read, for the front page."""
    return listed(visible_to(person, Report)).limit(1)


def page(person: Person | None, report_id: Any) -> Rows:
    """The row of a report's own page, with the meeting as far as the person may read it."""
    readable = HeldSpine.c.group_id.in_(readable_groups(person)) & HeldSpine.c.hidden_at.is_(None)
    report = (
        page_of(person, Report, report_id)
        .outerjoin(HeldSpine, (HeldSpine.c.id == Report.meeting_id) & readable)
        .outerjoin(Held, Held.c.id == HeldSpine.c.id)
    )
    return rows.rows_of(
        report,
        *rows.TEXT,
        Report.held_on,
        Report.guests,
        *LIFE,
        HeldSpine.c.id.label("meeting_id"),
        HeldSpine.c.title.label("meeting_title"),
        Held.c.place.label("place"),
        thanks_given().label("thanks"),
        thanked_by(person).label("thanked"),
    )


def decisions(person: Person | None, report_id: Any) -> Rows:
    """What was decided, in order, and what it is about as far as the person may read that."""
    about = readable(person)
    return (
        select(
            Decision.id, Decision.text, Decision.state, Decision.replaced_by_id, *columns_of(about)
        )
        .outerjoin(about, about.c.id == Decision.contribution_id)
        .where(Decision.report_id == report_id)
        .order_by(Decision.position, Decision.id)
    )


def actions(person: Person | None, report_id: Any) -> Rows:
    """Who does what before when, in order, and what it is about as `decisions` does."""
    about = readable(person)
    responsible = func.coalesce(Action.organisation_id, Person.organisation_id)
    return (
        select(
            *(Action.id, Action.text, Action.due_on, Action.state, Action.settled_at),
            *(Action.owner_id, Action.organisation_id, Action.reason),
            Person.name.label("owner"),
            Organisation.name.label("organisation"),
            Organisation.id.label("responsible_id"),
            *columns_of(about),
        )
        .outerjoin(Person, Person.id == Action.owner_id)
        .outerjoin(Organisation, Organisation.id == responsible)
        .outerjoin(about, about.c.id == Action.contribution_id)
        .where(Action.report_id == report_id)
        .order_by(Action.position, Action.id)
    )


def discussed(person: Person | None, report_id: Any) -> Rows:
    """The questions, practices and solutions linked with the report, from either end."""
    about = readable(person)
    ends = or_(
        and_(Link.to_id == report_id, Link.from_id == about.c.id),
        and_(Link.from_id == report_id, Link.to_id == about.c.id),
    )
    return (
        select(*about.c)
        .distinct()
        .join(Link, ends)
        .where(about.c.kind.in_(["question", "practice", "solution"]))
        .order_by(about.c.kind, about.c.title, about.c.id)
    )


def attendance(person: Person | None, report_id: Any) -> Rows:
    """Who attended: people with their organisation, and organisations, by name."""
    organisation = func.coalesce(Attendance.organisation_id, Person.organisation_id)
    return (
        select(
            Attendance.person_id,
            Person.name,
            Organisation.id.label("organisation_id"),
            Organisation.name.label("organisation"),
        )
        .outerjoin(Person, Person.id == Attendance.person_id)
        .outerjoin(Organisation, Organisation.id == organisation)
        .where(Attendance.report_id == report_id)
        .order_by(Person.name, Organisation.name)
    )


def open_actions(person: Person) -> Rows:
    """What the person or their organisation still has to do, the most urgent first."""
    mine = [Action.owner_id == person.id]
    if person.organisation_id is not None:
        mine.append(Action.organisation_id == person.organisation_id)
    return (
        visible_to(person, Report)
        .join(Action, Action.report_id == Report.id)
        .outerjoin(Organisation, Organisation.id == Action.organisation_id)
        .with_only_columns(
            Action.id, Action.text, Action.due_on, Action.state, Action.owner_id,
            Action.organisation_id, Organisation.name.label("organisation"),
            Contribution.id.label("report_id"), Contribution.title.label("report_title"),
            Report.held_on,
            maintain_column_froms=True,
        )
        .where(or_(*mine), Action.state == ActionState.OPEN)
        .order_by(Action.due_on.is_(None), Action.due_on, Action.id)
    )  # fmt: skip


def to_change(person: Person | None, report_id: int) -> Reports:
    """The report as an entity with all that hangs on it, for actions on it."""
    return page_of(person, Report, report_id).options(
        joinedload(Report.group),
        joinedload(Report.author),
        selectinload(Report.themes),
        selectinload(Report.tags),
        selectinload(Report.decisions),
        selectinload(Report.actions),
        selectinload(Report.attendance),
    )


def action_to_change(person: Person | None, action_id: int) -> Select[Action]:
    """The action, if the person may read its report."""
    readable = visible_to(person, Report).with_only_columns(Report.id, maintain_column_froms=True)
    return select(Action).where(Action.id == action_id, Action.report_id.in_(readable))


def readable(person: Person | None) -> Any:
    """What items, decisions and actions may be about, to join."""
    return (
        visible_to(person, Contribution)
        .with_only_columns(
            Contribution.id, Contribution.kind, Contribution.title, Contribution.language
        )
        .subquery()
    )


def columns_of(about: Any) -> list[Any]:
    """Its columns as about_id, about_kind, about_title and about_language."""
    return [column.label(f"about_{column.name}") for column in about.c]


def _how_many(kind: type[Decision] | type[Action], *conditions: Any) -> Any:
    return (
        select(func.count())
        .select_from(kind)
        .where(kind.report_id == Report.id, *conditions)
        .correlate(Report)
        .scalar_subquery()
    )
