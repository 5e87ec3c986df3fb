# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Read the mail that waits to be sent, as its receiver would."""

import re
from functools import cache

from sqlalchemy import select

from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.people import passwords
from cop.people.models import Person
from tests import make

PASSWORD = "vier losse woorden genoeg"


@cache
def kept() -> str:
    """The hash of PASSWORD, made once."""
    return passwords.hashed(PASSWORD)


def with_password(name: str, **fields: object) -> Person:
    """Somebody who can sign in with PASSWORD."""
    return make.person(name, **{"password_hash": kept(), **fields})


def mail_to(address: str) -> list[OutboxMail]:
    """The letters to an address, oldest first."""
    wanted = select(OutboxMail).where(OutboxMail.recipient == address).order_by(OutboxMail.id)
    return list(db.session.scalars(wanted))


def link_in(letter: OutboxMail) -> str:
    """The path of the page a letter leads to."""
    found = re.search(r"^http://localhost(/\S+)$", letter.text, re.M)
    assert found, letter.text
    assert f'href="http://localhost{found[1]}"' in (letter.html or "")
    return found[1]
