# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An outbox on a database of its own, and mail servers that behave as told."""

import asyncio
import os
import socket
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import Engine, create_engine
from sqlalchemy.schema import CreateSchema, DropSchema

from cop.mail.outbox import OutboxMail
from cop.mail.paused import ReturnedAddress

SERVER = os.environ.get("COP_TEST_DATABASE_URL", "")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with an empty outbox: a SQLite file, or a schema on the server given."""
    schema = f"mail_{uuid.uuid4().hex}"
    if SERVER:
        owner = create_engine(SERVER)
        with owner.begin() as connection:
            connection.execute(CreateSchema(schema))
        engine = create_engine(SERVER, connect_args={"options": f"-csearch_path={schema}"})
    else:
        engine = create_engine(f"sqlite:///{tmp_path / 'mail.db'}", connect_args={"timeout": 30})
    OutboxMail.metadata.create_all(engine, [OutboxMail.__table__, ReturnedAddress.__table__])  # type: ignore[list-item]
    yield engine
    engine.dispose()
    if SERVER:
        with owner.begin() as connection:
            connection.execute(DropSchema(schema, cascade=True))
        owner.dispose()


class Sink:
    """A mail server that notes what it gets and answers as told."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.to: list[str] = []
        self.senders: list[str] = []
        self.recipient_answer = "250 OK"
        self.data_answer = "250 OK"
        self.hangs = False
        self.cuts = False

    async def handle_RCPT(  # noqa: N802  (named so by aiosmtpd)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(  # noqa: N802  (named so by aiosmtpd)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.got.append(bytes(envelope.content or b""))
        self.to += envelope.rcpt_tos
        self.senders.append(envelope.mail_from or "")
        if self.hangs:
            await asyncio.sleep(1)
        if self.cuts and server.transport:
            server.transport.abort()
        return self.data_answer


def free_port() -> int:
    """A port on this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def smtp() -> Iterator[Callable[[], tuple[Sink, int]]]:
    """Start a mail server: its notes and its port."""
    running: list[Controller] = []

    def start() -> tuple[Sink, int]:
        sink = Sink()
        controller = Controller(sink, hostname="127.0.0.1", port=free_port())
        controller.start()
        running.append(controller)
        return sink, controller.port

    yield start
    for controller in running:
        controller.stop()
