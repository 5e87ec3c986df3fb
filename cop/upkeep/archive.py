# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The one file that a backup is: a .tar.gz that ends with a manifest of the hash of all in it."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from cop.errors import Refused

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """What a backup is of, and what is in it."""

    version: str
    made_at: str
    database: str
    migration: str | None
    rows: dict[str, int]
    hashes: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of everything in the archive, by its name there."""


@contextmanager
def written(target: Path) -> Iterator[tarfile.TarFile]:
    """An archive to fill, for its owner's eyes only; it is at `target` whole, or not at all."""
    handle, part = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        Path(part).rename(target)
    finally:
        Path(part).unlink(missing_ok=True)


def add(archive: tarfile.TarFile, path: Path, name: str) -> str | None:
    """Put a file in the archive; answers its hash, or None if it was removed meanwhile."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    with file:
        told = tarfile.TarInfo(name)
        status = os.fstat(file.fileno())
        told.size, told.mtime, told.mode = status.st_size, int(status.st_mtime), 0o640
        reader = _Hashing(file)
        archive.addfile(told, reader)
    return reader.digest.hexdigest()


def seal(archive: tarfile.TarFile, manifest: Manifest) -> None:
    """Put the manifest in."""
    text = json.dumps(asdict(manifest), indent=1).encode()
    told = tarfile.TarInfo(MANIFEST)
    told.size, told.mode = len(text), 0o640
    archive.addfile(told, io.BytesIO(text))


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack a backup; raises Refused when it is not one, or when anything in it was changed."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            for told in archive:
                if not told.isfile():
                    raise Refused(f"{source} holds {told.name}, which is not a file.")
                archive.extract(told, folder, filter="data")
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
    except (tarfile.TarError, EOFError, OSError, ValueError, TypeError) as error:
        raise Refused(f"{source} is not a whole backup of cop: {error}.") from error
    _compare(manifest, folder)
    return manifest


def _compare(manifest: Manifest, folder: Path) -> None:
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    for name in sorted(names - {MANIFEST} | set(manifest.hashes)):
        if name not in names or manifest.hashes.get(name) != digest(folder / name):
            raise Refused(f"{name} in this backup is not what was backed up: take another backup.")


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> Any:
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk
