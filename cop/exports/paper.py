# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a Word file needs that python-docx has no words for: language, links, header rows."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def in_language(paper: Document, language: str) -> None:
    """Say in which language it is written, for spelling and for reading aloud."""
    styles: Any = paper.styles.element
    for said in styles.iter(qn("w:lang")):
        said.set(qn("w:val"), language)
    settings: Any = paper.settings.element
    for said in settings.iter(qn("w:themeFontLang")):
        said.set(qn("w:val"), language)


def on_a4(paper: Document) -> None:
    """Pages of A4 with margins of 20 mm."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)


def hyperlink(line: Paragraph, runs: list[Run], address: str) -> None:
    """Make a link of runs at the end of a paragraph."""
    key = line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    for run in runs:
        run.style = "Hyperlink"
        link.append(run._r)
    line._p.append(link)


def named_columns(table: Table) -> None:
    """Mark the first row as the names of the columns, and keep rows whole."""
    for number, row in enumerate(table.rows):
        properties: Any = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
