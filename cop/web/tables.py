# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables that a narrow screen shows as a list, each cell with the heading it stands under."""

import re
from collections.abc import Iterator

from flask import Flask
from markupsafe import Markup

from cop import markup

HEADING = re.compile(r'<th scope="col"[^>]*>([^<]*)</th>')
CELL = re.compile(r'<(tr|td|th scope="row")(?=[ >])')


def init_app(app: Flask) -> None:
    """Give templates the filter of the `table` macro."""
    app.jinja_env.filters["stacked"] = stacked


def stacked(rows: Markup) -> Markup:
    """The rows of a table with the heading of each cell, for where there is no room for columns."""
    headings = [text.replace('"', "&quot;") for text in HEADING.findall(rows)]
    ahead: Iterator[str] = iter(())

    def marked(part: re.Match[str]) -> str:
        nonlocal ahead
        if part[1] == "tr":
            ahead = iter(headings)
            return part[0]
        label = next(ahead, "")
        return f'{part[0]} data-label="{label}"' if part[1] == "td" else part[0]

    return markup.trusted(CELL.sub(marked, rows))
