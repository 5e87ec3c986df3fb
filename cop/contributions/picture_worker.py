# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The process that draws one picture anew, with little memory and time, and then ends.

It runs as a script and imports nothing of the program.
"""

import json
import resource
import sys

from PIL import Image, ImageOps, ImageSequence

PIXELS = 40_000_000
CPU_SECONDS = 20
MEMORY_BYTES = 1024 * 1024 * 1024
SQUARE = 256
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
KEPT = ("duration", "loop", "transparency", "background", "icc_profile")


def redraw(picture: Image.Image, target: str, kind: str) -> Image.Image:
    """Keep kind and movement; drop place, camera, comments, previews and whatever follows."""
    moves = kind in ("GIF", "WEBP")
    frames = [_bare(frame) for frame in (ImageSequence.Iterator(picture) if moves else [picture])]
    first, rest = frames[0], frames[1:]
    if kind == "JPEG":
        first = first if first.mode in ("L", "RGB") else first.convert("RGB")
        first.save(target, kind, quality=88)
    elif rest:
        times = [frame.info.get("duration", 100) for frame in frames]
        first.save(target, kind, save_all=True, append_images=rest, duration=times)
    else:
        first.save(target, kind)
    return first


def portrait(picture: Image.Image, target: str, kind: str) -> Image.Image:
    """The middle as a small square, whatever kind it was."""
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    square = ImageOps.fit(upright, (SQUARE, SQUARE))
    paper = Image.new("RGBA", square.size, "white")
    made = Image.alpha_composite(paper, square).convert("RGB")
    made.save(target, "JPEG", quality=85)
    return made


def main(task: str, source: str, target: str, media_type: str) -> dict[str, int] | str:
    """Do the task; answers the size, or that the picture is too large to be drawn."""
    Image.MAX_IMAGE_PIXELS = None  # We ask for less than it would, below.
    kind = FORMATS[media_type]
    with Image.open(source, formats=[kind]) as picture:
        frames = getattr(picture, "n_frames", 1) if kind in ("GIF", "WEBP") else 1
        if picture.width * picture.height * frames > PIXELS:
            return "too large"
        made = (redraw if task == "redraw" else portrait)(picture, target, kind)
    return {"width": made.width, "height": made.height}


def _bare(frame: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(frame)
    upright.info = {name: value for name, value in upright.info.items() if name in KEPT}
    return upright


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
