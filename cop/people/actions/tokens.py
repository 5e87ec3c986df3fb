# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Links that work once: random, kept as a hash, bound to an address and a purpose."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select, update

from cop import clock
from cop.db import db
from cop.errors import Refused
from cop.people.credentials import Token, TokenKind


class Spent(Refused):
    """A link of this kind does not work any more; its page says how to go on."""

    def __init__(self, kind: TokenKind) -> None:
        super().__init__(
            _("This link does not work any more: it was used, replaced by a newer one, or too old.")
        )
        self.kind = kind


LASTS = {
    TokenKind.CONFIRM: timedelta(hours=24),
    TokenKind.RESET: timedelta(minutes=30),
    TokenKind.INVITE: timedelta(days=7),
    TokenKind.ADDRESS: timedelta(hours=24),
}


def hand_out(kind: TokenKind, email: str, **bound_to: Any) -> str:
    """Make the one link of its kind that works for the address; earlier ones end."""
    revoke(email, kind)
    secret = secrets.token_urlsafe(32)
    now = clock.now()
    db.session.add(
        Token(
            kind=kind,
            token_hash=hash_of(secret),
            email=email,
            created_at=now,
            expires_at=now + LASTS[kind],
            **bound_to,
        )
    )
    db.session.flush()
    return secret


def find(kind: TokenKind, secret: str) -> Token:
    """The link, unused and in time; otherwise Spent."""
    token = db.session.scalar(
        select(Token).where(
            Token.kind == kind,
            Token.token_hash == hash_of(secret),
            Token.used_at.is_(None),
            Token.expires_at > clock.now(),
        )
    )
    if token is None:
        raise Spent(kind)
    return token


def use(kind: TokenKind, secret: str) -> Token:
    """Use the link up; of any number who do so at the same time one succeeds."""
    token = find(kind, secret)
    used = db.session.scalar(
        update(Token)
        .where(Token.id == token.id, Token.used_at.is_(None))
        .values(used_at=clock.now())
        .returning(Token.id)
        .execution_options(synchronize_session=False)
    )
    if used is None:
        raise Spent(kind)
    return token


def revoke(email: str, *kinds: TokenKind) -> None:
    """End the links of these kinds that were sent to the address."""
    db.session.execute(
        update(Token)
        .where(Token.email == email, Token.kind.in_(kinds), Token.used_at.is_(None))
        .values(used_at=clock.now())
        .execution_options(synchronize_session=False)
    )


def hash_of(secret: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
