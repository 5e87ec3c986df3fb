# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The meetings of the demonstration community, those who come, and the reports."""

from datetime import date, time
from typing import Any

from sqlalchemy import select

from cop.attending import actions as attending
from cop.db import db
from cop.demo.story import Story, working_day
from cop.demo.texts import Entry, entries
from cop.demo.writing import labels, written
from cop.meetings import actions, anchoring, reporting, rounds
from cop.meetings.agenda import Item
from cop.meetings.models import Action, ActionState, Decision, DecisionState, ItemKind
from cop.meetings.moments import moment
from cop.meetings.registrations import Coming
from cop.meetings.reporting import Agreed, Decided, Minutes
from cop.registers.actions import set_state

DAYS_BEFORE = 4
"""How long before a meeting, at the latest, people say whether they come."""
ROUND_DAYS = 8
"""How long after its publication a report is adopted."""


def add(story: Story) -> None:
    """Add all meetings and what came of them."""
    for meeting in entries("meeting"):
        story.add(meeting["announced_days_ago"], _plan, meeting)
        _add_registrations(story, meeting)
        if report := meeting.get("report"):
            story.add(report["days_ago"], _report, meeting, report)
            _add_actions(story, report)
            _add_life(story, report)


def _add_registrations(story: Story, meeting: Entry) -> None:
    attended = meeting.get("report", {}).get("attendees", [])
    said = meeting.get("registrations", []) + [{"person": p, "coming": True} for p in attended]
    day = meeting.get("days_ago", 0) + DAYS_BEFORE
    for registration in said:
        last = min(day, meeting["announced_days_ago"] - 1)
        story.add(max(last, 1), _register, meeting["slug"], registration)


def _add_actions(story: Story, report: Entry) -> None:
    for number, action in enumerate(report["actions"]):
        if action["state"] != ActionState.OPEN:
            day = min(action["due_days_ago"], report["days_ago"] - 1)
            story.add(max(day, 1), _settle, report["slug"], number, action)


def _add_life(story: Story, report: Entry) -> None:
    """The corrections that are proposed, and the adoption once the round is over."""
    for correction in report.get("corrections", []):
        story.add(correction["days_ago"], _propose, report["slug"], correction)
    if report["days_ago"] > ROUND_DAYS:
        story.add(report["days_ago"] - ROUND_DAYS, _adopt, report)


def _plan(story: Story, entry: Entry) -> None:
    meeting = actions.plan(
        story.known[entry["author"]],
        _facts(entry, story.today),
        [_item(story, item) for item in entry["agenda"]],
        every_months=entry.get("every_months", 0),
        language=entry["language"],
        **labels(story, entry),
    )
    written(story, entry, meeting)


def _facts(entry: Entry, today: date) -> dict[str, Any]:
    day = working_day(today, entry.get("days_ago", -entry.get("days_ahead", 0)))
    zone = entry["timezone"]
    return {
        "title": entry["title"],
        "body": entry["body"],
        "starts_at": moment(day, time.fromisoformat(entry["start"]), zone),
        "ends_at": moment(day, time.fromisoformat(entry["end"]), zone),
        "timezone": zone,
        "place": entry["place"],
        "online_url": entry.get("online_url", ""),
        "is_event": entry.get("is_event", False),
        "capacity": entry.get("capacity"),
    }


def _item(story: Story, item: Entry) -> Item:
    about = story.known.get(item.get("about", ""))
    kind = ItemKind(item["kind"])
    return Item(
        item["title"], kind, item["minutes"], item["presenter"], about,
        room=item.get("room", ""),
        begins=time.fromisoformat(item["begins"]) if "begins" in item else None,
        explanation=item.get("explanation", ""),
    )  # fmt: skip


def _register(story: Story, meeting: str, registration: Entry) -> None:
    attending.register(
        story.known[meeting],
        by=story.known[registration["person"]],
        coming=Coming.YES if registration["coming"] else Coming.NO,
        online=registration.get("online", False),
        remark=registration.get("remark", ""),
    )


def _report(story: Story, meeting: Entry, entry: Entry) -> None:
    held = story.known[meeting["slug"]]
    facts = {
        "title": entry["title"],
        "body": _text(meeting, entry),
        "meeting_id": held.id,
        "held_on": held.starts_at.date(),
        "guests": entry["guests"],
    }
    author = story.known[entry["author"]]
    minutes = _minutes(story, entry)
    rest = labels(story, meeting)
    report = reporting.publish(author, facts, minutes, language=meeting["language"], **rest)
    written(story, entry, report)


def _text(meeting: Entry, report: Entry) -> str:
    passages = [f"## {item['title']}\n\n{item['text']}" for item in meeting["agenda"]]
    return "\n\n".join([report["body"], *passages])


def _minutes(story: Story, entry: Entry) -> Minutes:
    about = story.known.get
    return Minutes(
        decisions=[Decided(each["text"], about(each.get("about"))) for each in entry["decisions"]],
        actions=[_agreed(story, each) for each in entry["actions"]],
        people=[story.known[slug].id for slug in entry["attendees"]],
        organisations=[story.known[slug].id for slug in entry["organisations"]],
    )


def _agreed(story: Story, action: Entry) -> Agreed:
    due = action.get("due_days_ago", -action.get("due_days_ahead", 0))
    return Agreed(
        action["text"],
        owner_id=story.known[action["owner"]].id,
        due_on=working_day(story.today, due),
        about=story.known.get(action.get("about", "")),
    )


def _propose(story: Story, slug: str, entry: Entry) -> None:
    report, title = story.known[slug], _item_title(entry["item"])
    anchor = next(a["anchor"] for a in report.anchors["passages"] if a["title"] == title)
    before = anchoring.sources(report)[anchor]
    text = before.replace(entry["instead_of"], entry["text"])
    rounds.propose(report, anchor, text, entry["reason"], by=story.known[entry["person"]])


def _item_title(slug: str) -> str:
    items = (item for meeting in entries("meeting") for item in meeting["agenda"])
    return str(next(item["title"] for item in items if item["slug"] == slug))


def _adopt(story: Story, entry: Entry) -> None:
    report = story.known[entry["slug"]]
    rounds.adopt(report, by=story.known[entry["author"]])
    for number, each in enumerate(entry["decisions"]):
        if old := each.get("replaces"):
            before = _decision(story.known[old["report"]].id, old["number"])
            set_state(before, DecisionState.REPLACED, _decision(report.id, number))


def _decision(report_id: int, number: int) -> Decision:
    wanted = (Decision.report_id == report_id) & (Decision.position == number)
    return db.session.scalars(select(Decision).where(wanted)).one()


def _settle(story: Story, report: str, number: int, entry: Entry) -> None:
    wanted = (Action.report_id == story.known[report].id) & (Action.position == number)
    action = db.session.scalars(select(Action).where(wanted)).one()
    made = story.known.get(entry.get("about", ""))
    if made is not None:
        action.contribution_id = made.id
    state, by = ActionState(entry["state"]), story.known[entry["owner"]]
    reporting.settle(action, state, by=by, reason=entry.get("reason", ""))
