# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Numbered lists in a Word file, each of which begins at its own number."""

from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.text.paragraph import Paragraph


def begin_again(paper: Document, style: str, start: int) -> Callable[[Paragraph], None]:
    """A function that numbers a paragraph in a new list of this style."""
    numbering: Any = paper.part.numbering_part.element
    properties: Any = paper.styles[style].element
    used = properties.pPr.numPr.numId.val
    kind = next(each for each in numbering.num_lst if each.numId == used).abstractNumId.val
    added = numbering.add_num(kind)
    level = added.add_lvlOverride(ilvl=0)
    level.add_startOverride(start)

    def number(line: Paragraph) -> None:
        held = line._p.get_or_add_pPr().get_or_add_numPr()
        held.get_or_add_ilvl().val = 0
        held.get_or_add_numId().val = added.numId

    return number
