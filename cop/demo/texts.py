# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Read the texts of the demonstration community from the TOML files beside this module."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"

Entry = dict[str, Any]


@cache
def entries(kind: str) -> list[Entry]:
    """All entries of a kind, such as "question", in the order of the files."""
    return [entry for file in sorted(CONTENT.glob("*.toml")) for entry in read(file).get(kind, [])]


@cache
def read(file: Path) -> dict[str, list[Entry]]:
    """The entries of one file by kind, their texts as a form would send them.

    Raises tomllib.TOMLDecodeError when the file is not TOML.
    """
    found: dict[str, list[Entry]] = _stripped(tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def _stripped(value: Any) -> Any:
    """The value with the blanks at the ends of its texts taken off."""
    if isinstance(value, dict):
        return {name: _stripped(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_stripped(each) for each in value]
    return value.strip() if isinstance(value, str) else value
