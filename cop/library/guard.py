# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A guard against programs that fill in forms: no puzzle, only the time a person needs."""

import secrets

from flask import current_app
from itsdangerous import BadSignature, Signer

from cop import clock

SHORTEST = 3
"""Seconds between the form being handed out and being sent."""
LONGEST = 24 * 3600


def new_key() -> str:
    """One value for each form handed out: a double submit makes one row."""
    return secrets.token_hex(16)


def stamp() -> str:
    """The present second, signed, for a hidden field."""
    return _signer().sign(str(int(clock.now().timestamp()))).decode()


def known(given: str | None) -> bool:
    """Whether a stamp is ours and of the last day."""
    age = _age(given or "")
    return age is not None and age <= LONGEST


def took_time(given: str) -> bool:
    """Whether a stamp of ours is some seconds old, and at most a day."""
    age = _age(given)
    return age is not None and SHORTEST <= age <= LONGEST


def _age(given: str) -> int | None:
    try:
        began = int(_signer().unsign(given))
    except (BadSignature, ValueError):
        return None
    return int(clock.now().timestamp()) - began


def _signer() -> Signer:
    return Signer(current_app.secret_key or "", salt="library form")
