# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is in a file with minutes, read and recognised in a limited process."""

from datetime import date
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from cop import limited
from cop.contributions.inspection import MEDIA_TYPES
from cop.errors import Refused

READ = {kind: MEDIA_TYPES[kind] for kind in ("docx", "odt", "md", "txt")}
"""The media types that minutes can be taken out of."""

MEMORY_BYTES = 288 * 1024 * 1024
CPU_SECONDS = 3
"""When it stops; two seconds later it is ended."""
WALL_SECONDS = 5
_SCRIPT = Path(__file__).with_name("reading_worker.py")


def found(path: Path, media_type: str, today: date) -> dict[str, Any]:
    """The blocks of a document and what is recognised in them, as `review.kept` makes it.

    Raises Refused that says in words why there are none.
    """
    given = (path, media_type, MEMORY_BYTES, CPU_SECONDS, today)
    try:
        answer = limited.answer(_SCRIPT, *given, seconds=WALL_SECONDS)
    except limited.Failed:
        answer = {"found": {}, "reason": "long"}
    if answer["reason"]:
        raise Refused(words(answer["reason"]))
    read: dict[str, Any] = answer["found"]
    if not read["blocks"]:
        raise Refused(_("There is no text in this file. Paste the text instead."))
    return read


def words(reason: str) -> str:
    """Why a file is not read, and what to do about it."""
    words: dict[str, str] = {
        "long": _(
            "This file takes too long to read, or is longer than minutes are. "
            "Paste the text of the minutes instead."
        ),
        "unpacks": _("This file unpacks to far more than minutes do. Paste their text instead."),
        "declares": _(
            "This file refers to things outside itself in a way that documents do not. "
            "Open it, save it again and add that, or paste the text."
        ),
        "damaged": _(
            "This file is damaged or protected by a password. "
            "Open it, save it again and add that, or paste the text."
        ),
    }
    return words[reason]
