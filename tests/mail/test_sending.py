# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker sends what was queued: to the instance's folder, or to the server of the settings."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cop import clock, worker
from cop.app import create_app
from cop.db import db, writing
from cop.mail.outbox import OutboxMail, queue
from cop.mail.transport import FolderTransport, SmtpTransport, chosen
from cop.people.models import Person
from cop.search.models import Heartbeat
from cop.settings import Settings
from tests import make


def test_a_round_of_the_worker_sends_what_was_committed(app: Flask, settings: Settings) -> None:
    queue(db.session, "Ana <ana@voorbeeldstad.example>", "Welkom", "Dag", reason="r", language="nl")
    db.session.commit()

    worker.round_of_work()
    worker.round_of_work()

    [letter] = FolderTransport(settings.mail_dir).letters()
    assert (letter.recipient, letter.subject) == ("Ana <ana@voorbeeldstad.example>", "Welkom")
    assert letter.sender == f"{settings.site_name} <{settings.mail_from}>"
    assert db.session.scalars(db.select(OutboxMail.sent_at)).one() is not None


def test_the_settings_choose_where_mail_goes(settings: Settings) -> None:
    assert chosen(settings) == FolderTransport(settings.mail_dir)
    assert chosen(replace(settings, smtp_host="mail.example", smtp_tls="tls")) == SmtpTransport(
        host="mail.example", port=587, security="tls"
    )


@pytest.fixture
def hanging(app: Flask, settings: Settings, ana: Person) -> Iterator[None]:
    """A worker beside a mail server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        site = create_app(replace(settings, smtp_host="127.0.0.1", smtp_port=port))
        stop = threading.Event()
        work = threading.Thread(target=worker.run, args=(site, stop))
        work.start()
        yield
        db.session.rollback()  # the worker may need the lock to end
        stop.set()
    work.join()
    with site.app_context():
        db.engine.dispose()


def within(seconds: float, holds: Callable[[], Any]) -> bool:
    """Whether it becomes true in this time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        held = bool(holds())
        db.session.rollback()
        if held:
            return True
        time.sleep(0.1)
    return False


def test_a_mail_server_that_hangs_keeps_nobody_from_being_found(
    hanging: None, visitor: FlaskClient, ana: Person
) -> None:
    db.session.rollback()
    writing.set(True)  # beside the worker, a transaction that writes takes the lock at once
    queue(db.session, "ana@voorbeeldstad.example", "Welkom", "Dag", reason="r", language="nl")
    db.session.commit()
    assert within(10, lambda: db.session.scalars(db.select(OutboxMail.leased_until)).one())

    make.question(ana, "Who knows of beavers in town?")
    asked = clock.now()

    assert within(10, lambda: "beavers" in visitor.get("/search?q=beavers").text.split("<main")[1])
    beat = db.select(Heartbeat.at).where(Heartbeat.name == "worker")
    assert within(10, lambda: db.session.scalars(beat).one() > asked)
    assert db.session.scalars(db.select(OutboxMail.leased_until)).one(), "the mail still hangs"
