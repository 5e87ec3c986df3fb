# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The mail that waits in the database: written with what it is about, sent afterwards."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from time import monotonic, sleep
from typing import Any

from sqlalchemy import JSON, Index, or_, select, update
from sqlalchemy.engine import Row
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped, Session, mapped_column, scoped_session

from cop import clock
from cop.db import Base, created, pk
from cop.errors import Refused
from cop.mail import paused
from cop.mail.message import address_of, build
from cop.mail.transport import Deferred, Rejected, Transport, Unreachable

LEASE = timedelta(minutes=15)
"""How long a batch is ours; half-way the rest of it is given back."""
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 360, 360))
"""How long to wait after each failed try; after the eighth nobody tries again by itself."""
AGAIN = (0.1, 1, 5, 15, 30)
"""Seconds after which what became of a mail is written again when the database did not take it."""
_ERASED: dict[str, Any] = {"text": "", "html": None, "calendar": ""}
PAUSED = "mail to this address came back several times, so that it gets none"

Sessions = Session | scoped_session[Any]


class OutboxMail(Base):
    """A mail to be sent, sent, or given up; its text is erased once it was sent."""

    __tablename__ = "outbox_mail"
    __table_args__ = (Index("ix_outbox_mail_due", "sent_at", "failed_at", "send_after"),)

    id: Mapped[pk]
    message_id: Mapped[str] = mapped_column(unique=True)
    recipient: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str | None]
    calendar: Mapped[str] = mapped_column(default="")
    """An iCalendar object with its method, for the reader's calendar."""
    headers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    language: Mapped[str]
    reason: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(index=True)
    about_id: Mapped[int | None]
    """The contribution that it is about, if it is about one."""
    created_at: Mapped[created]
    send_after: Mapped[datetime] = mapped_column(default=clock.now)
    attempts: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    last_error: Mapped[str | None]


def queue(
    session: Sessions,
    recipient: str,
    subject: str,
    text: str,
    *,
    reason: str,
    language: str,
    html: str | None = None,
    calendar: str = "",
    headers: Mapping[str, str] | None = None,
    person_id: int | None = None,
    about_id: int | None = None,
    message_id: str | None = None,
    send_after: datetime | None = None,
) -> OutboxMail:
    """Put a mail in the current transaction; `message_id` is the part before the "@"."""
    now = clock.now()
    mail = OutboxMail(
        message_id=message_id or secrets.token_hex(16),
        created_at=now,
        recipient=recipient,
        subject=subject,
        text=text,
        html=html,
        calendar=calendar,
        headers=dict(headers or {}),
        language=language,
        reason=reason,
        person_id=person_id,
        about_id=about_id,
        send_after=send_after or now,
    )
    session.add(mail)
    return mail


def drain(
    session: Sessions,
    transport: Transport,
    now: datetime,
    *,
    sender: str,
    batch: int = 20,
    returns: Callable[[int], str] = lambda mail_id: "",
) -> int:
    """Send what is due, each mail by one worker at a time; answers how many were sent.

    `returns` says to which address a mail comes back that cannot be delivered; without one that
    is the sender. Who does not get mail any more gets none, and the mail says so.

    Nothing is locked while the mail server is spoken to. A worker that dies leaves its mail to
    another after the lease, with the same Message-ID, so that a copy can be known as one.
    """
    lease = now + LEASE
    claimed = _claim(session, now, lease, batch)
    held = paused.among(session, [mail.recipient for mail in claimed])
    session.commit()
    sent, started = 0, monotonic()
    for position, mail in enumerate(claimed):
        if paused.holds(mail, held):
            outcome, reachable = {"failed_at": now, "last_error": PAUSED}, True
        else:
            outcome, reachable = _outcome(mail, transport, sender, now, returns(mail.id))
        rest = claimed[position + 1 :]
        goes_on = reachable and monotonic() - started < LEASE.total_seconds() / 2
        _record(session, [mail], lease, outcome, next_up=rest[:1] if goes_on else ())
        sent += "sent_at" in outcome
        if not goes_on:
            _record(session, rest, lease, {})
            break
    return sent


def _claim(session: Sessions, now: datetime, lease: datetime, batch: int) -> Sequence[Row[Any]]:
    """Take what is due for ourselves, the first of it to be tried, and end the transaction."""
    due = (
        select(OutboxMail.id)
        .where(OutboxMail.sent_at.is_(None), OutboxMail.failed_at.is_(None))
        .where(OutboxMail.send_after <= now)
        .where(or_(OutboxMail.leased_until.is_(None), OutboxMail.leased_until <= now))
        .order_by(OutboxMail.send_after, OutboxMail.id)
        .limit(batch)
        .with_for_update(skip_locked=True)  # SQLite has one writer anyway, and leaves this out.
        .cte("due")
    )
    claim = (
        update(OutboxMail)
        .where(OutboxMail.id.in_(select(due.c.id)))
        .values(leased_until=lease)
        .returning(*OutboxMail.__table__.columns)
    )
    taken = session.execute(claim, execution_options={"synchronize_session": False}).all()
    claimed = sorted(taken, key=lambda mail: (mail.send_after, mail.id))
    _try(session, claimed[:1], lease)
    session.commit()
    return claimed


def _try(session: Sessions, mails: Sequence[Row[Any]], lease: datetime) -> None:
    """Count a try of what is sent next, so that a mail that kills its worker is given up.

    The others of a batch have no part in that.
    """
    for mail in mails:
        ours = OutboxMail.id == mail.id, OutboxMail.leased_until == lease
        counted = update(OutboxMail).where(*ours).values(attempts=OutboxMail.attempts + 1)
        session.execute(counted, execution_options={"synchronize_session": False})


def _outcome(
    mail: Row[Any], transport: Transport, sender: str, now: datetime, returns: str
) -> tuple[dict[str, Any], bool]:
    """What became of one mail, and whether it makes sense to try another."""
    if mail.attempts > len(PAUSES):
        return {"failed_at": now, "last_error": "the worker ended each time it tried"}, True
    try:
        transport.send(returns or sender, mail.recipient, _message(mail, sender))
    except (Rejected, Refused, ValueError) as error:
        return {"failed_at": now, "last_error": str(error)[:500]}, True
    except Deferred as error:
        return _postponed(mail, now, str(error)), not isinstance(error, Unreachable)
    return {"sent_at": now, "last_error": None, **_ERASED}, True


def _message(mail: Row[Any], sender: str) -> bytes:
    domain = address_of(sender).rpartition("@")[2]
    return build(
        sender,
        mail.recipient,
        mail.subject,
        mail.text,
        mail.html,
        {name: _identified(name, value, domain) for name, value in mail.headers.items()},
        message_id=f"<{mail.message_id}@{domain}>",
        date=mail.created_at,
        calendar=mail.calendar,
    )


def _identified(name: str, value: str, domain: str) -> str:
    """Complete the ids of our own mails, which are kept without the domain."""
    if name.lower() not in ("in-reply-to", "references"):
        return value
    return " ".join(part if "@" in part else f"<{part}@{domain}>" for part in value.split())


def _postponed(mail: Row[Any], now: datetime, error: str) -> dict[str, Any]:
    if mail.attempts == len(PAUSES):
        return {"failed_at": now, "last_error": error}
    return {"send_after": now + PAUSES[mail.attempts], "last_error": error}


def _record(
    session: Sessions,
    mails: Sequence[Row[Any]],
    lease: datetime,
    values: dict[str, Any],
    next_up: Sequence[Row[Any]] = (),
) -> None:
    """Write an outcome and give the mails back, unless our lease ran out and they are another's.

    With it goes the try of the next, so that each mail costs one transaction.
    A mail that was taken and is not recorded would go twice, so a busy database is asked again.
    """
    outcome = (
        update(OutboxMail)
        .where(OutboxMail.id.in_([mail.id for mail in mails]), OutboxMail.leased_until == lease)
        .values(leased_until=None, **values)
    )
    for pause in (*AGAIN, None):
        try:
            session.execute(outcome, execution_options={"synchronize_session": False})
            _try(session, next_up, lease)
            session.commit()
            return
        except OperationalError:
            session.rollback()
            if pause is None:
                raise
            sleep(pause)
