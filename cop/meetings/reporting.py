# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of reports: publish, change, and settle the actions in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from cop import clock
from cop.contributions import actions as spine
from cop.contributions.linking import connect
from cop.contributions.models import Contribution, LinkKind
from cop.db import db
from cop.meetings import anchoring, outcomes, rounds
from cop.meetings.agenda import discussed_no_more
from cop.meetings.models import (
    Action,
    ActionState,
    Attendance,
    Decision,
    DecisionState,
    Report,
)
from cop.notify.actions import settled, tell, tell_written
from cop.notify.following import take_part
from cop.notify.models import Because
from cop.people.models import Person


@dataclass(frozen=True)
class Decided:
    """A decision as somebody wrote it."""

    text: str
    about: Contribution | None = None


@dataclass(frozen=True)
class Agreed:
    """An action as somebody wrote it; `id` is that of an action that is there already."""

    text: str
    owner_id: int | None = None
    organisation_id: int | None = None
    due_on: date | None = None
    about: Contribution | None = None
    id: int | None = None


@dataclass(frozen=True)
class Minutes:
    """What hangs on the text of a report."""

    decisions: Sequence[Decided] = ()
    actions: Sequence[Agreed] = ()
    people: Sequence[int] = ()
    organisations: Sequence[int] = ()

    @property
    def about(self) -> dict[int, Contribution]:
        """What was decided on or given to somebody, by id."""
        things = [each.about for each in self.decisions] + [each.about for each in self.actions]
        return {thing.id: thing for thing in things if thing}

    @property
    def texts(self) -> dict[str, Any]:
        """The columns that hold decisions and actions as lines."""
        return {"decisions_text": self.decisions_text, "actions_text": self.actions_text}

    @property
    def decisions_text(self) -> str:
        """The decisions as lines, as the form reads them."""
        return "\n".join(
            f"{each.text} | {address_of(each.about)}" if each.about else each.text
            for each in self.decisions
        )

    @property
    def actions_text(self) -> str:
        """The actions as lines, without the names of people."""
        return "\n".join(
            f"{each.text} | {each.due_on}" if each.due_on else each.text for each in self.actions
        )


def publish(
    by: Person,
    facts: dict[str, Any],
    minutes: Minutes,
    *,
    language: str = "nl",
    at_once: bool = False,
    **rest: Any,
) -> Report:
    """Publish a report and send it round; attendees, who follow the meeting, and askers are told.

    `facts` are its columns, `rest` is what `contributions.actions.post` takes. `at_once` adopts it
    without a round.
    """
    report = Report(**facts, **minutes.texts, language=language)
    report.decisions, report.actions, report.attendance = [], [], []
    posted = spine.post(report, by=by, **rest)
    if posted is not report:
        return posted  # the same form, sent again
    _record(report, minutes, by=by)
    take_part(by, report, Because.WRITTEN)
    tell_written(report, by=by)
    rounds.begin(report, by=by, at_once=at_once)
    return report


def revise(
    report: Report, *, by: Person, facts: dict[str, Any], minutes: Minutes, **rest: Any
) -> None:
    """Save what changed until it is adopted; actions keep their state, new owners are told."""
    rounds.refuse_when_adopted(report)
    rest["why"] = rest.get("why") or _unsaid(report, minutes)[:200]
    named = spine.revise(report, by=by, **facts, **minutes.texts, **rest)
    tell(named, "mentioned", report, by=by)
    _record(report, minutes, by=by)


def settle(action: Action, state: ActionState, *, by: Person, reason: str = "") -> None:
    """Say that an action is done, or dropped with a reason, or open after all."""
    action.state, action.reason = state, reason
    is_open = state is ActionState.OPEN
    action.settled_at, action.settled_by_id = (None, None) if is_open else (clock.now(), by.id)
    db.session.flush()
    if not is_open:
        settled("action_due", db.session.get_one(Contribution, action.report_id), action.anchor)


def _unsaid(report: Report, minutes: Minutes) -> str:
    """What changed that the texts of a version do not say, since they name no people."""
    owners = {(each.id, each.owner_id, each.organisation_id) for each in report.actions}
    given = {(each.id, each.owner_id, each.organisation_id) for each in minutes.actions if each.id}
    present = {(each.person_id, each.organisation_id) for each in report.attendance}
    there = {(id, None) for id in minutes.people} | {(None, id) for id in minutes.organisations}
    changed = [
        _("Who does what") if given - owners else "",
        _("Who was there") if present != there else "",
    ]
    return "; ".join(filter(None, map(str, changed)))


def _record(report: Report, minutes: Minutes, *, by: Person) -> None:
    """Put decisions, actions and attendance in place, link what was discussed, anchor it all."""
    before = {each.contribution_id for each in report.decisions}
    before |= {each.contribution_id for each in report.actions}
    _decide(report, minutes.decisions)
    _give(report, minutes.actions, by=by)
    report.attendance = [
        *(Attendance(person_id=id) for id in dict.fromkeys(minutes.people)),
        *(Attendance(organisation_id=id) for id in dict.fromkeys(minutes.organisations)),
    ]
    told, _untold = outcomes.told_of(report, minutes.about.keys())
    discussed = {each.id: each for each in told} | minutes.about
    discussed_no_more(report, {id for id in before if id} - discussed.keys())
    for contribution in discussed.values():
        connect(contribution, report, LinkKind.DISCUSSED_IN, by=by)
    db.session.flush()
    anchoring.settle(report)


def _decide(report: Report, decided: Sequence[Decided]) -> None:
    """Make these the decisions; one that reads the same keeps its address."""
    present = {decision.text: decision for decision in report.decisions}
    kept = []
    for position, each in enumerate(decided):
        decision = present.pop(each.text, None) or Decision(state=DecisionState.IN_FORCE)
        decision.position, decision.text, decision.contribution_id = (
            position, each.text, _id(each.about),
        )  # fmt: skip
        kept.append(decision)
    report.decisions = kept


def _give(report: Report, agreed: Iterable[Agreed], *, by: Person) -> None:
    present = {action.id: action for action in report.actions}
    kept, owners = [], []
    for position, each in enumerate(agreed):
        action = present.get(each.id or 0) or Action(state=ActionState.OPEN)
        if each.owner_id and each.owner_id != action.owner_id:
            owners.append(each.owner_id)
        action.position, action.text, action.due_on = position, each.text, each.due_on
        action.owner_id, action.organisation_id = each.owner_id, each.organisation_id
        action.contribution_id = _id(each.about)
        kept.append(action)
    report.actions = kept
    tell(owners, "action_given", report, by=by)


def address_of(contribution: Contribution) -> str:
    """The shortest address of a contribution on this site."""
    return f"{contribution.path or '/contributions'}/{contribution.id}"


def _id(thing: Contribution | None) -> int | None:
    return thing.id if thing else None
