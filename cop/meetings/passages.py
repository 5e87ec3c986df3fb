# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The passages of a report: anchors that last as long as the heading reads the same."""

import re
from collections import Counter
from dataclasses import dataclass

from cop import markup
from cop.web.urls import slug

_HEADING = re.compile(r"<h([3-6])>(.*?)</h\1>", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A heading of a report and its anchor on the page."""

    anchor: str
    title: str
    level: int


def passages(html: str) -> tuple[str, list[Passage]]:
    """The HTML with an id at each heading, and the list of them.

    `html` is the cleaned output of the renderer, whose headings never carry attributes; the ids
    are ours alone: `passage-` and the words of the heading, numbered when they repeat.
    """
    found: list[Passage] = []
    seen: Counter[str] = Counter()

    def with_id(match: re.Match[str]) -> str:
        title = markup.text_of(match[2]).replace("\n", " ")
        name = slug(title)
        seen[name] += 1
        anchor = f"passage-{name}" + (f"-{seen[name]}" if seen[name] > 1 else "")
        found.append(Passage(anchor, title, int(match[1])))
        return f'<h{match[1]} id="{anchor}">{match[2]}</h{match[1]}>'

    return _HEADING.sub(with_id, html), found
