# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A story of what happened on which day, played in order with the clock set to each moment."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from cop import clock

SATURDAY = 5
OFFICE_OPENS = time(8, 30, tzinfo=UTC)
OFFICE_HOURS = timedelta(hours=8)


@dataclass
class Event:
    """Something that happens on a day."""

    days_ago: int
    happen: Callable[[], None]


@dataclass
class Story:
    """The events of the community, and what came of them by the slug the texts use."""

    today: date = field(default_factory=clock.today)
    known: dict[str, Any] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def add(self, days_ago: int, happen: Callable[..., None], *args: Any) -> None:
        """Let something happen on a day; what is added first on a day happens first."""
        self.events.append(Event(days_ago, lambda: happen(self, *args)))

    def play(self) -> None:
        """Let everything happen, the oldest first, each at its own moment."""
        for moment, event in dated(self.events, self.today):
            with clock.at(moment):
                event.happen()


def dated(events: Iterable[Event], today: date) -> Iterator[tuple[datetime, Event]]:
    """Each event with its moment: on working days, spread over office hours, in order."""
    ordered = sorted(events, key=lambda event: -event.days_ago)
    for day, group in groupby(ordered, key=lambda event: working_day(today, event.days_ago)):
        happening = list(group)
        step = OFFICE_HOURS / len(happening)
        for number, event in enumerate(happening):
            yield datetime.combine(day, OFFICE_OPENS) + number * step, event


def working_day(today: date, days_ago: int) -> date:
    """The day so many days ago; a weekend counts as the Friday before, to come as the Monday."""
    day = today - timedelta(days=days_ago)
    past_friday = day.weekday() - SATURDAY + 1
    if past_friday <= 0:
        return day
    return (
        day - timedelta(days=past_friday) if days_ago > 0 else day + timedelta(days=3 - past_friday)
    )
