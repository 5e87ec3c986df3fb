# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A text in sentences."""

import re

_ABBREVIATED = re.compile(
    r"(?:\b(?:bijv|bv|nr|dhr|mevr|mw|dr|ir|drs|evt|incl|excl|ca|bzw|mr|mrs|ms|vs|art|no|st"
    r"|resp|max|min)"
    r"|\b[^\W\d_](?:\.\w)*)\.$",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:(?<=[.!?…])|(?<=[.!?]\))|(?<=[.!?][”’\"]))\s+(?=[\"“‘'(*]*[A-ZÀ-Þ\d]|[(\[](?:\.{3}|…))|\n"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the blanks between them."""
    found, begun = [], ""
    for piece in _END.split(text):
        begun = f"{begun} {piece}".strip()
        if not _ABBREVIATED.search(begun):
            found.append(begun)
            begun = ""
    return [each for each in [*found, begun] if each]
