# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker sends what was queued: to the instance's folder, or to the server of the settings."""

from dataclasses import replace

from flask import Flask

from cop import worker
from cop.db import db
from cop.mail.outbox import OutboxMail, queue
from cop.mail.transport import FolderTransport, SmtpTransport, chosen
from cop.settings import Settings


def test_a_round_of_the_worker_sends_what_was_committed(app: Flask, settings: Settings) -> None:
    queue(db.session, "Ana <ana@voorbeeldstad.example>", "Welkom", "Dag", reason="r", language="nl")
    db.session.commit()

    worker.round_of_work()
    worker.round_of_work()

    [letter] = FolderTransport(settings.mail_dir).letters()
    assert (letter.recipient, letter.subject) == ("Ana <ana@voorbeeldstad.example>", "Welkom")
    assert letter.sender == settings.mail_from
    assert db.session.scalars(db.select(OutboxMail.sent_at)).one() is not None


def test_the_settings_choose_where_mail_goes(settings: Settings) -> None:
    assert chosen(settings) == FolderTransport(settings.mail_dir)
    assert chosen(replace(settings, smtp_host="mail.example", smtp_tls="tls")) == SmtpTransport(
        host="mail.example", port=587, security="tls"
    )
