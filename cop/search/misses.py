# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Note what was looked for in vain, without saying by whom, for the worker to count.

Reading a page writes nothing in the database, so each process of the web server appends a line to
a file of its own in the instance folder, which all of them and the worker have in common.
"""

import hashlib
import hmac
import json
import logging
import os
import re
import socket
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, or_, select, union_all

from cop import clock
from cop.db import read
from cop.people.models import Organisation, Person
from cop.search import analysis
from cop.search.finding import Result
from cop.search.query import Asked
from cop.web.guards import request_settings

log = logging.getLogger(__name__)
LONGEST = 100
"""Characters of a query that is counted; who writes more tells a story."""
LARGEST = 256 * 1024
"""Bytes of a file; while no worker takes it away, nothing more is noted."""
MOST_NAMES = 1_000
_NUMBER = re.compile(r"(?:\d[\s./()-]*){6}")
"""As many digits as a number of telephone, account or file has."""


def note(person: Person | None, text: str, asked: Asked, found: Result, *, some: bool) -> None:
    """Note a search in which nothing has all the words, unless it may tell of somebody.

    What fails on the way fails no search.
    """
    counts = person is not None and person.takes_part
    if not counts or some or (found.total and not found.partly) or _personal(text, asked):
        return
    try:
        _append(request_settings().misses_dir, _line(person, text, asked))
    except OSError:
        log.exception("a search in vain was not noted")


def _line(person: Any, text: str, asked: Asked) -> str:
    """What is kept: the words and their week, and a hash that no organisation can be read from."""
    today = clock.today()
    stems = sorted({analysis.stem(word, asked.language) for word in asked.every})
    told = {
        "key": " ".join(stems),
        "text": " ".join(text.split()),
        "language": asked.language,
        "organisation": _hashed(person.organisation_id) if person.organisation_id else "",
        "week": (today - timedelta(days=today.weekday())).isoformat(),
    }
    return json.dumps(told, ensure_ascii=False)


def _hashed(organisation_id: int) -> str:
    """The same for one organisation for as long as the site has its secret key."""
    secret = request_settings().secret_key or "development only"
    told = f"search miss {organisation_id}".encode()
    return hmac.new(secret.encode(), told, hashlib.sha256).hexdigest()[:32]


def _append(folder: Path, line: str) -> None:
    """One write at the end of this process's file."""
    folder.mkdir(exist_ok=True)
    name = f"{socket.gethostname()}-{os.getpid()}.jsonl"
    mode = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    file = os.open(folder / name, mode, 0o600)
    try:
        if os.fstat(file).st_size < LARGEST:
            os.write(file, f"{line}\n".encode())
    finally:
        os.close(file)


def _personal(text: str, asked: Asked) -> bool:
    """Whether it is long or filtered, or has an address, a long number or a name."""
    filtered = asked.filters or asked.without or asked.cut
    if filtered or len(text) > LONGEST or "@" in text or _NUMBER.search(text):
        return True
    return not asked.every or _names_somebody(asked.every, asked.all_words)


def _names_somebody(told: Sequence[str], all_words: Sequence[str]) -> bool:
    """Whether the words are all of one name of a person or organisation, or hold a whole one."""
    words, every = _folded(told), _folded([*told, *all_words])
    return any(
        words <= name or (len(name) > 1 and name <= every) for name in map(_parts, _names(told))
    )


def _names(words: Sequence[str]) -> Sequence[str]:
    """The names that have one of the words in them."""
    selects = (
        select(column).where(
            or_(*(func.lower(column).contains(word.lower(), autoescape=True) for word in words))
        )
        for column in (Person.name, Organisation.name)
    )
    return read(union_all(*selects).limit(MOST_NAMES)).scalars().all()


def _parts(name: str) -> set[str]:
    return _folded(word for word, _start, _end in analysis.words(name))


def _folded(words: Any) -> set[str]:
    return {analysis.fold(word) for word in words}
