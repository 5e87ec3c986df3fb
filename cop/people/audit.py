# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The log of security events: rows are added in the transaction they are about."""

from typing import Any

from flask import g, has_request_context

from cop.db import db
from cop.people.models import AuditEvent, Person
from cop.web.limits import network


def note(
    kind: str, *, by: Person | None = None, person: Person | None = None, **details: Any
) -> None:
    """Add a line: what `by` did to which person, never secrets or texts.

    The network and the number of the request are added where there is one.
    """
    asked = has_request_context()
    db.session.add(
        AuditEvent(
            kind=kind,
            actor_id=by.id if by else None,
            person_id=person.id if person else None,
            network=network() if asked else "",
            request_id=g.get("request_id", "") if asked else "",
            details=details,
        )
    )
