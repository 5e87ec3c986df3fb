# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Markdown that people write: guarded, rendered outside the process, cleaned, compared.

The parts are re-exported because every domain uses them and none of them imports upwards.
"""

from cop.markup.diff import Change, Piece, Section, difference, sections
from cop.markup.guard import LONG, SHORT, check
from cop.markup.reading import excerpt, mentions, pictures, references, text_of
from cop.markup.rendering import RENDERER, Rendered, clean, render, trusted

__all__ = [
    "LONG",
    "RENDERER",
    "SHORT",
    "Change",
    "Piece",
    "Rendered",
    "Section",
    "check",
    "clean",
    "difference",
    "excerpt",
    "mentions",
    "pictures",
    "references",
    "render",
    "sections",
    "text_of",
    "trusted",
]
