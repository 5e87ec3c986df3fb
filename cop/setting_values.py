# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a setting may be: each reader makes a value of a text, or says in one sentence what to set.

A reader gets the name of the variable and the text that was given for it.
"""

import os
import re
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

Reader: TypeAlias = Callable[[str, str], Any]
SPELLED = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
"""What others call the databases and drivers that we know by another name."""
DATABASES = {"sqlite", "postgresql+psycopg"}
DEFAULT_PORTS = {"http": 80, "https": 443}
NAME = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]*:[0-9a-f:.]*")
"""A host name, or an address of IPv6."""
MAIL = r"[^@\s<>]+@[^@\s<>]+"
A_DATABASE = (
    "to the database, like postgresql://cop@db.example/cop or sqlite:////var/lib/cop/cop.db."
)


class Unusable(Exception):
    """A setting is missing or unsafe; the message says what to set."""


def yes_or_no(name: str, text: str) -> bool:
    if text.lower() not in {"0", "1", "true", "false", "yes", "no"}:
        raise Unusable(f"Set {name} to 1 or 0.")
    return text.lower() in {"1", "true", "yes"}


def number(least: int, most: int) -> Reader:
    def read(name: str, text: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise Unusable(f"Set {name} to a whole number from {least} to {most}.")
        return int(text)

    return read


def one_of(*choices: str) -> Reader:
    def read(name: str, text: str) -> str:
        if text.lower() not in choices:
            raise Unusable(f"Set {name} to {', '.join(choices[:-1])} or {choices[-1]}.")
        return text.lower()

    return read


def time_zone(name: str, text: str) -> str:
    try:
        ZoneInfo(text)
    except (ValueError, KeyError, OSError):
        raise Unusable(f"Set {name} to a time zone, like Europe/Amsterdam.") from None
    return text


def mail_address(name: str, text: str) -> str:
    if not re.fullmatch(MAIL, text):
        raise Unusable(f"Set {name} to a mail address, like cop@cop.example.")
    return text


def domain(name: str, text: str) -> str:
    """The part of a mail address behind the "@"."""
    if len(text) > 253 or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", text.lower()):
        raise Unusable(f"Set {name} to the domain of mail that comes in, like post.cop.example.")
    return text.lower()


def sender(name: str, text: str) -> str:
    """A mail address, or a name and then the address between < and >."""
    named = re.fullmatch(f"[^<>@\r\n]*<({MAIL})>", text)
    mail_address(name, named[1] if named else text)
    return text


def site_address(name: str, text: str) -> str:
    """As browsers write it: in lower case, without the usual port, ending in no slash."""
    try:
        address = urlsplit(text)
        host = (address.hostname or "").encode("idna").decode()
        port = address.port
    except ValueError:
        host = ""
    rest = host and (address.path.strip("/"), address.query, address.fragment, address.username)
    if not NAME.fullmatch(host) or address.scheme not in DEFAULT_PORTS or any(rest):
        raise Unusable(f"Set {name} to the address of the site alone, like https://cop.example.")
    shown = f"[{host}]" if ":" in host else host
    usual = port is None or port == DEFAULT_PORTS[address.scheme]
    return f"{address.scheme}://{shown}" + ("" if usual else f":{port}")


def database(name: str, text: str) -> str:
    """The address of a SQLite file or of a PostgreSQL database, with the driver that we use."""
    try:
        url = make_url(text)
        url = url.set(drivername=SPELLED.get(url.drivername, url.drivername))
    except (ArgumentError, ValueError):
        raise Unusable(f"Set {name} {A_DATABASE}") from None
    if url.drivername not in DATABASES or url.database in {None, "", ":memory:"}:
        raise Unusable(f"Set {name} {A_DATABASE}")
    if url.drivername != "sqlite" and find_spec("psycopg") is None:
        raise Unusable(f"Set {name} to SQLite, or install requirements/postgres.txt.")
    return url.render_as_string(hide_password=False)


def writable_folder(name: str, folder: Path) -> None:
    """Make the folder when it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Unusable(f"Set {name} to a folder that can be made: {folder} cannot.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unusable(f"Set {name} to a folder that may be written: {folder} may not.")


def present_folder(name: str, file: Path) -> None:
    """Refuse a file in a folder that is not there."""
    if not file.parent.is_dir():
        raise Unusable(f"Set {name} to a file in a folder that is there: {file.parent} is not.")


def strong(secret: str) -> bool:
    """Whether it may well be random: long, of many characters, no row of neighbours or repeats."""
    pairs = list(pairwise(secret))
    neighbours = sum(abs(ord(one) - ord(other)) <= 1 for one, other in pairs)
    return (
        len(secret) >= 32
        and len(set(secret)) >= 12
        and neighbours < len(pairs) / 2
        and len(set(pairs)) > len(pairs) / 2
    )
