# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The practices of the demonstration community."""

from datetime import date
from typing import Any

from cop.demo.story import Story
from cop.demo.texts import Entry, entries
from cop.demo.writing import labels, written
from cop.practices import actions
from cop.practices.models import Outcome, UrbanForm

AS_WRITTEN = ("title", "summary", "place", "cost_note", "hours", "body", "result", "figures",
              "lessons", "did_not_work", "contact")  # fmt: skip


def add(story: Story) -> None:
    """Add all practices."""
    for practice in entries("practice"):
        story.add(practice["days_ago"], _describe, practice)
        if "reviewed_days_ago" in practice:
            story.add(practice["reviewed_days_ago"], _review, practice)


def _describe(story: Story, entry: Entry) -> None:
    practice = actions.describe(
        story.known[entry["author"]],
        _facts(story, entry),
        language=entry["language"],
        **labels(story, entry),
    )
    written(story, entry, practice)


def _review(story: Story, entry: Entry) -> None:
    actions.review(story.known[entry["slug"]], by=story.known[entry["author"]])


def _facts(story: Story, entry: Entry) -> dict[str, Any]:
    facts = {name: entry[name] for name in AS_WRITTEN if name in entry}
    return facts | {
        "municipality_id": story.known[entry["municipality"]].id,
        "started_on": _month(entry["started"]),
        "ended_on": _month(entry["ended"]) if "ended" in entry else None,
        "outcome": _outcome(entry),
        "cost": entry["cost_euro"],
        "urban_form": UrbanForm(entry["urban_form"]),
    }


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def _outcome(entry: Entry) -> Outcome:
    if entry.get("failed"):
        return Outcome.FAILED
    return Outcome(entry.get("outcome", "worked" if "ended" in entry else "running"))
