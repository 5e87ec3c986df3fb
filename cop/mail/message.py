# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One mail as bytes: whatever people typed, it has the headers we gave it and no others."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from email import policy
from email.errors import HeaderParseError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser

from flask_babel import lazy_gettext as _

from cop.errors import Refused

LONGEST_HEADER = 200
LONGEST_NAME = 60
MACHINE_READ = frozenset(
    ("message-id", "in-reply-to", "references", "list-unsubscribe", "list-unsubscribe-post")
)
"""Headers that programs read: ASCII, on one line, never shortened."""

_ADDR = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?"
_MAILBOX = re.compile(rf"(?P<name>[^<>@]*)<(?P<address>{_ADDR})>|(?P<bare>{_ADDR})")
_METHOD = re.compile(r"^METHOD:(REQUEST|CANCEL)\r$", re.MULTILINE)
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._+-]{1,100}@[A-Za-z0-9.-]{1,90}>")
_LINK = re.compile(
    r"://|www\.|[/@\\]|\w{3,}\.(app|be|biz|cn|co|com|de|dev|eu|fr|info|io|link|me|net|nl|online|org"
    r"|ru|shop|site|top|uk|xyz)\b",
    re.IGNORECASE,
)


_WEB_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)


class Unfit(ValueError):
    """A mail could not be built safely from what was given; it is never sent."""


class _Policy(policy.EmailPolicy):
    """As the standard one, but for headers that it would spoil."""

    def fold(self, name: str, value: str) -> str:
        return _line(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return _line(name, value).encode("ascii") or super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n")


def build(
    sender: str,
    to: str,
    subject: str,
    text: str,
    html: str | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    message_id: str,
    date: datetime | None = None,
    calendar: str = "",
) -> bytes:
    """A mail ready to be sent; raises Unfit when it would not read back as it was meant.

    `calendar` is an iCalendar object with a method, for programs that keep a calendar (RFC 6047).
    """
    message = EmailMessage(policy=_POLICY)
    message["From"] = _mailbox(sender)
    message["To"] = _mailbox(to)
    message["Subject"] = clean_header(subject)
    message["Message-ID"] = _machine_read("message-id", message_id)
    message["Auto-Submitted"] = "auto-generated"
    if date:
        message["Date"] = date
    for name, value in (headers or {}).items():
        reply = name.lower() == "reply-to"
        message[name] = _mailbox(value) if reply else _machine_read(name.lower(), value)
    message.set_content(text, cte="quoted-printable")
    if html is not None:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
    if calendar:
        _add_calendar(message, calendar)
    return _proven(message)


def clean_header(value: str) -> str:
    """A header value on one line, at most 200 characters, in which nothing is encoded."""
    composed = unicodedata.normalize("NFC", value)
    visible = "".join(" " if _is_control(sign) else sign for sign in composed)
    return " ".join(visible.replace("=?", "= ?").split())[:LONGEST_HEADER]


def safe_name(name: str) -> str:
    """A person's name as it may stand in mail; raises Refused when it could pass for a link."""
    if len(name.strip()) > LONGEST_NAME:  # first: the search below takes long for a long text
        raise Refused(_("A name has at most %(limit)s characters.", limit=LONGEST_NAME))
    if any(_is_control(sign) for sign in name.strip()) or _LINK.search(name) or "=?" in name:
        raise Refused(_("A name cannot hold a web address or control characters."))
    return " ".join(name.split())


def misleads(text: str) -> bool:
    """Whether a text that is no name of a person begins a web address or hides characters.

    Ordinary titles hold dots and slashes: "Adviseur groen/blauw", "Natuur.be".
    """
    return _WEB_ADDRESS.search(text) is not None or any(map(_is_control, text.strip()))


def named(mailbox: str, name: str) -> str:
    """The mailbox with a name, unless it has one or the name could pass for something else."""
    if "<" in mailbox:
        return mailbox
    try:
        return str(Address(safe_name(name), addr_spec=mailbox))
    except (Refused, ValueError, IndexError, HeaderParseError):
        return mailbox


def address_of(mailbox: str) -> str:
    """The bare address in "Name <address>"; raises Unfit when there is not exactly one."""
    return _mailbox(mailbox).addr_spec


def _mailbox(given: str) -> Address:
    found = _MAILBOX.fullmatch(given.strip())
    if not found or "=?" in given or any(_is_control(sign) for sign in given):
        raise Unfit("not exactly one mail address")
    name = (found["name"] or "").strip().removeprefix('"').removesuffix('"')
    try:
        return Address(safe_name(name), addr_spec=found["address"] or found["bare"])
    except (ValueError, IndexError, HeaderParseError) as error:
        raise Unfit("not a mail address") from error


def _add_calendar(message: EmailMessage, calendar: str) -> None:
    """Give the mail its last alternative, which Outlook, Gmail and Apple prefer to the others.

    An attachment besides would be shown by Outlook as a second meeting; the text has a link to it.
    """
    method = _METHOD.search(calendar)
    if not method:
        raise Unfit("a calendar without a method")
    message.add_alternative(
        calendar, subtype="calendar", cte="base64", params={"method": method[1]}
    )
    read = BytesParser(policy=policy.default).parsebytes(message.as_bytes())
    part = list(read.iter_parts())[-1]
    if (
        part.get_payload(decode=True) != calendar.encode()
        or part["Content-Type"].params["method"] != method[1]
    ):
        raise Unfit("the mail reads back with another calendar")


def _machine_read(name: str, value: str) -> str:
    if name not in MACHINE_READ:
        raise Unfit(f"the header {name} is not ours to set")
    if not value.isascii() or not value.isprintable() or "=?" in value or len(value) > 900:
        raise Unfit(f"an unfit value for {name}")
    if name == "message-id" and not _MESSAGE_ID.fullmatch(value):
        raise Unfit("a message id looks like <this@domain>")
    return value


def _line(name: str, value: str) -> str:
    """The header as it is written, where the standard policy would spoil it."""
    if name.lower() in MACHINE_READ:
        return f"{name}: {value}\r\n"
    if name == "Subject" and value.isascii():
        # The policy breaks a line of 70 to 77 characters behind the colon, and reads back a blank
        # more; on one line it is far below the 998 that RFC 5322 (2.1.1) allows.
        return f"{name}: {value}\r\n"
    if name == "Subject":
        # The policy drops blanks between words that it encodes (https://bugs.python.org/issue92081).
        words = Header(value, "utf-8", header_name=name).encode(linesep="\r\n")
        return f"{name}: {words}\r\n"
    return ""


def _proven(message: EmailMessage) -> bytes:
    """The bytes, their headers read back: the same in the same order, to the same one address."""
    made = message.as_bytes()
    read = BytesHeaderParser(policy=policy.default).parsebytes(made)
    if read["Subject"] != message["Subject"]:
        raise Unfit("the mail reads back with another subject")
    if [name.lower() for name in read] != [name.lower() for name in message]:
        raise Unfit("the mail reads back with other headers")
    for name in {"From", "To", "Reply-To"} & set(message):
        if [each.addr_spec for each in read[name].addresses] != [
            each.addr_spec for each in message[name].addresses
        ]:
            raise Unfit(f"the mail reads back with another {name}")
    return made


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
