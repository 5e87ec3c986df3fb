# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A real mail server on this machine that refuses, hangs and cuts the line when told to."""

import asyncio
import socket
import time
from collections import Counter
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HANGING = 3600.0
"""Seconds; who waits gives up before."""
ANSWERS = {
    "450 to RCPT": "450 4.2.0 later",
    "451 to DATA": "451 4.3.0 later",
    "550 to RCPT": "550 5.1.1 no such person",
    "554 to DATA": "554 5.6.0 not this",
}
STANDS_STILL = {"hangs at first": "220", "hangs at DATA": "354"}
"""Before it says which code."""
TAKES_AND_IS_SILENT = ("hangs after the mail", "cuts after the mail")
FAULTS = (
    "refuses to connect", "cuts at first", *ANSWERS, *STANDS_STILL, *TAKES_AND_IS_SILENT,
)  # fmt: skip


class Sink:
    """What it took on, and of how many mails it did not say so."""

    def __init__(self) -> None:
        self.fault = ""
        self.taken: list[bytes] = []
        self.unsaid = 0
        self.port = _free_port()
        self.open: set[asyncio.BaseTransport] = set()
        self._running: Controller | None = None

    def __enter__(self) -> "Sink":
        self._listen()
        return self

    def __exit__(self, *_: object) -> None:
        self._rest()

    def misbehave(self, fault: str) -> None:
        """Have a fault from now on, or none."""
        self.fault = fault
        if fault == "refuses to connect":
            self._rest()
        elif self._running is None:
            self._listen()

    def ids(self) -> Counter[str]:
        """How often it took a mail on, by Message-ID."""
        return Counter(str(read(each)["Message-ID"]) for each in self.taken)

    async def handle_RCPT(  # noqa: N802  (named so by aiosmtpd)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.fault.endswith("to RCPT"):
            return ANSWERS[self.fault]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  (named so by aiosmtpd)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.fault.endswith("to DATA"):
            return ANSWERS[self.fault]
        self.taken.append(bytes(envelope.content or b""))
        self.unsaid += self.fault in TAKES_AND_IS_SILENT
        if self.fault == "hangs after the mail":
            await asyncio.sleep(HANGING)
        if self.fault == "cuts after the mail" and server.transport:
            server.transport.abort()
        return "250 OK"

    def _listen(self) -> None:
        self._running = _Listening(self, hostname="127.0.0.1", port=self.port)
        self._running.start()

    def _rest(self) -> None:
        if self._running:
            self._running.loop.call_soon_threadsafe(self._hang_up)
            until = time.monotonic() + 5
            while self.open and time.monotonic() < until:
                time.sleep(0.01)
            self._running.stop()
        self._running = None

    def _hang_up(self) -> None:
        for line in self.open:
            line.abort()  # type: ignore[attr-defined]  # a line of sockets has it


class _Listening(Controller):
    def factory(self) -> SMTP:
        return _Server(self.handler)


class _Server(SMTP):
    """Stands still or cuts the line before it says what it would."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.event_handler.open.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self.transport:
            self.event_handler.open.discard(self.transport)
        super().connection_lost(error)

    async def push(self, status: str | bytes) -> None:
        sink: Sink = self.event_handler
        said = status if isinstance(status, str) else status.decode()
        if said.startswith(STANDS_STILL.get(sink.fault, "never")):
            await asyncio.sleep(HANGING)
        if sink.fault == "cuts at first" and self.transport:
            self.transport.abort()
            return
        await super().push(status)


def read(content: bytes) -> Any:
    """A mail as it was taken on."""
    return message_from_bytes(content, policy=policy.default)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
