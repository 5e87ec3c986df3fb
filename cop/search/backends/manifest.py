# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the files of a build should be, so that damage which raises no error is noticed.

Whoosh commits by giving a list of segments its name, and waits for no disk. Here every new file is
on the disk before that, and the manifest tells of the old list and the new one: whichever a power
cut leaves, it is known what belongs to it.
"""

import json
import os
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from whoosh.filedb.filestore import FileStorage
from whoosh.writing import SegmentWriter

from cop.lately import Lately

NAME = "manifest.json"
CHUNK = 1 << 20
_LIST = re.compile(r"_MAIN_(\d+)\.toc")

Sum: TypeAlias = tuple[int, int, int]
"""The size of a file, when it was written, and its CRC-32."""
Told: TypeAlias = dict[str, Any]
"""Of a list of segments: the serial number of its rows, and the sum of each file."""

_parsed = Lately(8)
"""Manifests that this process has read."""
_verified = Lately(10_000)
"""What tells a file from any other, by its path, for those that this process has read through."""


class Amiss(Exception):
    """The files are not as they were written."""


class Files(FileStorage):  # type: ignore[misc]  # Whoosh ships no types
    """A folder of Whoosh whose manifest is written before each commit."""

    def __init__(self, folder: Path, serial: int) -> None:
        super().__init__(str(folder))
        self.path, self.serial = folder, serial
        self.segments: Sequence[str] = ()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Give a list of segments its name; Whoosh renames nothing else."""
        before = _told(self.path)
        kept = before.get(_newest(self.path), {})
        names = [n for n in os.listdir(self.path) if n.partition(".")[0] in self.segments]
        known = kept.get("files", {})
        files = {name: known.get(name) or _brought(self.path / name) for name in sorted(names)}
        files[newname] = _brought(self.path / oldname)
        told = {newname: {"serial": self.serial, "files": files}}
        _write(self.path, ({_newest(self.path): kept} if kept else {}) | told)
        super().rename_file(oldname, newname, safe)
        _sync(self.path)


class Writer(SegmentWriter):  # type: ignore[misc]  # as above
    """Tells the folder which segments a commit keeps."""

    def _commit_toc(self, segments: Sequence[Any]) -> None:
        self.storage.segments = [each.segment_id() for each in segments]
        super()._commit_toc(segments)


def verify(folder: Path, serial: int) -> bool:
    """Compare the files of a build with its manifest; raises Amiss.

    Rows and files are written one after the other, so the files may be one writing ahead of the
    serial number of the rows. Answers whether there was anything that this process had not read.
    """
    return bool(_looked(folder, lambda found: _verify(folder, found, serial)))


def glance(folder: Path) -> str:
    """Compare sizes and moments alone, which every search has the time for; raises Amiss.

    Answers which list of segments is the newest.
    """

    def look(found: str) -> str:
        for name, told in _files(folder, found):
            _status(folder, name, told)
        return found

    newest: str = _looked(folder, look)
    return newest


def _looked(folder: Path, look: Callable[[str], Any]) -> Any:
    """Look at the newest list of segments, again if it was committed meanwhile."""
    try:
        found = _newest(folder)
        while True:
            try:
                return look(found)
            except (Amiss, OSError, KeyError):
                before, found = found, _newest(folder)
                if found == before:
                    raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Amiss(f"{type(error).__name__}: {error}") from error


def _verify(folder: Path, found: str, serial: int) -> bool:
    ahead = _told(folder)[found]["serial"] - serial
    if ahead not in (0, 1):
        raise Amiss(f"the files are {ahead} writings ahead of the rows")
    new = False
    for name, (size, moment, checksum) in _files(folder, found):
        status = _status(folder, name, (size, moment, checksum))
        this = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        path = f"{folder}/{name}"
        if _verified.get(path) != this:
            if _checksum(Path(path)) != checksum:
                raise Amiss(f"{name} holds something else than was written")
            _verified.put(path, this)
            new = True
    return new


def _files(folder: Path, found: str) -> Iterable[tuple[str, Sum]]:
    files: dict[str, Sum] = _told(folder)[found]["files"]
    return files.items()


def _status(folder: Path, name: str, told: Sum) -> os.stat_result:
    status = os.stat(f"{folder}/{name}")
    # In whole seconds: some disks keep no more than that.
    if (status.st_size, int(status.st_mtime)) != tuple(told[:2]):
        raise Amiss(f"{name} was changed")
    return status


def read_again() -> None:
    """Read every file through at the next look: a disk may lose what nobody wrote."""
    _verified.clear()


def told(folder: Path) -> Told:
    """What the manifest tells of the list of segments that is read now."""
    return _told(folder)[_newest(folder)]


def _newest(folder: Path) -> str:
    """The newest list of segments, which is the one that Whoosh reads."""
    lists = filter(None, map(_LIST.fullmatch, os.listdir(folder)))
    return max(((int(each[1]), each[0]) for each in lists), default=(0, ""))[1]


def _told(folder: Path) -> dict[str, Told]:
    path = f"{folder}/{NAME}"
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return {}
    this = (path, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    found: dict[str, Told] | None = _parsed.get(this)
    if found is None:
        found = json.loads(Path(path).read_bytes())
        _parsed.put(this, found)
    return found or {}


def _write(folder: Path, told: dict[str, Told]) -> None:
    """Put the manifest in its place, whole."""
    fresh = folder / f"{NAME}.new"
    with fresh.open("w") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / NAME)
    _sync(folder)


def _brought(path: Path) -> Sum:
    """What is told of a file, which is brought to the disk."""
    _sync(path)
    status = path.stat()
    return status.st_size, int(status.st_mtime), _checksum(path)


def _checksum(path: Path) -> int:
    found = 0
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(CHUNK):
            found = zlib.crc32(chunk, found)
    return found


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
