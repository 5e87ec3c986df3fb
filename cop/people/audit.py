# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The log of security events: rows are added in the transaction they are about."""

from typing import Any

from cop.db import db
from cop.people.models import AuditEvent, Person


def note(
    kind: str,
    *,
    by: Person | None = None,
    person: Person | None = None,
    network: str = "",
    request_id: str = "",
    **details: Any,
) -> None:
    """Add a line: what `by` did, to which person, from which network; never secrets or texts."""
    db.session.add(
        AuditEvent(
            kind=kind,
            actor_id=by.id if by else None,
            person_id=person.id if person else None,
            network=network,
            request_id=request_id,
            details=details,
        )
    )
