# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the other parts of a Word document say about its paragraphs."""

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass

_HEADING = re.compile(
    r"(?:heading|kop|titre|überschrift|berschrift|rubrik)\s*([1-9])\b", re.IGNORECASE
)
_TITLES = frozenset(["title", "titel", "document title"])
_CONTENTS = re.compile(r"(?:toc|inhopg|verzeichnis|tm)\s*\d", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20


@dataclass
class _Style:
    name: str = ""
    based_on: str = ""
    outline: int = 9
    list_id: str = ""
    depth: int = 0
    bold: bool | None = None


class Styles:
    """Hears the styles, and says what they make of a paragraph."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._now = _Style()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._now = self._styles[attributes.get("styleId", "")] = _Style()
        elif name == "name":
            self._now.name = value
        elif name == "basedOn":
            self._now.based_on = value
        elif name == "outlineLvl":
            self._now.outline = int(value)
        elif name == "numId":
            self._now.list_id = value
        elif name == "ilvl":
            self._now.depth = int(value)
        elif name == "b":
            self._now.bold = value not in _OFF

    def end(self, name: str) -> None: ...

    def characters(self, text: str) -> None: ...

    def level(self, style_id: str) -> int | None:
        """The level of the heading that a style makes, 0 for a title."""
        for style in self._chain(style_id):
            if named := _HEADING.match(style.name):
                return int(named[1])
            if style.name.lower() in _TITLES:
                return 0
            if style.outline < 9:
                return style.outline + 1
        return None

    def is_bold(self, style_id: str) -> bool:
        """Whether the text is bold where its runs say nothing."""
        said = (style.bold for style in self._chain(style_id))
        return next((bold for bold in said if bold is not None), False)

    def list_of(self, style_id: str) -> tuple[str, int]:
        """The list that the style puts a paragraph in, and how deep."""
        for style in self._chain(style_id):
            if style.list_id:
                return style.list_id, style.depth
        return "", 0

    def is_contents(self, style_id: str) -> bool:
        """Whether it is a line of a table of contents."""
        return any(_CONTENTS.match(style.name) for style in self._chain(style_id))

    def _chain(self, style_id: str) -> list[_Style]:
        found: list[_Style] = []
        while style_id in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style_id])
            style_id = found[-1].based_on
        return found


class Numbering:
    """Hears how lists are numbered, and counts."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
        self._kind_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._kind = self._list = ""
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._kind, self._list = attributes.get("abstractNumId", ""), ""
        elif name == "num":
            self._list = attributes.get("numId", "")
        elif name == "abstractNumId":
            self._kind_of[self._list] = value
        elif name == "lvl" and not self._list:
            self._depth = int(attributes.get("ilvl", "0"))
        elif name == "numFmt" and not self._list:
            self._kinds[self._kind][self._depth] = (value, "%1.")
        elif name == "lvlText" and not self._list:
            kind, _text = self._kinds[self._kind].get(self._depth, ("decimal", ""))
            self._kinds[self._kind][self._depth] = (kind, value)

    def end(self, name: str) -> None: ...

    def characters(self, text: str) -> None: ...

    def next(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph of a list; “•” where it has none."""
        kind = self._kind_of.get(list_id)
        if kind is None:
            return ""
        shown, text = self._kinds[kind].get(depth, ("bullet", ""))
        if shown in ("bullet", "none"):
            return "•" if shown == "bullet" else ""
        counts = self._counts[kind]
        counts[depth] = counts.get(depth, 0) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return re.sub(
            r"%([1-9])", lambda place: _shown(counts.get(int(place[1]) - 1, 1), shown), text
        )


class Relations:
    """Hears which parts a document uses, and where its links lead; nothing outside is opened."""

    def __init__(self) -> None:
        self._targets: dict[str, str] = {}
        self._addresses: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship":
            return
        relation, target = attributes.get("Id", ""), attributes.get("Target", "")
        if attributes.get("TargetMode") != "External":
            self._targets[relation] = posixpath.normpath(posixpath.join("word", target))
        elif attributes.get("Type", "").endswith("/hyperlink"):
            self._addresses[relation] = target

    def end(self, name: str) -> None: ...

    def characters(self, text: str) -> None: ...

    def image(self, relation: str) -> str:
        """The part with the image; empty when it is not in the document."""
        target = self._targets.get(relation, "")
        return target if target.startswith("word/media/") else ""

    def address(self, relation: str) -> str:
        """Where a link leads; empty when it stays in the document."""
        return self._addresses.get(relation, "")


def _shown(number: int, kind: str) -> str:
    """A number as a list shows it."""
    letter = chr(ord("a") + (number - 1) % 26)
    if kind == "lowerLetter":
        return letter
    return letter.upper() if kind == "upperLetter" else str(number)
