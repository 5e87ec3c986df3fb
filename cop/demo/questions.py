# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The questions of the demonstration community, with their answers, as they were given."""

from cop.demo.story import Story
from cop.demo.texts import Entry, entries
from cop.demo.writing import labels, reactions, written
from cop.questions import actions
from cop.questions.models import ClosedReason


def add(story: Story) -> None:
    """Add all questions and what happened to each."""
    for question in entries("question"):
        story.add(question["days_ago"], _ask, question)
        reactions(story, question)
        for person in question.get("shared_by", []):
            story.add(max(question["days_ago"] - 1, 1), _share, question["slug"], person)
        for answer in question.get("answer", []):
            _add_answer(story, question, answer)
        if "closed" in question:
            story.add(question["closed"]["days_ago"], _close, question)


def _add_answer(story: Story, question: Entry, answer: Entry) -> None:
    story.add(answer["days_ago"], _answer, question["slug"], answer)
    reactions(story, answer)
    if answer.get("accepted"):
        story.add(answer["accepted_days_ago"], _accept, question, answer["slug"])


def _ask(story: Story, entry: Entry) -> None:
    question = actions.ask(
        story.known[entry["author"]],
        entry["title"],
        entry["body"],
        language=entry["language"],
        veiled=entry.get("veiled", False),
        **labels(story, entry),
    )
    written(story, entry, question)


def _answer(story: Story, question: str, entry: Entry) -> None:
    asked, author = story.known[question], story.known[entry["author"]]
    answer = actions.answer(asked, author, entry["body"], language=entry["language"])
    written(story, entry, answer)


def _accept(story: Story, question: Entry, answer: str) -> None:
    asked, asker = story.known[question["slug"]], story.known[question["author"]]
    actions.accept(asked, story.known[answer], by=asker)


def _share(story: Story, question: str, person: str) -> None:
    actions.share(story.known[question], by=story.known[person])


def _close(story: Story, entry: Entry) -> None:
    closed = entry["closed"]
    actions.close(
        story.known[entry["slug"]],
        by=story.known[closed["by"]],
        reason=ClosedReason(closed["reason"]),
        note=closed["note"],
        duplicate_of=story.known.get(closed.get("duplicate_of", "")),
    )
