# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where a question without an answer stands, in one sentence."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from cop.waiting.models import Step
from cop.waiting.steps import next_step
from cop.web.filters import show_date


def sentence(row: Any, zone: str) -> str:
    """What was done for a row of `queries.standing`, and what comes next."""
    following = next_step(row, zone)
    if following is None:
        return str(_("An organiser must decide now: answer this question, forward or close it."))
    return str(SAID[following.step](row, show_date(following.day)))


def _invited(row: Any, day: str) -> Any:
    if not row.experts:
        return _(
            "Nobody was found yet who may know this; on %(day)s the organisers are told.", day=day
        )
    return ngettext(
        "%(num)s person who may know this is invited; on %(day)s the organisers are told.",
        "%(num)s people who may know this are invited; on %(day)s the organisers are told.",
        row.experts,
        day=day,
    )


def _to_be_decided(row: Any, day: str) -> Any:
    if row.forwarded:
        return _(
            "An organiser forwarded this question; without an answer one decides on %(day)s.",
            day=day,
        )
    if row.meeting_id:
        return _(
            "This question is proposed for the agenda of a meeting; "
            "without an answer an organiser decides on %(day)s.",
            day=day,
        )
    return _(
        "No meeting is planned to discuss this question; "
        "without an answer an organiser decides on %(day)s.",
        day=day,
    )


SAID: dict[Step, Callable[[Any, str], Any]] = {
    Step.INVITED: lambda row, day: _(
        "Nobody answered yet; on %(day)s people who may know this are invited.", day=day
    ),
    Step.TOLD: _invited,
    Step.PROPOSED: lambda row, day: _(
        "The organisers were told; on %(day)s this question is proposed for a meeting.", day=day
    ),
    Step.MUST_DECIDE: _to_be_decided,
}
"""What is said before each step."""
