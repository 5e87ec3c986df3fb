# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the cleaned HTML of a body to the nodes that every file is made of."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import unquote

from cop.exports.nodes import UNFIT, Node, paragraph, plain, words

BLOCKS = frozenset(
    ("blockquote", "figure", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul")
)
EMPTY = frozenset(("br", "hr", "img"))
WRAPPED = {"strong": "strong", "em": "emphasis"}
_FILE = re.compile(r"/files/(\d{1,10})(?:/|$)")


class Element:
    """An element of the HTML with what is in it."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes = tag, attributes
        self.inside: list[Element | str] = []

    def all(self, *tags: str) -> Iterable["Element"]:
        """Each element of these tags in it, in order, however deep."""
        for each in self.inside:
            if isinstance(each, Element):
                if each.tag in tags:
                    yield each
                yield from each.all(*tags)

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)


class _Parser(HTMLParser):
    """Builds the elements; the renderer wrote it, so every element ends where it should."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("body", {})]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].inside.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def tree(html: str, base_url: str, here: str = "") -> list[Node]:
    """The blocks of a body that stands at `here`; addresses on this site begin with `base_url`."""
    return _Reader(base_url, here).blocks(_Parser(html).open[0].inside)


class _Reader:
    """Turns elements into nodes."""

    def __init__(self, base_url: str, here: str) -> None:
        self.base_url, self.here = base_url.rstrip("/"), here

    def blocks(self, inside: list[Element | str]) -> list[Node]:
        """The blocks among these, with a paragraph of what stands loose between them."""
        found: list[Node] = []
        loose: list[Element | str] = []
        for each in inside:
            if isinstance(each, Element) and each.tag in BLOCKS:
                found += self._paragraphs(loose)
                loose = []
                found += self._block(each)
            else:
                loose.append(each)
        return found + self._paragraphs(loose)

    def _block(self, element: Element) -> list[Node]:
        tag, inside = element.tag, element.inside
        if tag == "p":
            return self._paragraphs(inside)
        if tag == "figure":
            return self.blocks(inside)
        if tag == "hr":
            return [{"kind": "rule"}]
        if tag == "pre":
            return [{"kind": "code", "text": UNFIT.sub(" ", element.text).strip("\n")}]
        if tag == "blockquote":
            return [{"kind": "quote", "blocks": self.blocks(inside)}]
        if tag == "table":
            return self._table(element)
        if tag in ("ol", "ul"):
            return self._list(element)
        said = self._inline(inside)
        return [{"kind": "heading", "level": int(tag[1]) - 2, "inside": said}] if said else []

    def _list(self, element: Element) -> list[Node]:
        start = element.attributes.get("start") or "1"
        items = [
            self.blocks(each.inside)
            for each in element.inside
            if isinstance(each, Element) and each.tag == "li"
        ]
        return [{
            "kind": "list", "numbered": element.tag == "ol", "items": items,
            "start": int(start) if start.isdecimal() and len(start) < 7 else 1,
        }]  # fmt: skip

    def _table(self, element: Element) -> list[Node]:
        lines = [
            [self._inline(cell.inside) for cell in row.all("td", "th")] for row in element.all("tr")
        ]
        if not lines or not (most := max(len(line) for line in lines)):
            return []
        head, *rest = [line + [[]] * (most - len(line)) for line in lines]
        return [{"kind": "table", "head": head, "lines": rest, "widths": None}]

    def _paragraphs(self, inside: list[Element | str]) -> list[Node]:
        """The text as paragraphs, with the pictures that stand in it between them."""
        found: list[Node] = []
        line: list[Node] = []
        for node in [*self._inline(inside, pictures=True), None]:
            if node is None or node["kind"] == "picture":
                if any(each["kind"] != "break" for each in line):
                    found.append(paragraph(*line))
                found += [node] if node else []
                line = []
            else:
                line.append(node)
        return found

    def _inline(self, inside: list[Element | str], *, pictures: bool = False) -> list[Node]:
        found: list[Node] = []
        for each in inside:
            if isinstance(each, str):
                text = re.sub(r"\s+", " ", UNFIT.sub(" ", each))
                if not found or found[-1]["kind"] == "break":
                    text = text.lstrip()
                found += [{"kind": "text", "text": text}] if text else []
            else:
                found += self._within(each, pictures=pictures)
        return found if any(node.get("text") != " " for node in found) else []

    def _within(self, element: Element, *, pictures: bool) -> list[Node]:
        tag = element.tag
        if tag == "br":
            return [{"kind": "break"}]
        if tag == "img":
            return [self._picture(element) if pictures else words(_alt(element))]
        if tag == "code":
            return [{"kind": "mono", "text": plain(element.text)}]
        inside = self._inline(element.inside)
        if tag == "a" and inside:
            return [{"kind": "link", "to": self._whole(element), "inside": inside}]
        if tag in WRAPPED and inside:
            return [{"kind": WRAPPED[tag], "inside": inside}]
        return inside

    def _picture(self, element: Element) -> Node:
        """A picture by the number of its file, or its text when it is none of ours."""
        source = _FILE.match(unquote(element.attributes.get("src") or ""))
        if source is None:
            return words(_alt(element))
        return {"kind": "picture", "file": int(source[1]), "alt": plain(_alt(element))}

    def _whole(self, link: Element) -> str:
        """Where a link leads, as an address that works outside this site too."""
        address = plain(link.attributes.get("href") or "")
        if address.startswith("#"):
            return f"{self.here}{address}"
        return f"{self.base_url}{address}" if address.startswith("/") else address


def _alt(element: Element) -> str:
    return element.attributes.get("alt") or ""
