# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody is typing, kept until it is posted or thrown away.

A draft belongs to the address of its form and to the key of that one form: the same form open in
two windows has two drafts, and posting one leaves the other alone.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from cop import clock
from cop.contributions import draft_queries as queries
from cop.contributions.models import Draft
from cop.contributions.prepared import run
from cop.db import db
from cop.people.models import Person

Fields: TypeAlias = Mapping[str, Sequence[str]]
MOST = 400_000
"""Characters of one draft: more than the longest form of this site may hold."""
NOT_TYPED = {"key", "version", "csrf_token", "group_id", "language"}
"""Fields that a form brings along; two texts are the same whatever stands in these."""


def fits(fields: Fields) -> bool:
    """Whether it is short enough to be kept."""
    return sum(len(value) for values in fields.values() for value in values) <= MOST


def keep(person: Person, address: str, fields: Fields) -> Draft:
    """Keep what is being typed in a form; the newest replaces the one before of that form."""
    key, there = key_of(fields), _at(person, address)
    draft = next((each for each in there if not key or key_of(each.fields) in ("", key)), None)
    if draft is None:
        taken = any(each.address == address for each in there)
        draft = Draft(person_id=person.id, address=f"{address}#{key}" if taken else address)
        db.session.add(draft)
    draft.fields, draft.saved_at = dict(fields), clock.now()
    db.session.flush()
    return draft


def begun(person: Person, address: str, chosen: str = "") -> Draft | None:
    """What was being typed at an address: the draft of a number, or the newest without one."""
    there = _at(person, address)
    return next((each for each in there if chosen in ("", str(each.id))), None)


def discard(person: Person, address: str, chosen: str = "") -> None:
    """Throw away what was typed at an address."""
    if draft := begun(person, address, chosen):
        db.session.delete(draft)


def posted(person: Person, address: str, fields: Fields) -> None:
    """Throw away what has been posted now; other text that was typed meanwhile stays."""
    key, text = key_of(fields), _text(fields)
    for draft in db.session.scalars(queries.of_form(person, address, key)):
        if key_of(draft.fields) in ("", key) or _text(draft.fields) == text:
            db.session.delete(draft)
    db.session.flush()


def key_of(fields: Fields) -> str:
    """The key of the form in which it was typed."""
    return str(next(iter(fields.get("key") or ()), ""))[:64]


def _at(person: Person, address: str) -> Sequence[Draft]:
    found = run(queries.at_address, None, person_id=person.id, address=address)
    return found.scalars().all()


def _text(fields: Fields) -> dict[str, list[str]]:
    """What somebody typed or chose, however a browser ends its lines."""
    typed = {
        name: [str(value).replace("\r\n", "\n").strip() for value in values]
        for name, values in fields.items()
        if name not in NOT_TYPED
    }
    return {name: values for name, values in typed.items() if any(values)}
