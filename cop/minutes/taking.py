# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Take in a file with minutes: keep it, read it, and keep the pictures in it."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from cop import clock
from cop.contributions import files
from cop.contributions.files import StoredFile
from cop.contributions.inspection import MEDIA_TYPES, Unpacks
from cop.errors import Refused
from cop.minutes import reading

_PICTURES = frozenset(kind for kind, type_ in MEDIA_TYPES.items() if type_.startswith("image/"))


@dataclass(frozen=True)
class Taken:
    """A file that was kept, what is in it, and its pictures by the part that holds them."""

    original: StoredFile
    found: dict[str, Any]
    pictures: dict[str, StoredFile] = field(default_factory=dict)


def taken(stream: IO[bytes], name: str, folder: Path) -> Taken:
    """Keep and read a file; raises Refused with what its owner can do about it."""
    try:
        original = files.store(stream, name, folder)
    except Unpacks:  # whose advice, a PDF, is no file that minutes are read from
        raise Refused(reading.words("unpacks")) from None
    path = folder / original.path
    found = reading.found(path, original.media_type, clock.today())
    parts = (block["image"] for block in found["blocks"] if block["image"])
    return Taken(original, found, _pictures(path, parts, folder))


def _pictures(path: Path, images: Iterable[str], folder: Path) -> dict[str, StoredFile]:
    """The pictures of a document, drawn anew as every picture is; what is none is left out."""
    wanted = [
        part for part in dict.fromkeys(images) if part.rpartition(".")[2].lower() in _PICTURES
    ]
    if not wanted:
        return {}
    kept = {}
    with zipfile.ZipFile(path) as package:
        for part in wanted[: files.MOST]:
            try:
                with package.open(part) as stream:
                    picture = io.BytesIO(stream.read(files.LARGEST))
                kept[part] = files.store(picture, PurePosixPath(part).name, folder)
            except (Refused, KeyError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
                continue
    return kept
