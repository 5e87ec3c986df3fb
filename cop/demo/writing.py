# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every contribution of the demonstration has: themes, tags, a group, comments and thanks."""

from typing import Any

from cop.contributions.linking import connect
from cop.contributions.models import Contribution, LinkKind
from cop.demo.story import Story
from cop.demo.texts import Entry, entries
from cop.discussion import actions as discussion

THANKED_WITHIN = 2
"""Days between a text and the thanks for it."""


def labels(story: Story, entry: Entry) -> dict[str, Any]:
    """What the actions that post a contribution take besides its text."""
    return {
        "group_id": story.known[entry.get("group", "community")].id,
        "theme_ids": [story.known[code].id for code in entry.get("themes", [])],
        "tags": ", ".join(entry.get("tags", [])),
    }


def written(story: Story, entry: Entry, made: Contribution) -> None:
    """Remember a contribution by its slug, marked as an example."""
    made.example = True
    story.known[entry["slug"]] = made


def reactions(story: Story, entry: Entry) -> None:
    """Add the comments and thanks that stand with a contribution's own text."""
    for comment in entry.get("comment", []):
        story.add(comment["days_ago"], _comment, entry["slug"], comment)
    for person in entry.get("thanks", []):
        story.add(max(entry["days_ago"] - THANKED_WITHIN, 1), _thank, entry["slug"], person)


def later_reactions(story: Story, ages: dict[str, int]) -> None:
    """Add the comments and thanks that stand in a file of their own; `ages` are in days."""
    for comment in entries("comment"):
        story.add(comment["days_ago"], _comment, comment["on"], comment)
    for thanks in entries("thanks"):
        for person in thanks["people"]:
            day = max(ages[thanks["on"]] - THANKED_WITHIN, 1)
            story.add(day, _thank, thanks["on"], person)


def links(story: Story, ages: dict[str, int]) -> None:
    """Add the links, each on the day the younger of its ends was written."""
    for link in entries("link"):
        story.add(min(ages[link["from"]], ages[link["to"]]), _connect, link)


def _comment(story: Story, slug: str, comment: Entry) -> None:
    author = story.known[comment["author"]]
    discussion.comment(story.known[slug], by=author, body=comment["text"])


def _thank(story: Story, slug: str, person: str) -> None:
    discussion.thank(story.known[slug], by=story.known[person])


def _connect(story: Story, link: Entry) -> None:
    origin, target = story.known[link["from"]], story.known[link["to"]]
    connect(origin, target, LinkKind(link["kind"]), by=origin.author)
