# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Pictures drawn anew, turned upright and without what the camera noted, in a limited process."""

import json
import subprocess
import sys
import threading
from pathlib import Path

from flask_babel import lazy_gettext as _

from cop.errors import Refused

WALL_SECONDS = 30
_TURNS = threading.BoundedSemaphore(2)  # Each may take a gigabyte.
_SCRIPT = Path(__file__).with_name("picture_worker.py")


def redraw(source: Path, target: Path, media_type: str) -> tuple[int, int]:
    """Write the picture again in its own kind; answers width and height, raises Refused."""
    return _run("redraw", source, target, media_type)


def portrait(source: Path, target: Path, media_type: str) -> tuple[int, int]:
    """Write the middle of the picture as a square JPEG; answers its size, raises Refused."""
    return _run("portrait", source, target, media_type)


def _run(task: str, source: Path, target: Path, media_type: str) -> tuple[int, int]:
    command = [sys.executable, "-P", str(_SCRIPT), task, str(source), str(target), media_type]
    try:
        with _TURNS:
            done = subprocess.run(  # noqa: S603  (our own script)
                command, capture_output=True, timeout=WALL_SECONDS, check=True
            )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise Refused(
            _("This picture is damaged, or too large to read. Save it again with fewer pixels.")
        ) from None
    if answer == "too large":
        raise Refused(_("A picture may have at most 40 million pixels. Make it smaller."))
    return answer["width"], answer["height"]
