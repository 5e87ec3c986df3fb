# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files are made in a limited process that ends afterwards, and kept while they are asked for."""

import hashlib
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from cop.errors import Refused
from cop.lately import Lately

WALL_SECONDS = 20
WAITING_SECONDS = 5
MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 20
KEPT_BYTES = 8 * 1024 * 1024
"""Of files that were made, in each web process."""

_turns = threading.BoundedSemaphore(2)
_PROGRAM = Path(__file__).parents[2]
_lately = Lately(KEPT_BYTES, len)


def mark_of(kind: str, document: dict[str, Any], pictures: dict[int, tuple[str, Path]]) -> str:
    """What a file is known by: another for every other text, picture or reader's permission."""
    said = json.dumps([kind, document, {id: sha256 for id, (sha256, _path) in pictures.items()}])
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def made(
    kind: str, mark: str, document: dict[str, Any], pictures: dict[int, tuple[str, Path]]
) -> bytes:
    """The document as a file of this kind, "pdf" or "docx"; raises Refused where it cannot be."""
    content: bytes | None = _lately.get(mark)
    if content is None:
        content = _made(kind, document, pictures)
        if len(content) < KEPT_BYTES / 8:
            _lately.put(mark, content)
    return content


def _made(kind: str, document: dict[str, Any], pictures: dict[int, tuple[str, Path]]) -> bytes:
    paths = {str(id): str(path.absolute()) for id, (_sha256, path) in pictures.items()}
    with tempfile.TemporaryDirectory(prefix="cop-export-") as folder:
        given = json.dumps({"document": document, "pictures": paths})
        limits = [str(MEMORY_BYTES), str(CPU_SECONDS)]
        command = [sys.executable, "-P", "-m", "cop.exports.maker", kind, folder, *limits]
        try:
            with _turn():
                subprocess.run(  # noqa: S603  (our own program)
                    command,
                    input=given.encode(),
                    capture_output=True,
                    timeout=WALL_SECONDS,
                    check=True,
                    env={"PYTHONPATH": str(_PROGRAM), "RAYON_NUM_THREADS": "1"},
                )
            return (Path(folder) / "made").read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise Refused(
                _("This file could not be made. Print the page instead, or try again later.")
            ) from None


@contextmanager
def _turn() -> Iterator[None]:
    """One of two turns, so that those who wait do not take every web thread."""
    if not _turns.acquire(timeout=WAITING_SECONDS):
        raise Refused(_("Many files are being made at this moment. Try again in a minute."))
    try:
        yield
    finally:
        _turns.release()
