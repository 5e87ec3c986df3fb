# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blocks of a Word document."""

import zipfile
from collections.abc import Iterator

from cop.minutes import package
from cop.minutes.blocks import Block, Form, Gatherer
from cop.minutes.package import Picture, Runs
from cop.minutes.word_styles import Numbering, Relations, Styles

_SKIPPED = frozenset(["Fallback", "moveFrom", "del", "instrText", "pPrChange", "rPrChange"])
"""What older programs show in place of something, what was taken away, and how it looked."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off", "none")


def blocks(path: str) -> Iterator[Block]:
    """The blocks in reading order."""
    with zipfile.ZipFile(path) as packed:
        styles, numbering, relations = Styles(), Numbering(), Relations()
        package.hear_all(packed, "word/styles.xml", styles)
        package.hear_all(packed, "word/numbering.xml", numbering)
        package.hear_all(packed, "word/_rels/document.xml.rels", relations)
        document = _Document(styles, numbering, relations)
        for _piece in package.hear(packed, "word/document.xml", document):
            yield from document.taken()


class _Paragraph:
    """A paragraph while it is being read."""

    def __init__(self) -> None:
        self.runs = Runs()
        self.style = ""
        self.outline = 9
        self.list_id = ""
        self.depth = 0
        self.link = self.shows = ""
        self.images: list[Picture] = []


class _Table:
    """A table while it is being read."""

    def __init__(self) -> None:
        self.rows: list[list[Runs]] = []
        self.beside = 0
        """How many columns the cell takes that is being read, but for its first."""
        self.images: list[Picture] = []


class _Document(Gatherer):
    """Hears the body of a document."""

    def __init__(self, styles: Styles, numbering: Numbering, relations: Relations) -> None:
        super().__init__()
        self.styles, self.numbering, self.relations = styles, numbering, relations
        self.paragraphs: list[_Paragraph] = []
        self.tables: list[_Table] = []
        self.skipping = self.texts = 0
        self.in_run = self.bold = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
        elif name == "p":
            self.paragraphs.append(_Paragraph())
        elif name == "tbl":
            self.tables.append(_Table())
        elif name == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif name == "tc" and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].append(Runs())
        elif name == "gridSpan" and self.tables:
            self.tables[-1].beside = package.columns(attributes.get("val", "")) - 1
        elif self.paragraphs:
            self._in_paragraph(name, attributes, self.paragraphs[-1])

    def _in_paragraph(self, name: str, attributes: dict[str, str], paragraph: _Paragraph) -> None:
        value = attributes.get("val", "")
        if name == "t":
            self.texts += 1
        elif name == "r":
            self.in_run, self.bold = True, self.styles.is_bold(paragraph.style)
        elif name == "b" and self.in_run:
            self.bold = value not in _OFF
        elif name == "rStyle":
            self.bold = self.bold or self.styles.is_bold(value)
        elif name in _SIGNS and self.in_run:
            paragraph.runs.add(_SIGNS[name], bold=self.bold)
        elif name == "pStyle":
            paragraph.style = value
        elif name == "outlineLvl":
            paragraph.outline = int(value)
        elif name == "numId":
            paragraph.list_id = value
        elif name == "ilvl":
            paragraph.depth = int(value)
        elif name == "hyperlink":
            paragraph.link = self.relations.address(attributes.get("id", ""))
        elif name == "docPr":
            paragraph.shows = attributes.get("descr", "")
        elif name in ("blip", "imagedata"):
            part = self.relations.image(attributes.get("embed") or attributes.get("id", ""))
            if part:
                paragraph.images.append(Picture(part, paragraph.shows))

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        elif name == "t":
            self.texts -= 1
        elif name == "r":
            self.in_run = False
        elif name == "hyperlink" and self.paragraphs:
            self.paragraphs[-1].link = ""
        elif name == "p" and self.paragraphs:
            self._ended(self.paragraphs.pop())
        elif name == "tc" and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1] += [Runs()] * self.tables[-1].beside
            self.tables[-1].beside = 0
        elif name == "tbl" and self.tables:
            self._table_ended(self.tables.pop())

    def characters(self, text: str) -> None:
        if self.texts and not self.skipping and self.paragraphs:
            paragraph = self.paragraphs[-1]
            paragraph.runs.add(text, bold=self.bold, link=paragraph.link)

    def _ended(self, paragraph: _Paragraph) -> None:
        if self.tables:
            self._into_cell(paragraph.runs)
            self.tables[-1].images += paragraph.images
            return
        if not self.styles.is_contents(paragraph.style):
            self.keep(self._block(paragraph))
        self.done += [each.block() for each in paragraph.images]

    def _block(self, paragraph: _Paragraph) -> Block | None:
        level = self.styles.level(paragraph.style)
        if level is None and paragraph.outline < 9:
            level = paragraph.outline + 1
        list_id, depth = self.styles.list_of(paragraph.style)
        list_id, depth = paragraph.list_id or list_id, paragraph.depth or depth
        number = self.numbering.next(list_id, depth) if paragraph.runs.pieces else ""
        if level is not None:
            number = "" if number == "•" else number
            return paragraph.runs.block(Form.HEADING, level=level, number=number)
        if number:
            return paragraph.runs.block(Form.ITEM, level=depth + 1, number=number)
        return paragraph.runs.block(Form.TEXT)

    def _table_ended(self, ended: _Table) -> None:
        if self.tables:
            for row in ended.rows:
                self._into_cell(package.together(row))
            self.tables[-1].images += ended.images
            return
        self.keep(package.table_block(ended.rows))
        self.done += [each.block() for each in ended.images]

    def _into_cell(self, line: Runs) -> None:
        rows = self.tables[-1].rows
        if rows and rows[-1]:
            rows[-1][-1].add_line(line)
