# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The nodes of a document: dictionaries with a `kind` and texts.

No markup of any file format is in them, so nothing that somebody writes can become markup of one.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]

# What neither XML nor a typesetter takes: control characters, halves of pairs, and no characters.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain(text: str) -> str:
    """One line of text without what no file can hold."""
    return " ".join(UNFIT.sub(" ", text).split())


def paragraph(*inside: Node) -> Node:
    return {"kind": "paragraph", "inside": list(inside)}


def words(text: str) -> Node:
    return {"kind": "text", "text": plain(text)}


def strong(text: str) -> Node:
    return {"kind": "strong", "inside": [words(text)]}


def heading(text: str, level: int = 1) -> Node:
    return {"kind": "heading", "level": level, "inside": [words(text)]}


def leading(text: str, address: str) -> Node:
    return {"kind": "link", "to": address, "inside": [words(text)]}


def listing(lines: Iterable[Sequence[Node]], *, numbered: bool = False) -> Node:
    items = [[paragraph(*line)] for line in lines]
    return {"kind": "list", "numbered": numbered, "start": 1, "items": items}


def table(
    head: list[str], lines: Iterable[Sequence[list[Node]]], widths: list[int] | None = None
) -> Node:
    """A table whose first line names its columns; `widths` in proportion."""
    named = [[words(cell)] for cell in head]
    return {"kind": "table", "head": named, "lines": list(map(list, lines)), "widths": widths}
