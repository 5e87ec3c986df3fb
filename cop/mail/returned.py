# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail that came back: counted for each address, which gets none after three for good."""

import re
from datetime import datetime, timedelta

from sqlalchemy import select

from cop import clock
from cop.mail.incoming import Incoming
from cop.mail.outbox import OutboxMail, Sessions
from cop.mail.paused import ReturnedAddress

TIMES = 3
"""Mails that came back for good before an address gets no more."""
FORGOTTEN = timedelta(days=60)
"""After so long without one, counting begins anew."""
_STATUS = re.compile(r"([245])\.\d{1,3}\.\d{1,3}")


def is_report(mail: Incoming) -> bool:
    """Whether a mail server tells here what became of a mail."""
    kind = mail.message.get_content_type()
    return kind == "multipart/report" or mail.header("Return-Path").replace(" ", "") == "<>"


def failed_for_good(mail: Incoming) -> str:
    """The status (5.x.x) with which a mail could not be delivered; empty while it may yet be."""
    for part in mail.message.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in part.iter_parts() if part.is_multipart() else ():
                action = str(block.get("Action", "")).strip().lower()
                status = _STATUS.search(str(block.get("Status", "")))
                if action == "failed" and status and status[1] == "5":
                    return status[0]
    return ""


def count(session: Sessions, mail_id: int, status: str) -> ReturnedAddress | None:
    """Note that a mail of the outbox came back; each counts once."""
    sent = session.get(OutboxMail, mail_id)
    said = f"came back: {status}"
    if sent is None or (sent.last_error or "").startswith("came back"):
        return None
    sent.last_error = said
    return _counted(session, sent.recipient.lower(), status, clock.now())


def works_again(session: Sessions, address: str) -> None:
    """Begin anew with an address of which somebody says that mail arrives."""
    if found := session.get(ReturnedAddress, address.lower()):
        session.delete(found)


def paused(session: Sessions, address: str) -> ReturnedAddress | None:
    """What is known of an address that gets no mail now."""
    wanted = select(ReturnedAddress).where(
        ReturnedAddress.address == address.lower(), ReturnedAddress.paused_at.is_not(None)
    )
    return session.scalar(wanted)


def _counted(session: Sessions, address: str, status: str, now: datetime) -> ReturnedAddress:
    found = session.get(ReturnedAddress, address)
    if found is None:
        found = ReturnedAddress(address=address, times=0, last_at=now, status=status)
        session.add(found)
    elif now - found.last_at > FORGOTTEN and found.paused_at is None:
        found.times = 0
    found.times, found.last_at, found.status = found.times + 1, now, status
    if found.times >= TIMES and found.paused_at is None:
        found.paused_at = now
    session.flush()
    return found
