# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail reaches a folder or a server, or we are told why not."""

import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from cop.mail.message import build
from cop.mail.transport import (
    Deferred,
    FolderTransport,
    Rejected,
    SmtpTransport,
    Unreachable,
    trust,
)
from tests.mail.conftest import Sink, free_port

SENDER = "Community <noreply@voorbeeldstad.example>"
TO = "ana@voorbeeldstad.example"

OPENSSL = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
    "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
)

Start = Callable[[], tuple[Sink, int]]


def mail(subject: str = "Één", html: str | None = None) -> bytes:
    return build(SENDER, TO, subject, "Dag Ana", html, message_id="<a@voorbeeldstad.example>")


def test_the_folder_shows_the_newest_mail_first(tmp_path: Path) -> None:
    folder = FolderTransport(tmp_path / "mail")
    assert folder.letters() == []
    for subject in ("Één", "Twee"):
        sent = mail(subject, "<p>Dag</p>")
        folder.send(SENDER, TO, sent)

    newest, oldest = folder.letters()

    assert (newest.subject, oldest.subject) == ("Twee", "Één")
    assert (newest.sender, newest.recipient) == (SENDER, TO)
    assert (newest.text, newest.html) == ("Dag Ana\n", "<p>Dag</p>\n")
    assert folder.letter(oldest.name) == oldest
    assert folder.letters(most=1) == [newest]
    assert (folder.folder / newest.name).read_bytes() == sent


@pytest.mark.parametrize("name", ["", ".", "../secret.eml", "a.eml", "/etc/passwd", "0" * 19])
def test_only_mail_is_read_from_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.eml").write_bytes(mail())
    (tmp_path / "mail").mkdir()

    assert FolderTransport(tmp_path / "mail").letter(name) is None


def transport(port: int, timeout: float = 5, **more: str) -> SmtpTransport:
    return SmtpTransport(
        host="127.0.0.1", port=port, timeout=timeout, **{"security": "none", **more}
    )


def test_a_server_gets_the_very_bytes(smtp: Start) -> None:
    sink, port = smtp()

    transport(port).send(SENDER, f"Ana <{TO}>", mail())

    assert sink.got == [mail()]
    assert sink.to == [TO]


@pytest.mark.parametrize(("answer", "raised"), [("451 later", Deferred), ("550 unknown", Rejected)])
@pytest.mark.parametrize("step", ["recipient_answer", "data_answer"])
def test_the_answer_decides_whether_to_try_again(
    smtp: Start, step: str, answer: str, raised: type[Exception]
) -> None:
    sink, port = smtp()
    setattr(sink, step, answer)

    with pytest.raises(raised, match=answer) as refusal:
        transport(port).send(SENDER, TO, mail())

    assert not isinstance(refusal.value, Unreachable)


def test_a_server_that_is_away_hangs_or_cuts_is_unreachable(smtp: Start) -> None:
    hanging, hanging_port = smtp()
    hanging.hangs = True
    cutting, cutting_port = smtp()
    cutting.cuts = True

    for port in (free_port(), hanging_port, cutting_port):
        with pytest.raises(Unreachable):
            transport(port, timeout=0.3).send(SENDER, TO, mail())


def test_without_the_encryption_or_the_account_asked_for_nothing_is_sent(smtp: Start) -> None:
    sink, port = smtp()

    for more in ({"security": "starttls"}, {"security": "tls"}, {"user": "a", "password": "b"}):
        with pytest.raises(Unreachable):
            transport(port, **more).send(SENDER, TO, mail())

    assert sink.got == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for this machine with its key, made by nobody that is trusted."""
    path = tmp_path / "server.pem"
    subprocess.run(
        [*OPENSSL.split(), "-keyout", str(path), "-out", str(path)], check=True, capture_output=True
    )
    return path


@pytest.fixture
def secure_server(certificate: Path) -> Iterator[tuple[Sink, int]]:
    """A mail server that wants encryption first and then a password."""
    sink, tls = Sink(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    controller = Controller(
        sink,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=tls,
        require_starttls=True,
        auth_required=True,
        authenticator=lambda server, session, envelope, how, data: AuthResult(
            success=data.password == b"right", handled=False
        ),
    )
    controller.start()
    yield sink, controller.port
    controller.stop()


def test_encryption_and_password_are_used_with_a_server_we_trust(
    secure_server: tuple[Sink, int], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sink, port = secure_server
    encrypted = {"security": "starttls", "user": "cop"}
    with pytest.raises(Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
        transport(port, **encrypted, password="right").send(SENDER, TO, mail())
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    trust.cache_clear()
    with pytest.raises(Unreachable, match="535"):
        transport(port, **encrypted, password="wrong").send(SENDER, TO, mail())
    assert sink.got == []

    transport(port, **encrypted, password="right").send(SENDER, TO, mail())
    trust.cache_clear()

    assert sink.got == [mail()]
