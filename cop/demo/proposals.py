# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the demonstration community proposes to talk about."""

from cop.demo.story import Story
from cop.demo.texts import Entry, entries
from cop.proposals import actions


def add(story: Story) -> None:
    """Add all proposals, and who wants them too."""
    for proposal in entries("proposal"):
        story.add(proposal["days_ago"], _propose, proposal)


def _propose(story: Story, entry: Entry) -> None:
    by = story.known[entry["by"]]
    if "about" in entry:
        proposal = actions.propose(story.known[entry["about"]], by=by)
    else:
        meeting = story.known[entry["meeting"]]
        proposal = actions.suggest(meeting, entry["title"], entry["text"], by=by)
    for person in entry["wanted_by"]:
        actions.want(proposal, by=story.known[person])
