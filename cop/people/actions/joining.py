# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ask to join, confirm the address, and be let in or refused."""

from collections.abc import Callable

from flask_babel import gettext as _

from cop import clock
from cop.db import db, release
from cop.errors import Refused
from cop.people import audit, freemail, letters, passwords
from cop.people.actions import organisations, tokens
from cop.people.credentials import TokenKind
from cop.people.models import Organisation, Person
from cop.people.queries import asking_to_join, by_email, organisation_of, organisers

CONTACT = "/help#contact"
"""Where somebody reads how to reach the organisers."""
WAITING = "/admin/people"
"""Where organisers let people in."""
TELLING: list[Callable[..., None]] = []
"""What tells people (ids) news of a kind with its address, by whom; the app says it."""
SETTLING: list[Callable[[str, str], None]] = []
"""What takes news of a kind at an address off everybody's list; the app says it."""


def ask(
    name: str, email: str, *, organisation: str, function: str, motivation: str, locale: str
) -> None:
    """Ask to join; whether the address is known is told to its mailbox alone."""
    person = db.session.scalar(by_email(email))
    if person is not None and person.confirmed_at is not None:
        _remind(person)
        return
    if person is None:
        person = Person(name=name, email=email)
        db.session.add(person)
    person.name, person.function, person.locale = name, function, locale
    person.asked_organisation, person.motivation = organisation, motivation
    db.session.flush()
    secret = tokens.hand_out(TokenKind.CONFIRM, email, person_id=person.id)
    letters.send_to(person, "confirm", path=f"/join/confirm/{secret}")
    audit.note("asked_to_join")  # names nobody: who never confirms is forgotten


def confirm(secret: str, password: str) -> Person:
    """Use the link up and set the password; who works for a partner is let in at once."""
    tokens.find(TokenKind.CONFIRM, secret)
    release()
    kept = passwords.hashed(password)
    token = tokens.use(TokenKind.CONFIRM, secret)
    person = db.session.get_one(Person, token.person_id)
    person.password_hash, person.confirmed_at = kept, clock.now()
    audit.note("confirmed", by=person, person=person)
    organisation = db.session.scalar(organisation_of(person.email))
    if organisation is not None and organisation.partner_since is not None:
        let_in(person, organisation)
    else:
        _tell_organisers(person)
    return person


def approve(
    person: Person,
    organisation: Organisation | None,
    *,
    by: Person,
    domain: str = "",
    after_all: bool = False,
) -> None:
    """Let somebody in who waits, or, with `after_all`, who was refused.

    With `domain`, the organisation is a partner whose next people of that mail domain need not
    wait; domains that give an address to anybody are left out.
    """
    _require_waiting(person, refused_too=after_all)
    let_in(person, organisation, by=by)
    if domain and organisation is not None and domain not in freemail.DOMAINS:
        organisations.open_door(organisation, domain, by=by)
    letters.send_to(person, "let_in", path="/sign-in")
    _dealt_with()


def refuse(person: Person, reason: str, *, by: Person) -> None:
    """Refuse somebody who waits, with the reason they read."""
    _require_waiting(person)
    person.refused_at, person.refused_reason = clock.now(), reason
    audit.note("refused", by=by, person=person)
    letters.send_to(person, "refused", path=CONTACT, reason=reason)
    _dealt_with()


def let_in(person: Person, organisation: Organisation | None, *, by: Person | None = None) -> None:
    """Make somebody a member, working for the organisation."""
    person.approved_at, person.refused_at, person.refused_reason = clock.now(), None, ""
    if organisation is not None:
        person.organisation_id = organisation.id
    audit.note("let_in", by=by, person=person, organisation=getattr(organisation, "name", ""))
    for tell in TELLING:
        tell([person.id], "let_in", "/help", by=by)


def _remind(person: Person) -> None:
    """Mail somebody with an account that there is one, or why the request was refused."""
    if person.refused_at is not None:
        letters.send_to(person, "refused", path=CONTACT, reason=person.refused_reason)
    else:
        letters.send_to(person, "known", path="/sign-in")


def _require_waiting(person: Person, *, refused_too: bool = False) -> None:
    if person.approved_at is not None:
        raise Refused(_("This person was let in already."))
    if person.refused_at is not None and not refused_too:
        raise Refused(_("This person was refused already."))
    if person.confirmed_at is None:
        raise Refused(_("This person has not confirmed the address yet."))


def _tell_organisers(person: Person) -> None:
    told = db.session.scalars(organisers()).all()
    for organiser in told:
        letters.send_to(organiser, "waiting", path=WAITING, asker=person)
    for tell in TELLING:
        tell([each.id for each in told], "asks_to_join", WAITING, by=person)


def _dealt_with() -> None:
    """Take the news that somebody asks off the organisers' lists once nobody does any more."""
    db.session.flush()
    if db.session.scalar(asking_to_join()) is None:
        for settle in SETTLING:
            settle("asks_to_join", WAITING)
