# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What can happen to an index on a disk: each function does one such thing to a build."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import update

from cop import clock
from cop.db import db
from cop.search.models import SearchBuild

JUNK = b"not what was written"


def truncated(build: Path, chance: random.Random) -> None:
    file = _some(build, chance)
    with file.open("r+b") as opened:
        opened.truncate(chance.randrange(file.stat().st_size))


def zeroed(build: Path, chance: random.Random) -> None:
    _overwrite(_some(build, chance), chance, lambda length: bytes(length))


def garbled(build: Path, chance: random.Random) -> None:
    _overwrite(_some(build, chance), chance, chance.randbytes)


def one_bit(build: Path, chance: random.Random) -> None:
    file = _some(build, chance)
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def without_a_file(build: Path, chance: random.Random) -> None:
    _some(build, chance).unlink()


def without_its_folder(build: Path, chance: random.Random) -> None:
    shutil.rmtree(build)


def without_any_folder(build: Path, chance: random.Random) -> None:
    shutil.rmtree(build.parent)


def without_its_list(build: Path, chance: random.Random) -> None:
    for file in build.glob("*.toc"):
        file.unlink()


def of_another_version(build: Path, chance: random.Random) -> None:
    """As after an upgrade."""
    db.session.execute(update(SearchBuild).values(version="0"))
    db.session.commit()


def beside_a_half_written_one(build: Path, chance: random.Random) -> None:
    """As when the machine stopped while a damaged index was being built anew."""
    token = f"half{chance.randrange(10**9)}"
    half = build.parent / token
    shutil.copytree(build, half)
    truncated(half, chance)
    about = {"version": "3", "backend": "whoosh", "lexicon": {}, "done": 100, "total": 300}
    db.session.add(SearchBuild(token=token, begun_at=clock.now(), **about))
    db.session.commit()
    without_a_file(build, chance)


KINDS: list[Callable[[Path, random.Random], None]] = [
    truncated, zeroed, garbled, one_bit, without_a_file, without_its_folder, without_any_folder,
    without_its_list, of_another_version, beside_a_half_written_one,
]  # fmt: skip
"""And "an older copy", which takes a writing between two moments."""


def _some(build: Path, chance: random.Random) -> Path:
    """A file with something in it; the lock is an empty one."""
    files = sorted(file for file in build.iterdir() if file.is_file() and file.stat().st_size)
    return chance.choice(files)


def _overwrite(file: Path, chance: random.Random, other: Callable[[int], bytes]) -> None:
    content = file.read_bytes()
    start = chance.randrange(len(content))
    length = min(len(content) - start, 1 + chance.randrange(4096))
    new = content[:start] + other(length) + content[start + length :]
    file.write_bytes(new if new != content else JUNK + content[len(JUNK) :])
