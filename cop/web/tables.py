# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables that a narrow screen shows as a list, each cell with the heading it stands under."""

import re
from collections.abc import Iterator

from flask import Flask
from markupsafe import Markup

from cop import markup

HEADING = re.compile(r'<th scope="col"[^>]*>([^<]*)</th>')
PART = re.compile(r'<(thead|tbody|tr|td|th scope="(?:col|row)")(?=[ >])')
ROLES = {
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "td": "cell",
    'th scope="col"': "columnheader",
    'th scope="row"': "rowheader",
}
"""Said aloud, since some browsers forget what a table is once it is laid out as a list."""


def init_app(app: Flask) -> None:
    """Give templates the filter of the `table` macro."""
    app.jinja_env.filters["stacked"] = stacked


def stacked(rows: Markup) -> Markup:
    """The rows of a table with the role of each part, and with the heading of each cell."""
    headings = [text.replace('"', "&quot;") for text in HEADING.findall(rows)]
    ahead: Iterator[str] = iter(())

    def marked(part: re.Match[str]) -> str:
        nonlocal ahead
        role, label = ROLES[part[1]], ""
        if role == "row":
            ahead = iter(headings)
        elif role != "rowgroup":
            label = next(ahead, "")
        return f'{part[0]} role="{role}"' + (f' data-label="{label}"' if role == "cell" else "")

    return markup.trusted(PART.sub(marked, rows))
