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
    """The entries of one file by kind.

    Raises tomllib.TOMLDecodeError when the file is not TOML.
    """
    return tomllib.loads(file.read_text(encoding="utf-8"))
