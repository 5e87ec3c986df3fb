# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forget what people said of themselves once the meeting is over."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from cop import clock
from cop.attending import queries
from cop.attending.models import GuestLink
from cop.db import db
from cop.meetings.registrations import Registration

REMARKS_KEPT = timedelta(days=30)
"""How long after a meeting what people remarked (diet, access) is kept."""
UNCONFIRMED = timedelta(days=7)
"""How long the name and address are kept of a guest who never pressed the button."""


def forget() -> None:
    """Erase remarks of meetings long over, links that expired, and guests who never confirmed."""
    now = clock.now()
    long_over = Registration.meeting_id.in_(queries.over(now - REMARKS_KEPT))
    never = select(Registration.id).where(
        Registration.person_id.is_(None),
        Registration.confirmed_at.is_(None),
        Registration.attended_at.is_(None),
        Registration.created_at < now - UNCONFIRMED,
    )
    for forgotten in (
        update(Registration).where(long_over, Registration.remark != "").values(remark=""),
        delete(GuestLink).where(GuestLink.expires_at < now),
        delete(GuestLink).where(GuestLink.registration_id.in_(never)),
        delete(Registration).where(Registration.id.in_(never)),
    ):
        db.session.execute(forgotten.execution_options(synchronize_session=False))
