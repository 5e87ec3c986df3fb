# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a rendered body says: its words, where it points, whom it mentions."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_BLOCKS = frozenset(
    ("blockquote", "br", "figure", "h3", "h4", "h5", "h6", "hr", "li", "p", "pre", "td", "th", "tr")
)
_PERSON = re.compile(r"/people/(\d{1,18})(?:[-/?#].*)?")


class _Reader(HTMLParser):
    """Collects the text of a body and its links with theirs."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.links: list[tuple[str, list[str]]] = []
        self.pictures: list[str] = []
        self.inside_link = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.text.append("\n")
        elif tag == "a":
            self.inside_link = True
            self.links.append((dict(attrs).get("href") or "", []))
        elif tag == "img":
            self.pictures.append(dict(attrs).get("src") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.text.append("\n")
        elif tag == "a":
            self.inside_link = False

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.inside_link:
            self.links[-1][1].append(data)


def text_of(html: str) -> str:
    """The words of a body, one block a line, for search and for mail."""
    lines = "".join(_Reader(html).text).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def excerpt(text: str, length: int = 200) -> str:
    """The beginning of a plain text on one line, cut after a word, at most `length` characters."""
    line = " ".join(text[: length * 4 + 4].split())
    if len(line) <= length:
        return line
    kept = line[: length - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,.;:–-") + "…"


def references(html: str) -> list[str]:
    """The addresses on this site that a body links to, each once, in order."""
    return list(dict.fromkeys(href for href, _ in _links(html) if href.startswith("/")))


def pictures(html: str) -> list[str]:
    """The addresses on this site of the pictures in a body, each once, in order."""
    return list(dict.fromkeys(src for src in _Reader(html).pictures if src.startswith("/")))


def mentions(html: str) -> set[int]:
    """The ids of the people a body mentions: links to a person whose text begins with "@"."""
    found = (_PERSON.fullmatch(href) for href, text in _links(html) if text.startswith("@"))
    return {int(person[1]) for person in found if person}


def _links(html: str) -> Iterator[tuple[str, str]]:
    for href, text in _Reader(html).links:
        yield href, "".join(text).strip()
