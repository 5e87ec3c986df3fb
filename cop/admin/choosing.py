# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The choices that the forms of those who manage offer."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from cop.admin import queries
from cop.admin.forms import ROLES
from cop.db import db
from cop.people.models import Organisation, Person, Role
from cop.people.policy import may_give
from cop.people.queries import organisation_of
from cop.web.forms import choices


def every_organisation() -> list[Any]:
    """None, then every organisation with its region, partners first."""
    rows = db.session.execute(queries.organisation_choices())
    named = {row.id: f"{row.name} ({row.region or row.country})" for row in rows}
    return choices({0: _("no organisation"), **named})


def roles_of(person: Person) -> list[Any]:
    """The roles this person may give."""
    return choices({role: label for role, label in ROLES.items() if may_give(person, Role(role))})


def likely_organisation(person: Person) -> int:
    """The organisation of the address, or the one of the name that was given; 0 when unknown."""
    owner = db.session.scalar(organisation_of(person.email))
    if owner is not None:
        return owner.id
    asked = person.asked_organisation.lower().removeprefix("gemeente ").strip()
    named = select(Organisation.id).where(func.lower(Organisation.name) == asked).limit(1)
    return db.session.scalar(named) or 0
