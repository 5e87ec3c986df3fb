# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of drafts; nobody reads those of another."""

from typing import Any

from sqlalchemy import Select, String, false, func, select, type_coerce

from cop.contributions.models import Draft
from cop.db import Rows
from cop.people.models import Person


def at_address(_reader: None, person_id: Any, address: Any) -> Select[Draft]:
    """What a person was typing at this address, the newest first; each window has its own."""
    return (
        select(Draft)
        .where(Draft.person_id == person_id, _is_at(address))
        .order_by(Draft.saved_at.desc(), Draft.id.desc())
    )


def unfinished(person: Person) -> Rows:
    """What the person has not finished, the newest first, with the beginning of each text."""
    begins = [
        func.substr(func.coalesce(Draft.fields[(name, 0)].as_string(), ""), 1, 100).label(name)
        for name in ("title", "body")
    ]
    return (
        select(Draft.id, Draft.address, Draft.saved_at, *begins)
        .where(Draft.person_id == person.id)
        .order_by(Draft.saved_at.desc(), Draft.id.desc())
    )


def of_form(person: Person, address: str, key: str) -> Select[Draft]:
    """What the person was typing at this address, or elsewhere in the form with this key."""
    same_form = (Draft.fields[("key", 0)].as_string() == key) if key else false()
    return select(Draft).where(Draft.person_id == person.id, _is_at(address) | same_form)


def _is_at(address: Any) -> Any:
    """Whether it is of the form at the address; that of a second window has its key behind a #."""
    start = func.substr(Draft.address, 1, func.length(address) + 1)
    return (Draft.address == address) | (start == type_coerce(address, String).concat("#"))
