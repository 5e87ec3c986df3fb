# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Asking for information about an entry: stored, mailed to its contact, answered or not."""

from datetime import timedelta

from sqlalchemy import ColumnElement, func, select

from cop import clock
from cop.db import db
from cop.errors import TooMany
from cop.library import letters
from cop.library.models import InformationRequest, Reason, Solution
from cop.people.models import Person

PER_HOUR = 5
"""How many requests one address may send within an hour."""
PER_ENTRY = 30
"""How many requests one entry takes within an hour."""


def ask(
    solution: Solution,
    *,
    name: str,
    email: str,
    text: str,
    organisation: str = "",
    reason: Reason = Reason.INFORMATION,
    by: Person | None = None,
    key: str = "",
    locale: str = "nl",
) -> InformationRequest:
    """Store a request and mail it to the contact, with a copy for who asks.

    The same form sent again leads to what it made before. Raises TooMany when an address, or all
    together for one entry, ask too often.
    """
    earlier = select(InformationRequest).where(InformationRequest.submission_key == key)
    if key and (made := db.session.scalar(earlier)):
        return made
    _spare(InformationRequest.email == email, PER_HOUR)
    _spare(InformationRequest.solution_id == solution.id, PER_ENTRY)
    request = InformationRequest(
        solution_id=solution.id,
        reason=reason,
        person_id=by.id if by else None,
        name=name,
        email=email,
        organisation=organisation,
        text=text,
        submission_key=key or None,
    )
    db.session.add(request)
    db.session.flush()
    letters.send(solution, request, locale)
    return request


def answered(request: InformationRequest, *, by: Person) -> None:
    """Note that somebody answered the asker."""
    if request.answered_at is None:
        request.answered_at, request.answered_by_id = clock.now(), by.id


def unanswered(request: InformationRequest) -> None:
    """Take it back: it still waits for an answer."""
    request.answered_at, request.answered_by_id = None, None


def _spare(whose: ColumnElement[bool], most: int) -> None:
    recent = select(func.count()).where(
        whose, InformationRequest.created_at > clock.now() - timedelta(hours=1)
    )
    if (db.session.scalar(recent) or 0) >= most:
        raise TooMany(3600)
