# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which way a link leads in a chain.

A chain runs forward, from a question to its adoption. From where the reader stands it is followed
back and forward; from a question found on the way back it goes forward again. It turns around
nowhere else, but to see who else applied a solution or took a practice over: the other questions
of a meeting are other chains. What is merely named in a text is shown and leads no further, except
from a question, whose answers name what helps.
"""

from typing import Any

from sqlalchemy import and_, case, null, or_

from cop.contributions.models import Link, LinkKind

BACK, ANY, FORWARD, NOWHERE = -1, 0, 1, 2
"""Ways to go on from a contribution."""
PASSABLE = (BACK, ANY, FORWARD)
ORDER = {"question": 0, "meeting": 1, "report": 2, "practice": 3, "solution": 4}
LATER = (LinkKind.DISCUSSED_IN, LinkKind.DOCUMENTED_AS)
"""The second end of the link is the later one."""
EARLIER = (LinkKind.REPLICATES, LinkKind.BUILDS_ON)
"""The second end of the link is the earlier one."""


def ahead(direction: Any, near_kind: Any, far_kind: Any) -> Any:
    """Whether the step goes FORWARD or BACK in the chain, or to its side (ANY)."""
    near, far = case(ORDER, value=near_kind, else_=9), case(ORDER, value=far_kind, else_=9)
    return case(
        (Link.kind.in_(LATER), direction),
        (Link.kind.in_(EARLIER), -direction),
        (near < far, FORWARD),
        (near > far, BACK),
        else_=ANY,
    )


def onward(way: Any, ahead: Any, near_kind: Any, far_kind: Any) -> Any:
    """How to go on after the step; none when the step leaves the chain."""
    named = and_(Link.kind == LinkKind.CITES, near_kind != "question")
    aside = case((Link.kind == LinkKind.DUPLICATES, ANY), else_=NOWHERE)
    origin = or_(far_kind == "question", Link.kind.in_(EARLIER))
    back = case((named, NOWHERE), (origin, ANY), else_=BACK)
    further = case((named, NOWHERE), else_=FORWARD)
    applied = case((Link.kind == LinkKind.APPLIES, NOWHERE), else_=null())
    taken_over = case((Link.kind == LinkKind.REPLICATES, NOWHERE), else_=null())
    after = {
        (ANY, ANY): aside,
        (ANY, BACK): back,
        (BACK, BACK): back,
        (ANY, FORWARD): further,
        (FORWARD, FORWARD): further,
        (FORWARD, BACK): applied,
        (BACK, FORWARD): taken_over,
    }
    return case({3 * w + a: then for (w, a), then in after.items()}, value=3 * way + ahead)
