# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The passages of a report: its headings with their anchors, and the text under each."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cop import markup
from cop.web.urls import slug

_HEADING = re.compile(r"<h([3-6])>(.*?)</h\1>", re.DOTALL)
_MARKS = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
BEGINNING = "report"
"""The anchor of what stands before the first heading."""


@dataclass(frozen=True)
class Passage:
    """A heading of a report and its anchor on the page."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True)
class Part:
    """A passage with its heading and the text under it as HTML; the beginning has no heading."""

    anchor: str
    title: str
    level: int
    heading: str
    html: str

    @property
    def whole(self) -> str:
        """Heading and text, with the anchor."""
        if not self.level:
            return self.html
        return f'<h{self.level} id="{self.anchor}">{self.heading}</h{self.level}>{self.html}'


def passages(html: str, anchors: Sequence[str] = ()) -> tuple[str, list[Passage]]:
    """The HTML with an id at each heading, and the list of them; `anchors` as `parts` has them."""
    cut = parts(html, anchors)
    listed = [Passage(part.anchor, part.title, part.level) for part in cut[1:]]
    return "".join(part.whole for part in cut), listed


def standing(anchor: str, cut: Sequence[Part]) -> str:
    """The anchor of the passage that something is said of; the beginning when that is gone."""
    return anchor if any(part.anchor == anchor for part in cut) else cut[0].anchor


def parts(html: str, anchors: Sequence[str] = ()) -> list[Part]:
    """The HTML cut at its headings; first what stands before them.

    `html` is the cleaned output of the renderer, whose headings never carry attributes; the ids
    are ours alone. `anchors` are those that were given to these headings before; otherwise they
    are made of the words, numbered when they repeat.
    """
    found = list(_HEADING.finditer(html))
    titles = [title_of(match[2]) for match in found]
    ids = anchors if len(anchors) == len(found) else of_words(titles)
    ends = [*(match.start() for match in found), len(html)]
    beginning = Part(BEGINNING, "", 0, "", html[: ends[0]])
    return [beginning] + [
        Part(id, title, int(match[1]), match[2], html[match.end() : end])
        for id, title, match, end in zip(ids, titles, found, ends[1:], strict=True)
    ]


def title_of(heading: str) -> str:
    """The words of a heading."""
    return markup.text_of(heading).replace("\n", " ")


def without_marks(source: str) -> str:
    """The Markdown of a passage with its headings as words alone, to be looked at."""
    return _MARKS.sub(r"\1", source)


def of_words(titles: Sequence[str]) -> list[str]:
    """Anchors of the words of headings, numbered when they repeat."""
    seen: Counter[str] = Counter()
    found = []
    for title in titles:
        name = slug(title)
        seen[name] += 1
        found.append(f"passage-{name}" + (f"-{seen[name]}" if seen[name] > 1 else ""))
    return found
