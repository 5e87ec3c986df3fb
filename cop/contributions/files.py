# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files that people add: inspected, written so that they survive a power cut, never trusted."""

import contextlib
import hashlib
import os
import re
import secrets
import tempfile
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from flask_babel import lazy_gettext as _

from cop.contributions import inspection, pictures
from cop.errors import Refused

MOST = 10
"""Files with one contribution."""
LARGEST = 20 * 1024 * 1024
"""Bytes of one file."""
TOGETHER = 60 * 1024 * 1024
"""Bytes of all files that come with one form."""
LONGEST_NAME = 120

_CHUNK = 256 * 1024
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,10}\Z")
_UNSAFE = re.compile(r'[<>:"|?*]')


@dataclass(frozen=True)
class StoredFile:
    """A file as it was kept: `name` is for people only, `path` is relative to the folder."""

    name: str
    media_type: str
    size: int
    sha256: str
    path: str
    width: int | None = None
    height: int | None = None


def store(stream: IO[bytes], name: str | None, folder: Path) -> StoredFile:
    """Keep an uploaded file in the folder; raises Refused with what its owner can do about it."""
    shown = clean_name(name or "")
    media_type = inspection.media_type(shown)
    with _received(stream, folder) as received:
        inspection.inspect(received, shown)
        if not media_type.startswith("image/"):
            return _kept(received, folder, shown, media_type)
        with _empty(folder) as redrawn:
            size = pictures.redraw(received, redrawn, media_type)
            return _kept(redrawn, folder, shown, media_type, *size)


def photo(stream: IO[bytes], folder: Path) -> StoredFile:
    """Keep the middle of a picture as a square of 256 pixels; raises Refused as `store` does."""
    with _received(stream, folder) as received, _empty(folder) as square:
        media_type = inspection.picture_type(received)
        size = pictures.portrait(received, square, media_type)
        return _kept(square, folder, "photo.jpg", "image/jpeg", *size)


def clean_name(name: str) -> str:
    """A file name fit to show and to send in a header; it is never used on disk."""
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(sign for sign in base if unicodedata.category(sign)[0] not in "C")
    tidy = _UNSAFE.sub("_", " ".join(visible.split()))
    end = _EXTENSION.search(tidy)
    extension = end[0] if end else ""
    stem = tidy.removesuffix(extension).strip(" .")[: LONGEST_NAME - len(extension)]
    return (stem or "file") + extension


def sweep(folder: Path, known: Container[str], before: datetime) -> int:
    """Remove what was written before a moment and no row tells of; answers how many files."""
    removed = 0
    for path in folder.rglob("*"):
        old = path.is_file() and path.stat().st_mtime < before.timestamp()
        if old and str(path.relative_to(folder)) not in known:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


@contextlib.contextmanager
def _received(stream: IO[bytes], folder: Path) -> Iterator[Path]:
    """The upload in a temporary file; raises Refused as soon as it is larger than allowed."""
    with _empty(folder) as path, path.open("wb") as target:
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > LARGEST:
                raise Refused(
                    _(
                        "A file may be at most %(limit)s MB. Make it smaller, or link to it.",
                        limit=LARGEST // 1024**2,
                    )
                )
            target.write(chunk)
        target.flush()
        if not size:
            raise Refused(_("This file is empty. Save it again and add it once more."))
        yield path


@contextlib.contextmanager
def _empty(folder: Path) -> Iterator[Path]:
    """An empty file on the same disk, removed at the end unless it was moved away."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".incoming-", dir=folder)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _kept(
    source: Path,
    folder: Path,
    name: str,
    media_type: str,
    width: int | None = None,
    height: int | None = None,
) -> StoredFile:
    """Move a finished file to its random place, so that it is wholly there or not at all."""
    key = secrets.token_hex(16)
    path = f"{key[:2]}/{key[2:4]}/{key[4:]}"
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fchmod(file.fileno(), 0o640)
        os.fsync(file.fileno())
    size = source.stat().st_size
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)
    for directory in (target.parent, target.parent.parent, folder):
        _sync(directory)
    return StoredFile(name, media_type, size, digest, path, width, height)


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
