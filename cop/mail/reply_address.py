# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Addresses that say by themselves who answers what, and to whom a mail of ours was returned.

What stands before the "@" is at most 64 characters, in small letters that a mail server may turn
into capitals: `reply+` and in base 32 two numbers, a day and a signature.
"""

import base64
import binascii
import hmac
import re
from dataclasses import dataclass
from datetime import date, timedelta

from cop import clock
from cop.settings import Settings

VALID = timedelta(days=90)
_EPOCH = date(2020, 1, 1)
_SIGNED = 15
"""Bytes of the signature: with the ten before it they fill base 32 without padding."""
_ADDRESS = re.compile(r"(reply|bounce)\+([a-z2-7]{40})@([a-z0-9.-]{1,253})", re.IGNORECASE)


@dataclass(frozen=True)
class Reply:
    """What an address for answers says: who may answer what, until when."""

    person_id: int
    contribution_id: int
    made_on: date

    @property
    def expired(self) -> bool:
        return clock.today() - self.made_on > VALID


def address_for(
    person_id: int, contribution_id: int, *, settings: Settings, day: date | None = None
) -> str:
    """Where a person's answer by mail to a contribution goes; empty where no mail comes in."""
    return _made("reply", person_id, contribution_id, day or clock.today(), settings)


def bounce_address(mail_id: int, *, settings: Settings, day: date | None = None) -> str:
    """Where a mail of the outbox is returned to that cannot be delivered; empty as above."""
    return _made("bounce", mail_id, 0, day or clock.today(), settings)


def reply_to(address: str, settings: Settings) -> Reply | None:
    """What an address of ours for answers says, or nothing when it is none."""
    read = _read("reply", address, settings)
    return Reply(*read) if read else None


def returned(address: str, settings: Settings) -> int | None:
    """The id of the mail in the outbox that came back to an address, or nothing."""
    read = _read("bounce", address, settings)
    return read[0] if read and clock.today() - read[2] <= VALID else None


def _made(kind: str, first: int, second: int, day: date, settings: Settings) -> str:
    if not settings.mail_in_domain:
        return ""
    told = b"".join(
        number.to_bytes(size, "big")
        for number, size in ((first, 4), (second, 4), ((day - _EPOCH).days, 2))
    )
    token = base64.b32encode(told + _signature(kind, told, settings)).decode().lower()
    return f"{kind}+{token}@{settings.mail_in_domain}"


def _read(kind: str, address: str, settings: Settings) -> tuple[int, int, date] | None:
    found = _ADDRESS.fullmatch(address.strip())
    if not found or found[1].lower() != kind or found[3].lower() != settings.mail_in_domain:
        return None
    try:
        given = base64.b32decode(found[2].upper())
    except binascii.Error:
        return None
    told, signature = given[:-_SIGNED], given[-_SIGNED:]
    if not hmac.compare_digest(signature, _signature(kind, told, settings)):
        return None
    first, second, days = (int.from_bytes(told[a:b], "big") for a, b in ((0, 4), (4, 8), (8, 10)))
    return first, second, _EPOCH + timedelta(days=days)


def _signature(kind: str, told: bytes, settings: Settings) -> bytes:
    key = settings.secret_key.encode()
    return hmac.digest(key, f"{kind} address ".encode() + told, "sha256")[:_SIGNED]
