# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The meetings of the demonstration community, those who come, and the reports."""

from datetime import date, time
from typing import Any

from sqlalchemy import select

from cop.db import db
from cop.demo.story import Story, working_day
from cop.demo.texts import Entry, entries
from cop.demo.writing import labels, written
from cop.meetings import actions, reporting
from cop.meetings.agenda import Item
from cop.meetings.models import Action, ActionState, Coming, ItemKind
from cop.meetings.moments import moment
from cop.meetings.reporting import Agreed, Decided, Minutes

DAYS_BEFORE = 4
"""How long before a meeting, at the latest, people say whether they come."""


def add(story: Story) -> None:
    """Add all meetings and what came of them."""
    for meeting in entries("meeting"):
        story.add(meeting["announced_days_ago"], _plan, meeting)
        _add_registrations(story, meeting)
        if report := meeting.get("report"):
            story.add(report["days_ago"], _report, meeting, report)
            _add_actions(story, report)


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


def _plan(story: Story, entry: Entry) -> None:
    meeting = actions.plan(
        story.known[entry["author"]],
        _facts(entry, story.today),
        [_item(story, item) for item in entry["agenda"]],
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
    }


def _item(story: Story, item: Entry) -> Item:
    about = story.known.get(item.get("about", ""))
    kind = ItemKind(item["kind"])
    return Item(item["title"], kind, item["minutes"], item["presenter"], about)


def _register(story: Story, meeting: str, registration: Entry) -> None:
    actions.register(
        story.known[meeting],
        by=story.known[registration["person"]],
        coming=Coming.YES if registration["coming"] else Coming.NO,
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


def _settle(story: Story, report: str, number: int, entry: Entry) -> None:
    wanted = (Action.report_id == story.known[report].id) & (Action.position == number)
    action = db.session.scalars(select(Action).where(wanted)).one()
    made = story.known.get(entry.get("about", ""))
    if made is not None:
        action.contribution_id = made.id
    reporting.settle(action, ActionState(entry["state"]), by=story.known[entry["owner"]])
