# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A mail box at a provider that is looked into: unread mails, marked as read once they are kept."""

import imaplib
import logging
import re
import ssl

from cop.mail.incoming import LARGEST
from cop.mailbox.ways_in import Handed, hand_over
from cop.settings import Settings

log = logging.getLogger(__name__)
MOST = 50
"""Mails of one look."""
TIMEOUT = 30
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def look(settings: Settings) -> int:
    """Take the unread mails of the box; answers how many were kept."""
    if not settings.imap_host:
        return 0
    box = _opened(settings)
    try:
        box.login(settings.imap_user, settings.imap_password)
        box.select(_quoted(settings.imap_folder))
        _said, [found] = box.uid("SEARCH", "UNSEEN")
        numbers = (found or b"").split()[:MOST]
        return sum(_take(box, number.decode(), settings) for number in numbers)
    finally:
        _leave(box)


def _take(box: imaplib.IMAP4, number: str, settings: Settings) -> bool:
    """Keep one mail, and only then mark it as read; what cannot be kept now waits there."""
    raw = _fetched(box, number)
    if raw is None:
        log.warning("a mail in the box is too large", extra={"number": number})
    elif hand_over(raw, settings) is Handed.LATER:
        return False
    box.uid("STORE", number, "+FLAGS", r"(\Seen)")
    return raw is not None


def _fetched(box: imaplib.IMAP4, number: str) -> bytes | None:
    """The bytes of a mail, without marking it; nothing when it is larger than any we take."""
    _said, told = box.uid("FETCH", number, "(RFC822.SIZE)")
    lines = b" ".join(line for line in told if isinstance(line, bytes))
    size = _SIZE.search(lines)
    if size and int(size[1]) > LARGEST:
        return None
    _said, parts = box.uid("FETCH", number, "(BODY.PEEK[])")
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")


def _opened(settings: Settings) -> imaplib.IMAP4:
    host, port = settings.imap_host, settings.imap_port
    tls = ssl.create_default_context()
    if settings.imap_tls == "tls":
        return imaplib.IMAP4_SSL(host, port, ssl_context=tls, timeout=TIMEOUT)
    box = imaplib.IMAP4(host, port, timeout=TIMEOUT)
    if settings.imap_tls == "starttls":
        box.starttls(tls)
    return box


def _leave(box: imaplib.IMAP4) -> None:
    try:
        box.logout()
    except (imaplib.IMAP4.error, OSError):
        log.debug("the mail box was gone already")


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
