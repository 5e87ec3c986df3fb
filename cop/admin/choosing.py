# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The roles that the forms of those who manage offer, and the organisations written in them."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from cop.admin.forms import ROLES, WorksFor
from cop.db import db
from cop.errors import Refused
from cop.people import names
from cop.people.models import Organisation, Person, Role
from cop.people.policy import may_give
from cop.people.queries import organisation_of
from cop.web.forms import choices


def roles_of(person: Person) -> list[Any]:
    """The roles this person may give."""
    return choices({role: label for role, label in ROLES.items() if may_give(person, Role(role))})


def partner_names() -> list[str]:
    """The names of the partners, suggested while one is typed."""
    partners = select(Organisation.name).where(Organisation.partner_since.is_not(None))
    return list(db.session.scalars(partners.order_by(Organisation.name, Organisation.id)))


def recognised(field: WorksFor) -> bool:
    """Whether the organisation is known, or none was written; else the field says what is near."""
    try:
        if not field.raw_data:
            raise Refused(str(_("Write the name of an organisation, or leave the field empty.")))
        known = names.Names(names.organisations()) if field.data else None
        field.organisation_id = known.find(field.data).id if known else None
    except Refused as refusal:
        field.errors = [*field.errors, refusal.reason]
        return False
    return True


def organisation_in(form: Any) -> Organisation | None:
    """The organisation that was recognised in a form."""
    chosen = form.organisation.organisation_id
    return db.session.get(Organisation, chosen) if chosen else None


def written(organisation_id: int | None) -> str:
    """The name by which the field finds an organisation again."""
    if organisation_id is None:
        return ""
    known = names.organisations()
    return names.Names(known).written(next(each for each in known if each.id == organisation_id))


def likely_organisation(person: Person) -> str:
    """The organisation of the address, or the one of the name that was given; empty if unknown."""
    owner = db.session.scalar(organisation_of(person.email))
    if owner is not None:
        return written(owner.id)
    known = names.Names(names.organisations())
    asked = person.asked_organisation.strip()
    for name in (asked, asked.lower().removeprefix("gemeente ")):
        try:
            return known.written(known.find(name))
        except Refused:
            continue
    return ""
