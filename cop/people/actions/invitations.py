# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Invite somebody by address, with the organisation and the role they will have."""

from flask_babel import gettext as _

from cop import clock
from cop.db import db, release
from cop.errors import Refused
from cop.people import audit, letters, passwords
from cop.people.actions import joining, tokens
from cop.people.credentials import Token, TokenKind
from cop.people.models import Organisation, Person, Role
from cop.people.queries import by_email


def invite(
    email: str, organisation: Organisation | None, role: Role, *, by: Person, locale: str
) -> str:
    """Send an invitation that works once, for seven days; an earlier one of the address ends."""
    known = db.session.scalar(by_email(email))
    if known is not None and (known.approved_at or known.disabled_at):
        raise Refused(_("This address has an account already."))
    secret = tokens.hand_out(
        TokenKind.INVITE,
        email,
        organisation_id=organisation.id if organisation else None,
        role=role,
        created_by_id=by.id,
    )
    letters.send(
        "invitation", email, locale, path=f"/invitations/{secret}", inviter=by.name,
        organisation=organisation.name if organisation else "",
    )  # fmt: skip
    audit.note("invited", by=by, email=email, role=role.value)
    return secret


def withdraw(token: Token, *, by: Person) -> None:
    """End an invitation that was not accepted."""
    tokens.revoke(token.email, TokenKind.INVITE)
    audit.note("invitation_withdrawn", by=by, email=token.email)


def accept(secret: str, name: str, password: str, *, locale: str) -> Person:
    """Use the invitation up: the account is made, with the role and organisation it names."""
    tokens.find(TokenKind.INVITE, secret)
    release()
    kept = passwords.hashed(password)
    token = tokens.use(TokenKind.INVITE, secret)
    person = db.session.scalar(by_email(token.email))
    if person is not None and (person.approved_at or person.disabled_at):
        raise Refused(_("This address has an account already."))
    inviter = db.session.get(Person, token.created_by_id or 0)
    role = token.role or Role.MEMBER
    if inviter is not None and not inviter.may_hand_on(role):
        raise Refused(_("Who invited you may no longer do so. Ask an organiser for another."))
    if person is None:
        person = Person(email=token.email, locale=locale)
        db.session.add(person)
    person.name, person.password_hash, person.confirmed_at = name, kept, clock.now()
    person.role = role
    db.session.flush()
    tokens.revoke(token.email, TokenKind.CONFIRM)
    joining.let_in(person, db.session.get(Organisation, token.organisation_id or 0), by=inviter)
    return person
