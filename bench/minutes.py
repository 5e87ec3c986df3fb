# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reads real minutes and counts how much of what is truly in them is found, and how much is not.

What is in them is kept as hashes only, so that no name or sentence of theirs is in the project.
"""

import argparse
import hashlib
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from cop.errors import Refused
from cop.minutes import reading

FOLDER = "COP_MINUTES"
TRUTH = Path(__file__).with_name("minutes-truth.json")
KINDS = (
    "title", "date", "place", "present", "absent", "organisations",
    "items", "decisions", "actions", "owners", "due", "next",
)  # fmt: skip
SIGNS = 40
"""Letters and digits of a text that tell it from others; where it ends is a matter of taste."""
TODAY = date(2026, 1, 1)

_SALT = "cop minutes"
_LETTERS = {"T": "title", "D": "date", "L": "place", "I": "items", "B": "decisions", "N": "next"}
Hashes = dict[str, list[str]]


def main() -> None:
    """Measures and prints; --annotate takes in what people wrote about files."""
    given = _given()
    files = _files(given.data)
    if given.annotate:
        _annotate(files, given.annotate, held_out=given.held_out)
        return
    truth = json.loads(TRUTH.read_text())
    counts = {part: Counter[tuple[str, str]]() for part in ("tuned on", "held out")}
    for path in files:
        if known := truth.get(_file(path)):
            part = "held out" if known["held out"] else "tuned on"
            counts[part] += _compared(known, _found(path))
            counts[part]["files", ""] += 1
    counts["all"] = counts["tuned on"] + counts["held out"]
    for part, counted in counts.items():
        print(f"\n{part}: {counted['files', '']} files")
        print(*_table(counted), sep="\n")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.minutes")
    parser.add_argument("--data", type=Path, default=os.environ.get(FOLDER), metavar="PATH")
    parser.add_argument(
        "--annotate", type=Path, metavar="FOLDER",
        help="one FILENAME.txt for each file; a line for each thing in it (docs/minutes.md)",
    )  # fmt: skip
    parser.add_argument("--held-out", action="store_true", help="they are not tuned on")
    return parser.parse_args()


def _files(folder: Path | str | None) -> list[Path]:
    files = sorted(Path(folder).rglob("*")) if folder else []
    found = [path for path in files if path.suffix[1:] in reading.READ]
    if not found:
        sys.exit(
            f"Say where the minutes are: --data PATH, or {FOLDER}=PATH. It is a folder with .docx, "
            f".odt, .md and .txt files; those that {TRUTH.name} knows are measured."
        )
    return found


def _annotate(files: list[Path], folder: Path, *, held_out: bool) -> None:
    """Keep the hashes of what somebody read in the files."""
    truth = json.loads(TRUTH.read_text()) if TRUTH.exists() else {}
    for path in files:
        written = folder / f"{path.name}.txt"
        if written.exists():
            truth[_file(path)] = {"held out": held_out, **_hashed(written.read_text().split("\n"))}
    TRUTH.write_text(json.dumps(truth, indent=1, sort_keys=True) + "\n")
    print(f"{TRUTH.name} knows {len(truth)} files.")


def _hashed(lines: list[str]) -> Hashes:
    """The hashes of the things in lines such as “X what | who | when”."""
    found: set[tuple[str, str]] = set()
    for line in filter(None, lines):
        letter, _blank, rest = line.partition(" ")
        first, second, third = (*re.split(r"\s*\|\s*", rest, maxsplit=2), "", "")[:3]
        if letter in ("P", "A"):
            found |= set(_person(first, second, is_present=letter == "P"))
        elif letter == "X":
            found |= set(_action(first, second, third.strip()))
        else:
            found.add((_LETTERS[letter], key(rest)))
    return {kind: sorted(hash for each, hash in found if each == kind) for kind in KINDS}


def _found(path: Path) -> Hashes:
    """The hashes of what the program finds in a file."""
    try:
        read = reading.found(path, reading.READ[path.suffix[1:]], TODAY)
    except Refused as refused:
        sys.exit(f"{path.name}: {refused.reason}")
    found = set(_things(read))
    return {kind: sorted(hash for each, hash in found if each == kind) for kind in KINDS}


def _things(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kind in ("title", "place"):
        if found[kind]:
            yield kind, key(found[kind]["text"])
    for kind, name in (("date", "held"), ("next", "next")):
        if found[name]:
            yield kind, key(found[name]["day"])
    for each in found["attendees"]:
        yield from _person(each["text"], each["organisation"], is_present=each["is_present"])
    for kind in ("items", "decisions"):
        for each in found[kind]:
            yield kind, key(each["text"])
    for each in found["tasks"]:
        yield from _action(each["text"], each["owner"], each["due_on"] or "")


def _person(name: str, organisation: str, *, is_present: bool) -> Iterator[tuple[str, str]]:
    yield "present" if is_present else "absent", key(name)
    if organisation:
        yield "organisations", key(organisation)


def _action(text: str, owner: str, due_on: str) -> Iterator[tuple[str, str]]:
    yield "actions", key(text)
    if owner:
        yield "owners", key(f"{signs(text)} {owner}", SIGNS * 3)
    if due_on:
        yield "due", key(f"{signs(text)} {due_on}", SIGNS * 3)


def signs(text: str, most: int = SIGNS) -> str:
    """The first letters and digits of a text, without regard to case."""
    return re.sub(r"[\W_]+", "", text.casefold())[:most]


def key(text: str, most: int = SIGNS) -> str:
    """The hash by which two texts are taken for the same."""
    return hashlib.sha256(f"{_SALT} {signs(text, most)}".encode()).hexdigest()[:12]


def _file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _compared(truth: Hashes, found: Hashes) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for kind in KINDS:
        counted[kind, "true"] += len(truth[kind])
        counted[kind, "found"] += len(found[kind])
        counted[kind, "right"] += len(set(truth[kind]) & set(found[kind]))
    return counted


def _table(counted: Counter[tuple[str, str]]) -> Iterator[str]:
    yield f"{'':14}{'true':>6}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}"
    for kind in KINDS:
        true, found, right = (counted[kind, each] for each in ("true", "found", "right"))
        precision = f"{right / found:.2f}" if found else "-"
        recall = f"{right / true:.2f}" if true else "-"
        yield f"{kind:14}{true:6}{found:7}{right:7}{precision:>11}{recall:>8}"


if __name__ == "__main__":
    main()
