# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an operator does with people and organisations from the command line."""

from collections.abc import Sequence
from pathlib import Path

from email_validator import EmailNotValidError, validate_email
from flask import current_app
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.errors import Refused
from cop.people import audit
from cop.people.actions import organisations, tokens
from cop.people.credentials import TokenKind
from cop.people.models import Access, Group, Person, Role
from cop.people.queries import by_email
from cop.settings import Settings

MUNICIPALITIES = sorted((Path(__file__).parent / "data").glob("*-gemeenten-*.csv"))
"""The files of municipalities that come along."""


def import_organisations(paths: Sequence[Path]) -> list[str]:
    """Load the files and commit; answers the lines to print, or raises Refused."""
    outcome = organisations.load(paths)
    db.session.commit()
    return [
        *(f"added {name}" for name in outcome.added),
        *(f"changed {name}" for name in outcome.changed),
        f"{len(outcome.added)} added, {len(outcome.changed)} changed, "
        f"{outcome.unchanged} as they were.",
    ]


def create_admin(address: str) -> str:
    """Make the person of an address administrator, or invite them to be; answers what to say."""
    try:
        email = str(validate_email(address, check_deliverability=False).ascii_email).lower()
    except EmailNotValidError:
        raise Refused(f"{address} is not a mail address.") from None
    person = db.session.scalar(by_email(email))
    if person is not None and person.password_hash is not None:
        said = _promote(person)
    else:
        secret = tokens.hand_out(TokenKind.INVITE, email, role=Role.ADMINISTRATOR)
        settings: Settings = current_app.extensions["settings"]
        said = (
            "Open this page within seven days to give your name and choose a password: "
            f"{settings.base_url.rstrip('/')}/invitations/{secret}"
        )
    _begin_community()
    audit.note("administrator_made", person=person, email=email)
    db.session.commit()
    return said


def _begin_community() -> None:
    """Make the first group, which is the community itself, where there is none."""
    if db.session.scalar(select(Group.id).limit(1)) is None:
        settings: Settings = current_app.extensions["settings"]
        db.session.add(Group(name=settings.site_name, access=Access.PUBLIC))


def _promote(person: Person) -> str:
    person.role, person.disabled_at = Role.ADMINISTRATOR, None
    person.approved_at = person.approved_at or clock.now()
    person.confirmed_at = person.confirmed_at or clock.now()
    return f"{person.email} is an administrator now."
