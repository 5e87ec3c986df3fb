# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Three ways in: a mail server of our own, a pipe, and a mail box that is looked into."""

import os
import smtplib
import socket
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

from cop.db import db
from cop.mail.incoming import LARGEST
from cop.mail.reply_address import address_for
from cop.mailbox import imap
from cop.mailbox.listening import listening
from cop.mailbox.models import ArrivedMail
from cop.questions.models import Answer
from tests import make
from tests.mail.conftest import free_port
from tests.mailbox.conftest import letter
from tests.mailbox.test_replying import LONG, number_of

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "cop", "mail-in"]


@pytest.fixture
def reply(taking, ana, bea):
    """A reply that waits to be handed over, and to whom."""
    to = address_for(bea.id, make.question(ana).id, settings=taking)
    db.session.commit()
    return letter(bea.email, to, LONG), to


@pytest.mark.parametrize(("kind", "smtp"), [(smtplib.LMTP, False), (smtplib.SMTP, True)])
def test_a_relay_hands_mail_over(app, reply, kind, smtp):
    mail, to = reply
    port = free_port()

    with listening(app, "127.0.0.1", port, smtp=smtp), kind("127.0.0.1", port) as relay:
        assert relay.sendmail("bea@anderdorp.example", [to], mail.as_bytes()) == {}
        db.session.rollback()
        assert number_of(Answer) == 1
        relay.sendmail("bea@anderdorp.example", [to], mail.as_bytes())

    db.session.rollback()
    assert number_of(Answer) == 1


def test_an_unknown_address_is_refused_before_the_mail_is_sent(app, reply):
    port = free_port()

    with listening(app, "127.0.0.1", port), smtplib.LMTP("127.0.0.1", port) as relay:
        relay.ehlo()
        relay.mail("bea@anderdorp.example")
        assert relay.rcpt("nobody@post.cop.example")[0] == 550
        assert relay.rcpt(reply[1])[0] == 250
        assert relay.rcpt(reply[1])[0] == 452


def test_a_mail_that_is_too_large_is_refused(app, reply):
    port = free_port()

    with listening(app, "127.0.0.1", port), smtplib.LMTP("127.0.0.1", port) as relay:
        relay.ehlo()
        assert relay.mail("bea@anderdorp.example", [f"size={LARGEST + 1}"])[0] == 552


def test_while_the_database_takes_nothing_the_relay_keeps_the_mail(app, reply):
    mail, to = reply
    port = free_port()
    db.session.execute(text("ALTER TABLE arrived_mail RENAME TO away"))
    db.session.commit()
    try:
        with listening(app, "127.0.0.1", port), smtplib.LMTP("127.0.0.1", port) as relay:
            with pytest.raises(smtplib.SMTPDataError) as refused:
                relay.sendmail("bea@anderdorp.example", [to], mail.as_bytes())
            assert refused.value.smtp_code == 451
    finally:
        db.session.execute(text("ALTER TABLE away RENAME TO arrived_mail"))
        db.session.commit()

    assert number_of(Answer) == 0


@pytest.fixture
def program(taking, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of a program of its own that works on the database of this test."""
    db.session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    head = ScriptDirectory(str(ROOT / "migrations")).get_current_head()
    db.session.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
    db.session.commit()
    yield {
        "PATH": os.environ["PATH"], "COP_ENV": "development", "COP_LOCALE": "en",
        "COP_DATABASE_URL": taking.database_url, "COP_INSTANCE_DIR": str(tmp_path),
        "COP_SECRET_KEY": taking.secret_key, "COP_MAIL_IN_DOMAIN": taking.mail_in_domain,
        "COP_MAIL_IN_RELAY": taking.mail_in_relay,
    }  # fmt: skip
    db.session.rollback()
    db.session.execute(text("DROP TABLE alembic_version"))
    db.session.commit()


def piped(raw, *recipients, environment):
    """What `cop mail-in` ends with for a mail on its standard input."""
    return subprocess.run(
        [*COMMAND, *recipients], cwd=ROOT, env=environment, input=raw, capture_output=True,
        check=False, timeout=60,
    ).returncode  # fmt: skip


def test_a_pipe_hands_mail_over_and_ends_as_mail_servers_understand(program, reply):
    mail, to = reply
    raw = mail.as_bytes()

    assert piped(raw, "nobody@post.cop.example", environment=program) == os.EX_NOUSER
    assert piped(raw, to, environment=program) == os.EX_OK
    assert piped(raw, environment=program) == os.EX_OK
    db.session.rollback()
    assert number_of(Answer) == 1
    away = program | {"COP_DATABASE_URL": "sqlite:////nowhere/cop.db"}
    assert piped(raw, to, environment=away) == os.EX_TEMPFAIL


def test_the_command_listens_until_it_is_told_to_stop(program, reply):
    mail, to = reply
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "--listen", f"127.0.0.1:{port}"], cwd=ROOT, env=program,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        assert "Taking mail" in process.stdout.readline()
        with smtplib.LMTP("127.0.0.1", port) as relay:
            relay.sendmail("bea@voorbeeldstad.example", [to], mail.as_bytes())
        process.terminate()
        assert process.wait(20) == 0

    db.session.rollback()
    assert number_of(Answer) == 1


class Box(socketserver.StreamRequestHandler):
    """A mail box that speaks the few commands of IMAP that are used."""

    def handle(self) -> None:
        self.say("* OK ready")
        for line in self.rfile:
            tag, command, *rest = line.decode().strip().split(" ")
            answer = getattr(self, f"on_{command.lower()}", self.on_others)(rest)
            self.say(f"{tag} {answer}")
            if command.upper() == "LOGOUT":
                return

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")

    def on_capability(self, _rest: list[str]) -> str:
        self.say("* CAPABILITY IMAP4rev1")
        return "OK done"

    def on_login(self, rest: list[str]) -> str:
        return "OK in" if rest == ["bea", '"secret"'] else "NO who are you"

    def on_select(self, rest: list[str]) -> str:
        self.server.folder = rest[0]
        self.say(f"* {len(self.server.mails)} EXISTS")
        return "OK selected"

    def on_uid(self, rest: list[str]) -> str:
        return getattr(self, f"uid_{rest[0].lower()}")(rest[1:])

    def uid_search(self, _rest: list[str]) -> str:
        unread = [str(n) for n in self.server.mails if n not in self.server.seen]
        self.say(f"* SEARCH {' '.join(unread)}".rstrip())
        return "OK done"

    def uid_fetch(self, rest: list[str]) -> str:
        raw = self.server.mails[int(rest[0])]
        if "SIZE" in rest[1]:
            self.say(f"* {rest[0]} FETCH (UID {rest[0]} RFC822.SIZE {len(raw)})")
        else:
            self.say(f"* {rest[0]} FETCH (UID {rest[0]} BODY[] {{{len(raw)}}}")
            self.wfile.write(raw + b")\r\n")
        return "OK done"

    def uid_store(self, rest: list[str]) -> str:
        self.server.seen.add(int(rest[0]))
        return "OK done"

    def on_logout(self, _rest: list[str]) -> str:
        self.say("* BYE")
        return "OK bye"

    def on_others(self, _rest: list[str]) -> str:
        return "BAD what"


@pytest.fixture
def box() -> Iterator[socketserver.ThreadingTCPServer]:
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Box)
    server.daemon_threads = True
    server.mails, server.seen, server.folder = {}, set(), ""
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_mail_box_is_emptied_of_what_is_unread(taking, reply, box):
    mail, _to = reply
    box.mails = {7: mail.as_bytes(), 9: b"From: x@y.example\r\nTo: z@y.example\r\n\r\nHello\r\n"}
    ours = replace(
        taking, imap_host="127.0.0.1", imap_port=box.server_address[1], imap_user="bea",
        imap_password="secret", imap_tls="none",
    )  # fmt: skip

    assert imap.look(ours) == 2
    assert (box.seen, box.folder) == ({7, 9}, '"INBOX"')
    assert number_of(Answer) == 1
    assert imap.look(ours) == 0


def test_what_could_not_be_kept_stays_unread(taking, reply, box):
    box.mails = {7: reply[0].as_bytes()}
    ours = replace(
        taking, imap_host="127.0.0.1", imap_port=box.server_address[1], imap_user="bea",
        imap_password="secret", imap_tls="none",
    )  # fmt: skip
    db.session.execute(text("ALTER TABLE arrived_mail RENAME TO away"))
    db.session.commit()
    try:
        assert imap.look(ours) == 0
        assert box.seen == set()
    finally:
        db.session.rollback()
        db.session.execute(text("ALTER TABLE away RENAME TO arrived_mail"))
        db.session.commit()

    assert imap.look(ours) == 1
    assert db.session.scalar(select(ArrivedMail.outcome)) == "answered"


def test_without_a_mail_box_nothing_is_looked_into(taking):
    assert imap.look(taking) == 0


def test_a_mail_box_that_is_away_is_tried_again(taking):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        ours = replace(
            taking, imap_host="127.0.0.1", imap_port=taken.getsockname()[1], imap_tls="none"
        )
        with pytest.raises(OSError, match="refused"):
            imap.look(ours)
