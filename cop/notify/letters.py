# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail about what somebody was told, for news that should not wait until they look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from flask import current_app
from sqlalchemy import delete

from cop import clock
from cop.contributions.models import Contribution
from cop.contributions.parts import whole_of
from cop.db import db
from cop.i18n import speaking
from cop.mail.outbox import OutboxMail
from cop.mail.reply_address import address_for
from cop.notify import choices
from cop.notify.kinds import Rhythm
from cop.notify.models import Notification
from cop.notify.news import sentence
from cop.people import letters
from cop.people.models import Person
from cop.web.urls import place_of

PATIENCE = timedelta(minutes=10)
"""How long a mail waits: who reads the news on the site meanwhile gets none."""


@dataclass(frozen=True)
class Told:
    """What the sentence of a notification is made of."""

    news: str
    title: str
    actor: str
    actor_id: int | None
    veiled: bool
    author_id: int
    reason: str = ""


def write(
    person: Person, notification: Notification, contribution: Contribution, by: Person | None
) -> None:
    """Queue the mail of a new notification, if the person wants it at once and is not away."""
    if person.away_until is not None:
        return  # it stands in the overview on their return
    if choices.rhythms(person).get(notification.kind) != Rhythm.AT_ONCE:
        return
    with speaking(person.locale):
        said = sentence(_told(notification.kind, contribution, by), person)
    headers = _headers(person, contribution)
    posting = {
        "message_id": _message_id(notification.id),
        "send_after": clock.now() + PATIENCE,
        "person_id": person.id,
        "headers": headers,
    }
    values = {"sentence": said, "news": notification.kind, "answerable": "Reply-To" in headers}
    letters.send_to(
        person,
        "notify",
        path=place_of(contribution, notification.anchor),
        posting=posting,
        **values,
    )


def withdraw(notifications: Iterable[int]) -> None:
    """Take back the mails of notifications that nobody is sending yet."""
    waiting = delete(OutboxMail).where(
        OutboxMail.message_id.in_([_message_id(id) for id in notifications]),
        OutboxMail.sent_at.is_(None),
        OutboxMail.leased_until.is_(None),
    )
    db.session.execute(waiting.execution_options(synchronize_session=False))


def _told(news: str, contribution: Contribution, by: Person | None) -> Told:
    whole = whole_of(contribution)
    return Told(
        news=news,
        title=whole.title,
        actor=by.name if by else "",
        actor_id=by.id if by else None,
        veiled=whole.veiled,
        author_id=whole.author_id,
    )


def _headers(person: Person, contribution: Contribution) -> dict[str, str]:
    """What keeps the mails about one contribution together (RFC 5322), and where answers go."""
    began = f"contribution-{whole_of(contribution).id}"
    to = address_for(person.id, contribution.id, settings=current_app.extensions["settings"])
    return {"In-Reply-To": began, "References": began} | ({"Reply-To": to} if to else {})


def _message_id(notification_id: int) -> str:
    return f"notification-{notification_id}"
