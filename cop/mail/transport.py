# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where mail goes: to a mail server, or into a folder while there is none."""

import os
import re
import secrets
import smtplib
import ssl
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Protocol

from cop.mail.message import address_of
from cop.settings import Settings

_NAME = re.compile(r"\d{19}-[0-9a-f]{8}\.eml")


class Rejected(Exception):
    """This mail will never be taken; trying again would only annoy."""


class Deferred(Exception):
    """This mail was not taken now; a later try may succeed."""


class Unreachable(Deferred):
    """No mail can be sent now: the server is away, full, or does not know us."""


class Transport(Protocol):
    """Something that takes a mail, or says why not."""

    def send(self, sender: str, recipient: str, message: bytes) -> None:
        """Hand over one mail; raises Rejected, Deferred or Unreachable."""


@dataclass(frozen=True)
class Letter:
    """A mail in the folder, as people read it."""

    name: str
    sender: str
    recipient: str
    subject: str
    date: datetime | None
    text: str
    html: str | None


@dataclass(frozen=True)
class FolderTransport:
    """Keeps each mail as a file that any mail program opens."""

    folder: Path

    def send(self, sender: str, recipient: str, message: bytes) -> None:
        """Write the mail whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=".incoming-", dir=self.folder)
        with os.fdopen(handle, "wb") as file:
            file.write(message)
            file.flush()
            os.fsync(file.fileno())
        Path(part).rename(self.folder / f"{time.time_ns():019}-{secrets.token_hex(4)}.eml")

    def letters(self, most: int = 100) -> list[Letter]:
        """The newest mails first."""
        names = sorted((path.name for path in self.folder.glob("[0-9]*.eml")), reverse=True)
        return [letter for name in names[:most] if (letter := self.letter(name))]

    def letter(self, name: str) -> Letter | None:
        """One mail by the name of its file, or nothing when there is none of that name."""
        path = self.folder / name
        if not _NAME.fullmatch(name) or not path.is_file():
            return None
        read = message_from_bytes(path.read_bytes(), policy=policy.default)
        date = read["Date"]
        return Letter(
            name=name,
            sender=str(read["From"]),
            recipient=str(read["To"]),
            subject=str(read["Subject"]),
            date=date.datetime if date else None,
            text=_part(read, "plain") or "",
            html=_part(read, "html"),
        )


@dataclass(frozen=True)
class SmtpTransport:
    """Sends by a mail server; `security` is starttls, tls, or none for a server on this machine."""

    host: str
    port: int = 587
    user: str = ""
    password: str = ""
    security: str = "starttls"
    timeout: float = 30

    def send(self, sender: str, recipient: str, message: bytes) -> None:
        """Hand the mail to the server; returns once that has taken it on."""
        try:
            with self._connected(address_of(sender).rpartition("@")[2]) as server:
                server.sendmail(address_of(sender), [address_of(recipient)], message)
        except smtplib.SMTPRecipientsRefused as error:
            _refused(*next(iter(error.recipients.values())))
        except smtplib.SMTPDataError as error:
            _refused(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(_short(error)) from error

    def greet(self, sender: str) -> None:
        """Sign in and say nothing (NOOP); raises Unreachable when mail could not be sent now."""
        try:
            with self._connected(address_of(sender).rpartition("@")[2]) as server:
                code, said = server.noop()
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(_short(error)) from error
        if code != 250:
            raise Unreachable(f"{code} {said.decode('utf-8', 'replace')}"[:500])

    def _connected(self, name: str) -> smtplib.SMTP:
        tls = trust()
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, local_hostname=name, timeout=self.timeout, context=tls
            )
        else:
            server = smtplib.SMTP(self.host, self.port, local_hostname=name, timeout=self.timeout)
        try:
            if self.security == "starttls":
                server.starttls(context=tls)
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server


def chosen(settings: Settings) -> Transport:
    """The mail server of the settings, or the instance's folder while none is set."""
    return _server(settings) if settings.smtp_host else FolderTransport(settings.mail_dir)


def greet(settings: Settings) -> None:
    """Try the mail server of the settings without sending; raises Unreachable with its reason."""
    _server(settings).greet(settings.mail_from)


def _server(settings: Settings) -> SmtpTransport:
    return SmtpTransport(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=settings.smtp_password,
        security=settings.smtp_tls,
    )


@cache
def trust() -> ssl.SSLContext:
    """The authorities of this machine, read once: that costs more than a mail."""
    return ssl.create_default_context()


def _refused(code: int, answer: bytes | str) -> None:
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    raise (Rejected if code >= 500 else Deferred)(f"{code} {said}"[:500])


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def _part(message: EmailMessage, kind: str) -> str | None:
    body = message.get_body((kind,))
    return str(body.get_content()).replace("\r\n", "\n") if body else None
