# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The text of a file, taken out of it in a limited process."""

from pathlib import Path

from cop import limited
from cop.contributions.inspection import MEDIA_TYPES

READ = frozenset(MEDIA_TYPES[name] for name in ("pdf", "docx", "odt", "txt", "md"))
"""The media types that text can be taken out of."""

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 8
"""When it stops with what it has; two seconds later it is ended."""
WALL_SECONDS = 30
_SCRIPT = Path(__file__).with_name("extraction_worker.py")


class Unreadable(Exception):
    """A file out of which no text can be taken."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def texts(path: Path, media_type: str) -> list[str]:
    """The texts of its pages, or of blocks of paragraphs; none when it holds pictures only.

    Of a file that is too long or damaged further on, the texts before that. Raises Unreadable.
    """
    limits = (MEMORY_BYTES, CPU_SECONDS)
    try:
        answer = limited.answer(_SCRIPT, path, media_type, *limits, seconds=WALL_SECONDS)
    except limited.Failed as failed:
        raise Unreadable("it takes too long, or too much memory") from failed
    pages: list[str] = answer["pages"]
    if any(pages):
        return pages
    if answer["error"]:
        raise Unreadable(answer["error"])
    return []
