# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of minutes that were given: take in, correct, finish, drop."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from cop import clock
from cop.contributions import filing
from cop.contributions.models import Attachment
from cop.db import db
from cop.meetings.models import Report
from cop.minutes.models import MinutesImport, State
from cop.minutes.taking import Taken
from cop.people.models import Person

KEPT = timedelta(days=60)
"""How long minutes wait for somebody to look at them."""


def take_in(by: Person, taken: Taken, *, meeting_id: int | None) -> MinutesImport:
    """Keep minutes with what was found in them; nobody is told and nothing is published."""
    pictures = {part: filing.keep_for_later(each, by=by) for part, each in taken.pictures.items()}
    named = {part: {"id": file.id, "name": file.name} for part, file in pictures.items()}
    file = filing.keep_for_later(taken.original, by=by)
    minutes = MinutesImport(
        person_id=by.id,
        original_id=file.id,
        meeting_id=meeting_id,
        found={**taken.found, "pictures": named},
    )
    db.session.add(minutes)
    db.session.flush()
    return minutes


def correct(minutes: MinutesImport, found: dict[str, Any]) -> None:
    """Keep what somebody made of the things that were found."""
    minutes.found = found
    db.session.flush()


def finish(minutes: MinutesImport, report: Report) -> None:
    """The report is there: the original goes with it, and what was found is forgotten."""
    _original(minutes).contribution_id = report.id
    minutes.report_id = report.id
    _settle(minutes, State.PUBLISHED)


def drop(minutes: MinutesImport) -> None:
    """No report is made of it: what was found is forgotten and the file goes."""
    _original(minutes).removed_at = clock.now()
    _settle(minutes, State.DROPPED)


def forget() -> None:
    """Drop minutes that nobody looked at for long: names are in them."""
    old = select(MinutesImport).where(
        MinutesImport.state == State.WAITING, MinutesImport.created_at < clock.now() - KEPT
    )
    for minutes in db.session.scalars(old):
        drop(minutes)


def _settle(minutes: MinutesImport, state: State) -> None:
    minutes.state, minutes.settled_at, minutes.found = state, clock.now(), {}
    db.session.flush()


def _original(minutes: MinutesImport) -> Attachment:
    return db.session.get_one(Attachment, minutes.original_id)
