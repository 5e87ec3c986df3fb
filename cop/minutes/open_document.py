# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blocks of an OpenDocument text."""

import re
import zipfile
from collections.abc import Iterator

from cop.minutes import package
from cop.minutes.blocks import Block, Form, Gatherer
from cop.minutes.package import Picture, Runs

_SKIPPED = frozenset(["tracked-changes", "annotation", "note", "table-of-content"])
_SIGNS = {"tab": "\t", "line-break": "\n", "s": " "}
_TITLE = re.compile(r"(?:Title|Titel|Titre)$")


def blocks(path: str) -> Iterator[Block]:
    """The blocks in reading order."""
    with zipfile.ZipFile(path) as packed:
        styles = _Styles()
        package.hear_all(packed, "styles.xml", styles)
        document = _Document(styles)
        for _piece in package.hear(packed, "content.xml", document):
            yield from document.taken()


class _Styles:
    """Hears which styles are bold, are a title, or number a list."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}
        self.bold: dict[str, bool] = {}
        self.numbered: set[tuple[str, int]] = set()
        self._now = self._list = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._now = attributes.get("name", "")
            self.parents[self._now] = attributes.get("parent-style-name", "")
        elif name == "text-properties" and "font-weight" in attributes:
            self.bold[self._now] = attributes["font-weight"] in ("bold", "600", "700", "800", "900")
        elif name == "list-style":
            self._list = attributes.get("name", "")
        elif name == "list-level-style-number" and attributes.get("num-format"):
            self.numbered.add((self._list, int(attributes.get("level", "1"))))

    def end(self, name: str) -> None: ...

    def characters(self, text: str) -> None: ...

    def chain(self, style: str) -> list[str]:
        """The style and those that it is made from."""
        found: list[str] = []
        while style and style not in found:
            found.append(style)
            style = self.parents.get(style, "")
        return found

    def is_bold(self, style: str) -> bool:
        """Whether its text is bold."""
        return next((self.bold[each] for each in self.chain(style) if each in self.bold), False)


class _Document(Gatherer):
    """Hears the body of a document, and the styles before it."""

    def __init__(self, styles: _Styles) -> None:
        super().__init__()
        self.styles = styles
        self.runs: list[Runs] = []
        self.headings: list[int | None] = []
        self.bold: list[bool] = []
        self.tables: list[list[list[Runs]]] = []
        self.lists: list[tuple[str, int]] = []
        self.images: list[Picture] = []
        self.described: int | None = None
        """Which image the characters tell of, while they do."""
        self.link = ""
        self.skipping = 0
        self.fresh = False
        """Whether an item began that no paragraph was seen of."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
        elif name in ("p", "h"):
            self._begun(name, attributes)
        elif name == "span":
            style = attributes.get("style-name", "")
            self.bold.append(
                self.styles.is_bold(style) if style in self.styles.bold else self._is_bold()
            )
        elif name in _SIGNS and self.runs:
            self.runs[-1].add(_SIGNS[name], bold=self._is_bold())
        elif name == "list":
            outer = self.lists[-1][0] if self.lists else ""
            self.lists.append((attributes.get("style-name") or outer, 0))
        elif name == "list-item" and self.lists:
            self.lists[-1] = (self.lists[-1][0], self.lists[-1][1] + 1)
            self.fresh = True
        elif name == "a":
            self.link = attributes.get("href", "")
        elif name == "image":
            part = attributes.get("href", "").removeprefix("./")
            if part.startswith("Pictures/"):
                self.images.append(Picture(part, ""))
        elif name in ("title", "desc"):
            self.described = len(self.images) - 1 if self.images else None
        elif name in ("table", "table-row", "table-cell", "covered-table-cell"):
            self._table(name, attributes)
        else:
            self.styles.start(name, attributes)

    def _table(self, name: str, attributes: dict[str, str]) -> None:
        """Begin it, a row or a cell; one that is covered by another is empty."""
        if name == "table":
            self.tables.append([])
        elif name == "table-row" and self.tables:
            self.tables[-1].append([])
        elif self.tables and self.tables[-1]:
            times = package.columns(attributes.get("number-columns-repeated", ""))
            self.tables[-1][-1] += [Runs()] * times
        self.skipping += name == "covered-table-cell"

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        style = attributes.get("style-name", "")
        level = int(attributes.get("outline-level", "1")) if name == "h" else None
        if name == "p" and any(_TITLE.match(each) for each in self.styles.chain(style)):
            level = 0
        self.runs.append(Runs())
        self.headings.append(level)
        self.bold.append(self.styles.is_bold(style))

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        elif name in ("p", "h") and self.runs:
            self.bold.pop()
            self._ended(self.runs.pop(), self.headings.pop())
        elif name == "span" and self.bold:
            self.bold.pop()
        elif name == "a":
            self.link = ""
        elif name in ("title", "desc"):
            self.described = None
        elif name == "list" and self.lists:
            self.lists.pop()
        elif name == "table" and self.tables:
            rows = self.tables.pop()
            if self.tables:
                for row in rows:
                    self._into_cell(package.together(row))
            else:
                self.keep(package.table_block(rows))

    def characters(self, text: str) -> None:
        if self.described is not None:
            image = self.images[self.described]
            self.images[self.described] = image._replace(shows=f"{image.shows} {text}")
        elif self.runs and not self.skipping:
            said = " ".join(re.split(r"[\r\n]+", text))
            self.runs[-1].add(said, bold=self._is_bold(), link=self.link)

    def _is_bold(self) -> bool:
        return bool(self.bold) and self.bold[-1]

    def _ended(self, runs: Runs, level: int | None) -> None:
        if self.tables:
            self._into_cell(runs)
        elif level is not None:
            self.keep(runs.block(Form.HEADING, level=level, number=self._number(plain="")))
        elif self.lists and self.fresh:
            self.keep(runs.block(Form.ITEM, level=len(self.lists), number=self._number(plain="•")))
        else:
            self.keep(runs.block(Form.TEXT))
        self.fresh = False
        if not self.runs:
            self.done += [each.block() for each in self.images]
            self.images = []

    def _number(self, *, plain: str) -> str:
        if not self.lists:
            return ""
        style, count = self.lists[-1]
        return f"{count}." if (style, len(self.lists)) in self.styles.numbered else plain

    def _into_cell(self, line: Runs) -> None:
        rows = self.tables[-1]
        if rows and rows[-1]:
            rows[-1][-1].add_line(line)
