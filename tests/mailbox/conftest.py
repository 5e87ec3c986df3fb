# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An app to which mail comes in, and mails that a relay proved to come from people."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from itertools import count

import pytest
from flask import Flask

from cop.contributions.models import Contribution
from cop.db import db
from cop.mail.reply_address import address_for
from cop.mailbox import actions
from cop.mailbox.models import ArrivedMail
from cop.people.models import Person
from cop.settings import Settings
from tests.mail.conftest import smtp

__all__ = ["smtp"]

PROOF = "mx.cop.example; spf=pass smtp.mailfrom=x; dmarc=pass (p=none) header.from={domain}"
_number = count(1)


@pytest.fixture
def taking(app: Flask, settings: Settings) -> Iterator[Settings]:
    """The settings of an app that takes mail."""
    ours = replace(
        settings,
        mail_in_domain="post.cop.example",
        mail_in_address="question@post.cop.example",
        mail_in_relay="mx.cop.example",
    )
    app.extensions["settings"] = ours
    yield ours
    app.extensions["settings"] = settings


def letter(sender: str, to: str, text: str = "", **headers: str) -> EmailMessage:
    """A mail as our relay hands it over; a header that is "" is left out."""
    mail = EmailMessage()
    given = {
        "Authentication-Results": PROOF.format(domain=sender.rpartition("@")[2]),
        "From": sender,
        "To": to,
        "Subject": "Re: How do you explain later mowing to residents?",
        "Message-ID": f"<{next(_number)}@mail.example>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in given.items():
        if value:
            mail[name] = value
    mail.set_content(text)
    return mail


@pytest.fixture
def replied(taking: Settings) -> Callable[..., ArrivedMail]:
    """Somebody's reply by mail to a contribution, received."""

    def reply(person: Person, about: Contribution, text: str, **headers: str) -> ArrivedMail:
        to = address_for(person.id, about.id, settings=taking)
        return received(letter(person.email, to, text, **headers), taking)

    return reply


def received(mail: EmailMessage, settings: Settings) -> ArrivedMail:
    """What became of a mail, committed."""
    row = actions.receive(mail.as_bytes(), settings)
    db.session.commit()
    return row
