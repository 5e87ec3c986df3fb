# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The square code for cameras that leads to an address, as a path of SVG."""

from dataclasses import dataclass

import segno

MARGIN = 4
"""Light modules around it, without which cameras do not find it."""


@dataclass(frozen=True)
class Square:
    """Where it is dark, in a box of `side` modules with the margin."""

    path: str
    side: int


def square(address: str) -> Square:
    """The code of an address, legible when a seventh of it is out of sight."""
    lines = list(segno.make_qr(address, error="m").matrix_iter(border=MARGIN))
    dark = (
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(lines)
        for column, is_dark in enumerate(line)
        if is_dark
    )
    return Square("".join(dark), len(lines))
