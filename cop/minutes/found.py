# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is recognised in minutes, each with the passage it was read from and how sure it is."""

import enum
from dataclasses import dataclass, field
from datetime import date


class Sureness(enum.StrEnum):
    """How sure it is that the passage says this."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True)
class Found:
    """Something that a passage says; `block` is its number in the document."""

    text: str
    block: int
    passage: str
    sureness: Sureness = Sureness.SURE


@dataclass(frozen=True)
class Dated(Found):
    """A passage that says a day."""

    day: date = date.min


@dataclass(frozen=True)
class Attendee(Found):
    """Somebody who was there, or was not; `text` is the name."""

    organisation: str = ""
    is_present: bool = True


@dataclass(frozen=True)
class Task(Found):
    """An action; the owner is as it was written."""

    owner: str = ""
    due_on: date | None = None
    is_done: bool = False
    """Whether the minutes say that it was done already."""


@dataclass(frozen=True)
class Recognised:
    """All that was found in a document, in its order."""

    title: Found | None = None
    held: Dated | None = None
    place: Found | None = None
    next_one: Dated | None = None
    attendees: list[Attendee] = field(default_factory=list)
    items: list[Found] = field(default_factory=list)
    decisions: list[Found] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
