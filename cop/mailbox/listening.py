# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A mail server that takes mail for the site, over LMTP or SMTP, from a relay of one's own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from flask import Flask

from cop.db import db
from cop.mail.incoming import LARGEST
from cop.mailbox import addressed
from cop.mailbox.ways_in import Handed, hand_over
from cop.settings import Settings

ANSWERS = {
    Handed.TAKEN: "250 2.0.0 Taken",
    Handed.UNKNOWN: "550 5.1.1 No such address here",
    Handed.LATER: "451 4.3.0 Not now, try again",
}


class Door:
    """Takes each mail for one address of ours, and says so only once it was committed."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.settings: Settings = app.extensions["settings"]

    async def handle_RCPT(  # noqa: N802  (named so by aiosmtpd)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if not addressed.read([address], self.settings).ours:
            return ANSWERS[Handed.UNKNOWN]
        if envelope.rcpt_tos:
            # One answer after the data must speak for all of them; relays send the rest anew.
            return "452 4.5.3 One recipient at a time"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802  (as above)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        raw, to = bytes(envelope.original_content or b""), list(envelope.rcpt_tos)
        handed = await asyncio.get_running_loop().run_in_executor(None, self._take, raw, to)
        return ANSWERS[handed]

    def _take(self, raw: bytes, to: list[str]) -> Handed:
        with self.app.app_context():
            try:
                return hand_over(raw, self.settings, to)
            finally:
                db.session.remove()


class Listening(Controller):
    """aiosmtpd's thread with our door, which speaks LMTP unless SMTP is asked for."""

    def __init__(self, app: Flask, host: str, port: int, *, smtp: bool = False) -> None:
        self.protocol = SMTP if smtp else LMTP
        super().__init__(Door(app), hostname=host, port=port)

    def factory(self) -> SMTP:
        return self.protocol(self.handler, data_size_limit=LARGEST, ident="cop", hostname="cop")


@contextmanager
def listening(app: Flask, host: str, port: int, *, smtp: bool = False) -> Iterator[Listening]:
    """Take mail at an address until the end of the block."""
    controller = Listening(app, host, port, smtp=smtp)
    controller.start()
    try:
        yield controller
    finally:
        controller.stop()
