# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The process that makes one file out of a document, with little memory and time, and then ends.

It knows nothing of the database, and gets no settings.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from PIL import Image

PIXELS = 40_000_000
WIDEST = 1600
"""Pixels of a picture on paper; larger ones are made smaller."""
TEXT_WIDTH, TEXT_HEIGHT = 482.0, 640.0
"""Points that a picture may take of a page of A4."""
POINTS_PER_PIXEL = 0.75


def main(kind: str, folder: Path, given: dict[str, Any]) -> bytes:
    """The file; pictures that cannot be drawn are replaced by their text."""
    pictures = {}
    for id, path in given["pictures"].items():
        if (drawn := _drawn(Path(path), folder / f"{id}")) is not None:
            pictures[id] = drawn
    if kind == "pdf":
        from cop.exports import typeset

        return typeset.pdf(given["document"], pictures, folder)
    from cop.exports import word

    return word.docx(given["document"], pictures, folder)


def _drawn(source: Path, target: Path) -> dict[str, Any] | None:
    """Write a picture as PNG or JPEG of reasonable size; answers its name and size in points."""
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(source, formats=["PNG", "JPEG", "GIF", "WEBP"]) as picture:
            if picture.width * picture.height > PIXELS:
                return None
            jpeg = picture.format == "JPEG"
            picture.thumbnail((WIDEST, WIDEST))
            name = f"{target.name}.{'jpg' if jpeg else 'png'}"
            kept = picture.convert("RGB" if jpeg else "RGBA")
            kept.save(target.with_name(name), "JPEG" if jpeg else "PNG")
    except (OSError, ValueError, SyntaxError):
        return None
    width, height = (pixels * POINTS_PER_PIXEL for pixels in kept.size)
    scale = min(1.0, TEXT_WIDTH / width, TEXT_HEIGHT / height)
    return {"name": name, "width": width * scale}


if __name__ == "__main__":
    kind, folder, memory, seconds = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    made = main(kind, Path(folder), json.load(sys.stdin.buffer))
    (Path(folder) / "made").write_bytes(made)
