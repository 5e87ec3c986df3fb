# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Passwords: argon2id, at most two at work at a time, and which ones are too easy to guess."""

import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask_babel import gettext as _

from cop.errors import Refused

SHORTEST, LONGEST = 12, 128
COMMON = Path(__file__).parent / "data" / "common-passwords.txt"

_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_at_work = threading.BoundedSemaphore(2)  # each hash takes 64 MiB and a core
_LETTERS_FOR = str.maketrans("013457@$!|", "oleastasii")
_ROWS = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"]

# The hash of a password that nobody knows: an unknown address costs as much as a known one.
NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=1$"
    "/morLLpSRn5ljEy7mEtwQQ$kpAR/cBsqzTku28G+voY73U40ToLAPqttQsbZymWRO4"
)


def hashed(password: str) -> str:
    """The argon2id hash to keep (64 MiB, three passes); takes about a tenth of a second."""
    with _at_work:
        return _hasher.hash(_normal(password))


def verified(kept: str | None, password: str) -> bool:
    """Whether this is the password of the hash; without a hash it takes as long and is not."""
    with _at_work:
        try:
            return _hasher.verify(kept or NOBODY, _normal(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether the hash was made with other costs than today's."""
    return _hasher.check_needs_rehash(kept)


def check(password: str, own: Iterable[str] = ()) -> None:
    """Refuse a password that is too short, too long or easy to guess; `own` are its owner's texts.

    No other rules: any character will do.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused(_("Use %(least)s to %(most)s characters.", least=SHORTEST, most=LONGEST))
    plain = _plain(password)
    if len(set(password)) < 5 or _is_row(plain) or _is_common(plain):
        raise Refused(_("This password is easy to guess. Use for instance four unrelated words."))
    if any(word in plain for word in _own_words(own)):
        raise Refused(_("Leave your name, your address and the name of this site out of it."))


def _is_row(plain: str) -> bool:
    """Whether it is a run of keys or of the alphabet, in either direction."""
    characters = re.sub(r"[^a-z0-9]", "", plain)
    rows = [*_ROWS, *(row[::-1] for row in _ROWS)]
    return any(characters in row * 2 for row in rows)


def _is_common(plain: str) -> bool:
    """Whether it is at most two common words with digits and signs around them."""
    for text in (plain, plain.translate(_LETTERS_FOR)):
        letters = re.sub(r"[^a-z]", "", text)
        if letters in _common() or (plain.isdecimal() and len(plain) < 16):
            return True
        if any(
            letters[:cut] in _common() and letters[cut:] in _common()
            for cut in range(3, len(letters) - 2)
        ):
            return True
    return False


@cache
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text(encoding="utf-8").split())


def _own_words(own: Iterable[str]) -> set[str]:
    words = {word for text in own for word in re.split(r"[^a-z0-9]+", _plain(text))}
    return {word for word in words if len(word) > 3 and not word.isdecimal()}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)
