# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A mail that came in, read from its bytes without believing any of it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses
from functools import cached_property

from cop.mail import html_lines

LARGEST = 30 * 1024 * 1024
"""Bytes of a whole mail: one of the largest files that can be added, as mail writes it."""
LONGEST_HTML = 2_000_000
"""Characters of HTML that are read: what follows is no letter any more."""
DECORATION = 20 * 1024
"""Bytes of an image in the text itself, below which it is a logo under a letter."""
_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")


@dataclass(frozen=True)
class File:
    """A file that came along."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Incoming:
    """One mail; `message` is what the standard library reads of it."""

    raw: bytes
    message: EmailMessage

    @cached_property
    def message_id(self) -> str:
        """By what it is known again: its own id, or that of its bytes."""
        given = self.header("Message-ID")
        if given.startswith("<") and given.endswith(">") and 5 < len(given) <= 250:
            return given
        return f"sha256:{hashlib.sha256(self.raw).hexdigest()}"

    @cached_property
    def sender(self) -> str:
        """The one address of the one From; empty where there are several or none."""
        given = self.headers("From")
        found = [each.lower() for _name, each in getaddresses(given)] if len(given) == 1 else []
        return found[0] if len(found) == 1 and re.fullmatch(r"[^@\s]+@[^@\s]+", found[0]) else ""

    @property
    def subject(self) -> str:
        return self.header("Subject")[:300]

    @property
    def recipients(self) -> list[str]:
        """All whom its head names; who gave it to us may know better."""
        return [each for name in _TO for _name, each in getaddresses(self.headers(name)) if each]

    def header(self, name: str) -> str:
        """The first header of a name on one line, or nothing."""
        return next(iter(self.headers(name)), "")

    def headers(self, name: str) -> list[str]:
        """All headers of a name, each on one line, as far as they can be read."""
        try:
            found = self.message.get_all(name) or []
            return [" ".join(str(value).split()) for value in found]
        except (MessageError, ValueError, IndexError, TypeError, AttributeError):
            return []  # the parser of the standard library raises on some broken headers

    @cached_property
    def text(self) -> str:
        """What it says, with what it quotes: the plain text, or that of its HTML."""
        plain = "\n\n".join(_flowed(part) for part in _bodies(self.message, "plain")).strip("\n")
        if plain.strip():
            return plain
        html = (_content(part)[:LONGEST_HTML] for part in _bodies(self.message, "html"))
        return "\n\n".join(html_lines.text_of(each) for each in html)

    @property
    def files(self) -> list[File]:
        """The files that came along, without the logos of signatures."""
        return [
            File(part.get_filename() or "", content)
            for part, inside in _parts(self.message)
            if (content := _file(part, inside=inside)) is not None
        ]


def read(raw: bytes) -> Incoming:
    """Read a mail; whatever is wrong with it shows when it is asked."""
    message = message_from_bytes(raw, policy=policy.default.clone(utf8=True))
    return Incoming(raw, message)


def _parts(message: EmailMessage, *, inside: bool = False) -> Iterator[tuple[EmailMessage, bool]]:
    """The parts that hold something, and whether each belongs to a text in HTML."""
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        yield message, inside
        return
    related = inside or message.get_content_type() == "multipart/related"
    for part in message.iter_parts():
        yield from _parts(part, inside=related)  # type: ignore[arg-type]  # of the same policy


def _bodies(message: EmailMessage, kind: str) -> list[EmailMessage]:
    """The parts that are shown as the text; Apple's programs cut it around what stands in it."""
    return [
        part
        for part, _inside in _parts(message)
        if part.get_content_type() == f"text/{kind}"
        and part.get_content_disposition() != "attachment"
        and not part.get_filename()
    ]


def _file(part: EmailMessage, *, inside: bool) -> bytes | None:
    if not part.get_filename() or part.get_content_type() == "application/pkcs7-signature":
        return None
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return None
    image = part.get_content_maintype() == "image"
    # Outlook says of a logo that it is attached, but names it for the text that shows it.
    shown = inside and bool(part["Content-ID"] or part.get_content_disposition() != "attachment")
    return None if image and shown and len(content) < DECORATION else content


def _content(part: EmailMessage) -> str:
    """The text of a part, in whatever it says that it is written."""
    try:
        text = str(part.get_content())
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return text.replace("\r\n", "\n").replace("\xa0", " ").replace("\u200b", "")


def _flowed(part: EmailMessage) -> str:
    """Plain text with the lines that its program broke put together again (RFC 3676)."""
    text = _content(part)
    if part.get_param("format", "fixed") != "flowed":
        return text
    glue = "" if str(part.get_param("delsp", "no")).lower() == "yes" else " "
    lines: list[str] = []
    flows = False
    for line in text.split("\n"):
        quote = re.match(r">*", line)
        depth = quote[0] if quote else ""
        rest = line[len(depth) :].removeprefix(" ")
        if flows and lines and _depth(lines[-1]) == depth and rest != "-- ":
            lines[-1] = lines[-1].rstrip(" ") + glue + rest
        else:
            lines.append(f"{depth} {rest}" if depth else rest)
        flows = line.endswith(" ") and rest != "-- "
    return "\n".join(lines)


def _depth(line: str) -> str:
    found = re.match(r">*", line)
    return found[0] if found else ""
