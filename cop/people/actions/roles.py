# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What administrators decide about an account: role, organisation, shutting out and back in."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from cop import clock
from cop.db import db
from cop.errors import Refused
from cop.people import audit, session
from cop.people.models import Organisation, Person, Role
from cop.people.queries import taking_part


def give_role(person: Person, role: Role, *, by: Person) -> None:
    """Change what somebody may do; there is always an administrator left."""
    if person.role == role:
        return
    _keep_an_administrator(person)
    audit.note("role_changed", by=by, person=person, before=person.role.value, after=role.value)
    person.role = role


def move(person: Person, organisation: Organisation | None, *, by: Person) -> None:
    """Say for which organisation somebody works; what was written before keeps the old one."""
    wanted = organisation.id if organisation else None
    if person.organisation_id != wanted:
        person.organisation_id = wanted
        name = organisation.name if organisation else ""
        audit.note("organisation_changed", by=by, person=person, organisation=name)


def disable(person: Person, reason: str, *, by: Person) -> None:
    """Shut an account out at once, in every browser."""
    if person.id == by.id:
        raise Refused(_("You cannot shut yourself out."))
    _keep_an_administrator(person)
    person.disabled_at = clock.now()
    session.end_sessions(person)
    audit.note("disabled", by=by, person=person, reason=reason)


def enable(person: Person, *, by: Person) -> None:
    """Let an account in again, with the role it had."""
    person.disabled_at = None
    audit.note("enabled", by=by, person=person)


def _keep_an_administrator(person: Person) -> None:
    others = taking_part().where(Person.role == Role.ADMINISTRATOR, Person.id != person.id)
    count = select(func.count()).select_from(others.with_only_columns(Person.id).subquery())
    if person.administers and not db.session.scalar(count):
        raise Refused(_("This is the last administrator; name another one first."))
