# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A document as a Word file with real styles, by python-docx."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt
from docx.styles.style import CharacterStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cop.exports.numbering import begin_again
from cop.exports.paper import hyperlink, in_language, named_columns, on_a4

DEEPEST = 3
"""Levels of lists and headings that have a style of their own."""
FORMATS = {"strong": "bold", "emphasis": "italic"}


def docx(document: dict[str, Any], pictures: dict[str, dict[str, Any]], folder: Path) -> bytes:
    """The Word file."""
    writer = Writer(pictures, folder)
    paper = writer.paper
    _describe(paper, document)
    in_language(paper, document["locale"])
    on_a4(paper)
    paper.add_paragraph(document["title"], style="Title")
    writer.blocks(document["blocks"])
    footer = paper.sections[0].footer.paragraphs[0]
    footer.add_run(f"{document['site']} · {document['address']}").font.size = Pt(8)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


class Writer:
    """Writes nodes at the end of a paper, or in a cell of a table on it."""

    def __init__(self, pictures: dict[str, dict[str, Any]], folder: Path) -> None:
        self.paper = Document()
        self.pictures, self.folder = pictures, folder
        code = self.paper.styles.add_style("Code", 1)
        code.font.name, code.font.size = "Courier New", Pt(9)
        link = self.paper.styles.add_style("Hyperlink", 2)
        assert isinstance(link, CharacterStyle)  # noqa: S101  (2 asks for one)
        link.font.underline = True

    def blocks(self, nodes: list[dict[str, Any]], style: str = "Normal") -> None:
        """Write each; paragraphs get this style."""
        for node in nodes:
            kind = node["kind"]
            if kind == "paragraph":
                self.inlines(self.paper.add_paragraph(style=style), node["inside"])
            elif kind == "heading":
                title = self.paper.add_paragraph(style=f"Heading {min(node['level'], 4)}")
                self.inlines(title, node["inside"])
            elif kind == "list":
                self.items(node, 1)
            elif kind == "quote":
                self.blocks(node["blocks"], "Quote")
            elif kind == "code":
                self.paper.add_paragraph(node["text"], style="Code")
            elif kind == "rule":
                self.paper.add_paragraph("* * *")
            elif kind == "picture":
                self.picture(node)
            else:
                self.table(node)

    def items(self, node: dict[str, Any], depth: int) -> None:
        """A list, whose numbers begin anew; further paragraphs of an item are set in as far."""
        level = min(depth, DEEPEST)
        suffix = f" {level}" if level > 1 else ""
        name = ("List Number" if node["numbered"] else "List Bullet") + suffix
        number = begin_again(self.paper, name, node["start"]) if node["numbered"] else None
        for item in node["items"]:
            first = True
            for block in item or [{"kind": "paragraph", "inside": []}]:
                if block["kind"] == "paragraph":
                    style = name if first else f"List Continue{suffix}"
                    line = self.paper.add_paragraph(style=style)
                    if first and number is not None:
                        number(line)
                    self.inlines(line, block["inside"])
                    first = False
                elif block["kind"] == "list":
                    self.items(block, depth + 1)
                else:
                    self.blocks([block], f"List Continue{suffix}")

    def table(self, node: dict[str, Any]) -> None:
        """A table whose first row is marked as its header, on every page."""
        made = self.paper.add_table(rows=0, cols=len(node["head"]), style="Table Grid")
        for number, line in enumerate([node["head"], *node["lines"]]):
            for cell, said in zip(made.add_row().cells, line, strict=True):
                self.inlines(cell.paragraphs[0], said, {"bold"} if number == 0 else set())
        named_columns(made)
        self.paper.add_paragraph()

    def picture(self, node: dict[str, Any]) -> None:
        drawn = self.pictures.get(str(node["file"]))
        if drawn is None:
            self.paper.add_paragraph(node["alt"])
            return
        path = str(self.folder / drawn["name"])
        shape = self.paper.add_picture(path, width=Pt(drawn["width"]))
        described = shape._inline.docPr
        described.set("descr", node["alt"])

    def inlines(
        self, line: Paragraph, nodes: list[dict[str, Any]], formats: set[str] | None = None
    ) -> None:
        """Write texts into a paragraph, each in its formats."""
        formats = formats or set()
        for node in nodes:
            kind = node["kind"]
            if kind == "break":
                line.add_run().add_break()
            elif kind in FORMATS:
                self.inlines(line, node["inside"], formats | {FORMATS[kind]})
            elif kind == "link":
                before = len(line.runs)
                self.inlines(line, node["inside"], formats)
                hyperlink(line, line.runs[before:], node["to"])
            else:
                run = line.add_run(node["text"])
                _dress(run, formats)
                if kind == "mono":
                    run.font.name = "Courier New"


def _dress(run: Run, formats: set[str]) -> None:
    for name in formats:
        setattr(run, name, True)


def _describe(paper: Paper, document: dict[str, Any]) -> None:
    about = paper.core_properties
    about.title, about.author = document["title"][:255], document["site"][:255]
    about.language, about.comments = document["locale"], ""
    about.last_modified_by = document["site"][:255]
    about.created = about.modified = datetime.fromtimestamp(document["moment"], UTC)
