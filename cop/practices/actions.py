# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of practices: describe, revise, review."""

from datetime import date
from typing import Any

from cop import clock
from cop.contributions import actions as spine
from cop.contributions.linking import connect
from cop.contributions.models import Contribution, LinkKind
from cop.db import db
from cop.notify.actions import tell, tell_written
from cop.notify.following import followers, take_part
from cop.notify.models import Because
from cop.people.models import Organisation, OrganisationKind, Person
from cop.practices.models import Practice

TAKEN_FROM = {
    "practice": (LinkKind.REPLICATES, "replicated"),
    "solution": (LinkKind.APPLIES, "applied"),
}
"""What a practice can come after, by kind: how the two are linked, and what is told of it."""


def describe(
    by: Person,
    facts: dict[str, Any],
    *,
    language: str = "nl",
    origin: Contribution | None = None,
    after: Contribution | None = None,
    **rest: Any,
) -> Practice:
    """Describe a practice that documents `origin` and takes over or applies `after`.

    `facts` are its columns, `rest` is what `contributions.actions.post` takes. The authors and
    followers of both are told.
    """
    when = (rest.get("at") or clock.now()).date()
    practice = Practice(**_of(by, facts), language=language, review_on=next_year(when))
    posted = spine.post(practice, by=by, **rest)
    if posted is not practice:
        return posted  # the same form, sent again
    take_part(by, practice, Because.WRITTEN)
    tell_written(practice, by=by)
    if origin is not None:
        connect(origin, practice, LinkKind.DOCUMENTED_AS, by=by)
        tell([origin.author_id, *followers(origin)], "documented", practice, by=by)
    if after is not None:
        kind, news = TAKEN_FROM[after.kind]
        connect(practice, after, kind, by=by)
        tell([after.author_id, *followers(after)], news, practice, by=by)
    return practice


def revise(practice: Practice, *, by: Person, facts: dict[str, Any], **rest: Any) -> None:
    """Save what changed; `rest` is what `contributions.actions.revise` takes."""
    named = spine.revise(practice, by=by, **facts, **rest)
    tell(named, "mentioned", practice, by=by)


def review(practice: Practice, *, by: Person) -> None:
    """Say that it is still right; it is asked again in a year."""
    practice.reviewed_at = clock.now()
    practice.review_on = next_year(clock.today())
    take_part(by, practice, Because.WRITTEN)
    db.session.flush()


def next_year(day: date) -> date:
    """The same day a year later; 28 February for a leap day."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def _of(by: Person, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts, with the author's own municipality unless another is given."""
    if "municipality_id" in facts:
        return facts
    own = db.session.get(Organisation, by.organisation_id) if by.organisation_id else None
    municipal = own is not None and own.kind == OrganisationKind.MUNICIPALITY
    return {**facts, "municipality_id": by.organisation_id if municipal else None}
