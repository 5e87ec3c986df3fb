# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A person's own account: password, address, language."""

from cop.db import db, release
from cop.people import audit, letters, passwords, session
from cop.people.actions import tokens
from cop.people.credentials import TokenKind
from cop.people.models import Person
from cop.people.queries import by_email


def ask_reset(email: str, locale: str) -> None:
    """Send a link to choose a new password; an unknown address reads that it has no account."""
    person = db.session.scalar(by_email(email))
    if person is None or person.confirmed_at is None or person.disabled_at is not None:
        letters.send("unknown", email, locale, path="/join")
        return
    secret = tokens.hand_out(TokenKind.RESET, email, person_id=person.id)
    letters.send_to(person, "reset", path=f"/password/reset/{secret}")
    audit.note("reset_asked", person=person)


def reset(secret: str, password: str) -> Person:
    """Use the link up, set the password and end every session."""
    tokens.find(TokenKind.RESET, secret)
    release()
    kept = passwords.hashed(password)
    token = tokens.use(TokenKind.RESET, secret)
    person = db.session.get_one(Person, token.person_id)
    if person.disabled_at is not None or person.email != token.email:
        raise tokens.Spent(TokenKind.RESET)
    _keep_password(person, kept, but=None)
    return person


def change_password(person: Person, current: str, new: str, *, session_id: int | None) -> bool:
    """Set another password and end all other sessions; False when the current one is wrong."""
    known = person.password_hash
    release()
    if not passwords.verified(known, current):
        _note_wrong(person)
        return False
    kept = passwords.hashed(new)
    _keep_password(person, kept, but=session_id)
    return True


def ask_new_address(person: Person, email: str, password: str) -> bool:
    """Send a link to the new address that will make it this person's; False: wrong password."""
    known = person.password_hash
    release()
    if not passwords.verified(known, password):
        _note_wrong(person)
        return False
    if db.session.scalar(by_email(email)) is not None:
        letters.send("known", email, person.locale, path="/sign-in", name="")
    else:
        secret = tokens.hand_out(TokenKind.ADDRESS, email, person_id=person.id)
        letters.send("address", email, person.locale, path=f"/settings/address/{secret}",
                     name=person.name)  # fmt: skip
    audit.note("address_change_asked", by=person, person=person)
    return True


def confirm_new_address(secret: str) -> Person:
    """Use the link up: the address is the person's from now on, and the old one is told."""
    token = tokens.use(TokenKind.ADDRESS, secret)
    person = db.session.get_one(Person, token.person_id)
    if person.disabled_at is not None or db.session.scalar(by_email(token.email)) is not None:
        raise tokens.Spent(TokenKind.ADDRESS)
    old = person.email
    tokens.revoke(old, TokenKind.RESET)
    person.email = token.email
    db.session.flush()
    letters.send("address_changed", old, person.locale, name=person.name)
    audit.note("address_changed", by=person, person=person)
    return person


def _note_wrong(person: Person) -> None:
    audit.note("password_wrong", by=person, person=person)
    db.session.commit()  # the answer will be a refusal, which rolls back: this line must stay


def _keep_password(person: Person, kept: str, *, but: int | None) -> None:
    person.password_hash = kept
    tokens.revoke(person.email, TokenKind.RESET)
    session.end_sessions(person, but=but)
    letters.send_to(person, "password_changed", path="/password/reset")
    audit.note("password_changed", by=person, person=person)
