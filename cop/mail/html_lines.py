# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The lines of a mail that has HTML only: quotations marked, lists and tables as Markdown."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

import nh3

BLOCKS = frozenset(
    ("address", "article", "center", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3",
     "h4", "h5", "h6", "header", "p", "pre", "section", "table", "tbody", "tr")
)  # fmt: skip
UNSEEN = frozenset(("script", "style", "title"))
SPACED = frozenset(("p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre"))
VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "wbr", "area", "base"))
_INDENT = re.compile(r"border(?:-left)?:\s*(?:none|0)", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all", re.IGNORECASE)
KEPT = BLOCKS | SPACED | VOID | {"b", "blockquote", "font", "i", "li", "span", "td", "th"}
OPEN = 2_000
_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
DEEPEST = 200
"""Elements inside each other; what lies deeper is read as if it lay here."""


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class _List:
    ordered: bool
    count: int = 0


class _Reader(HTMLParser):
    """Collects lines; an element that opens or closes a block ends the line before it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line = ""
        self.open: list[tuple[str, str]] = []
        self.names: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.lists: list[_List] = []
        self.tables: list[_Table] = []
        self.cell: str | None = None
        self.mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.end_line(blank=True)
        elif tag == "hr":
            self.end_line()
            self.lines.append(self.depth() + "_" * 32)
        if tag in VOID or len(self.open) >= DEEPEST:
            return
        kind = self.kind(tag, given)
        self.open.append((tag, kind))
        self.names[tag] += 1
        self.kinds[kind] += 1
        self.begin(tag)

    def kind(self, tag: str, given: dict[str, str]) -> str:
        """What an element is to us: unseen, a quotation, or nothing in particular."""
        if tag in UNSEEN or _HIDDEN.search(given.get("style", "")):
            return "unseen"
        # Gmail indents what somebody writes by a blockquote without a border.
        indented = _INDENT.search(given.get("style", "")) and "cite" not in given.get("type", "")
        return "quoted" if tag == "blockquote" and not indented else ""

    def begin(self, tag: str) -> None:
        if tag in BLOCKS | {"blockquote", "ul", "ol", "li"}:
            self.end_line()
        if tag in ("ul", "ol"):
            self.lists.append(_List(tag == "ol"))
        elif tag == "li":
            self.mark = self.item()
        elif tag == "table":
            self.tables.append(_Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and len(self.tables) == 1:
            self.cell = ""

    def item(self) -> str:
        if not self.lists:
            return "- "
        self.lists[-1].count += 1
        indent = "    " * (len(self.lists) - 1)
        return f"{indent}{self.lists[-1].count}. " if self.lists[-1].ordered else f"{indent}- "

    def handle_endtag(self, tag: str) -> None:
        if not self.names[tag]:
            return
        if tag in BLOCKS | {"blockquote", "ul", "ol", "li"}:
            self.end_line()
        while self.open:
            name, kind = self.open.pop()
            self.names[name] -= 1
            self.kinds[kind] -= 1
            self.finish(name)
            if name == tag:
                break
        if tag in SPACED and self.cell is None:
            self.lines.append(self.depth().rstrip())

    def finish(self, tag: str) -> None:
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in ("td", "th") and len(self.tables) == 1 and self.cell is not None:
            self.end_line()
            if self.tables[0].rows:
                self.tables[0].rows[-1].append(self.cell.strip())
            self.cell = None
        elif tag == "table" and self.tables:
            table = self.tables.pop()
            if not self.tables:
                self.lines += [self.depth() + line for line in _drawn(table.rows)]

    def handle_data(self, data: str) -> None:
        if self.kinds["unseen"]:
            return
        words = re.sub(r"\s+", " ", data.replace("\xa0", " "))
        self.line += words if self.line else words.lstrip()

    def end_line(self, *, blank: bool = False) -> None:
        """Put the line away: into the cell of a table, or among the lines."""
        line, self.line = self.line.rstrip(), ""
        if self.cell is not None:
            self.cell = f"{self.cell}\n{line}" if self.cell else line
        elif line or blank:
            self.lines.append(f"{self.depth()}{self.mark}{line}".rstrip())
            self.mark = ""

    def depth(self) -> str:
        return "> " * self.kinds["quoted"]


def text_of(html: str) -> str:
    """The text of a mail's HTML, as a mail program would have written it beside it."""
    if _too_deep(html):
        return re.sub(r"[^\S\n]+", " ", unescape(_TAG.sub(" ", html))).strip()
    reader = _Reader()
    # First made well-formed: Python's parser takes the square of the time for tags left open.
    attributes = {"*": {"style"}, "blockquote": {"type"}}
    whole = nh3.clean(html, tags=set(KEPT), clean_content_tags=set(UNSEEN), attributes=attributes)
    reader.feed(whole)
    reader.close()
    reader.end_line()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines)).strip("\n")


def _too_deep(html: str) -> bool:
    """Whether more elements are open inside each other than any mail program writes."""
    depth = 0
    for found in _NAME.finditer(html):
        if found[2].lower() not in VOID:
            depth += -1 if found[1] else 1
        if depth > OPEN:
            return True
    return False


def _drawn(rows: list[list[str]]) -> list[str]:
    """A table as Markdown where it has several rows and columns; else its cells as lines."""
    filled = [row for row in rows if any(row)]
    wide = max((len(row) for row in filled), default=0)
    flat = all("\n" not in cell for row in filled for cell in row)
    if len(filled) < 2 or wide < 2 or not flat or min(map(len, filled)) < 2:
        return [line for row in filled for cell in row if cell for line in [*cell.split("\n"), ""]]
    drawn = ["| " + " | ".join([*row, *[""] * (wide - len(row))]) + " |" for row in filled]
    return ["", drawn[0], "|" + " --- |" * wide, *drawn[1:], ""]
