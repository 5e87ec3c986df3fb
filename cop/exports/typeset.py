# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A document as an accessible PDF (PDF/UA-1), by Typst.

What people wrote is data that the template reads; it is never part of the template.
"""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = typst.Fonts(include_system_fonts=False)
MOST_TRIES = 8
_UNPRINTABLE = re.compile(r"the text `\"(.+?)\"` could not be displayed")


def pdf(document: dict[str, Any], pictures: dict[str, dict[str, Any]], folder: Path) -> bytes:
    """The PDF; a character that the fonts do not have is replaced by its name."""
    (folder / "report.typ").write_bytes(TEMPLATE.read_bytes())
    data = json.dumps({**document, "pictures": pictures}, ensure_ascii=False)
    for _each in range(MOST_TRIES):
        (folder / "data.json").write_text(data, encoding="utf-8")
        try:
            return _compiled(folder, document["moment"])
        except typst.TypstError as error:
            lacking = set("".join(_UNPRINTABLE.findall(f"{error.diagnostic} {error.message}")))
            if not lacking:
                raise
            data = "".join(_named(sign) if sign in lacking else sign for sign in data)
    return _compiled(folder, document["moment"])


def _compiled(folder: Path, moment: int) -> bytes:
    compiler = typst.Compiler(folder / "report.typ", root=folder, font_paths=FONTS)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment)
    assert isinstance(made, bytes)  # noqa: S101  (one file was asked for)
    return made


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "").lower()
    return f"[{name}]" if name and sign > "\x7f" else "?"
