# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which step comes next for a question without an answer, and on which day: pure functions."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cop import working_days
from cop.waiting.models import Step

PAUSES = {Step.INVITED: 3, Step.TOLD: 4, Step.PROPOSED: 7, Step.MUST_DECIDE: 7}
"""Working days between a step and the one before it: 3, 7, 14 and 21 after the question.

Counted from step to step, so that a question that waited for years before there was a worker, or
was opened again, does not take all of them in one day.
"""
OPENS = time(8)
"""From when on the clock of the site a day counts, so that nobody is asked at night."""
COUNTRY = "NL"
"""Where somebody without an organisation works."""


@dataclass(frozen=True)
class Next:
    """A step and the day on which it is due."""

    step: Step
    day: date


def next_step(row: Any, zone: str) -> Next | None:
    """What comes next for a row of `queries.ladder`; None when it waits for an organiser."""
    if row.must_decide is not None:
        return None
    since, following = row.created_at, Step.INVITED
    for step, then in (
        (row.invited, Step.TOLD), (row.told, Step.PROPOSED), (row.proposed, Step.MUST_DECIDE)
    ):  # fmt: skip
        if step is not None:
            since, following = step, then
    if following == Step.MUST_DECIDE and row.forwarded is not None:
        since = max(since, row.forwarded)
    begun = since.astimezone(ZoneInfo(zone)).date()
    country = row.country or COUNTRY
    return Next(following, working_days.after(begun, PAUSES[following], country))


def today(now: datetime, zone: str) -> date:
    """The day that counts now."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date() if local.time() >= OPENS else local.date() - timedelta(days=1)
