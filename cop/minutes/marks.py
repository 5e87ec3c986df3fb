# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The marks of Markdown within a line."""

import html
import re

from cop.minutes.package import tidy

_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|p|summary|sup|sub|small|font|a|div)(?:\s[^>]*)?>", re.I
)
_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
)
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
_STRONG = re.compile(r"(\*\*\*|\*\*|___|__)(?=\S)(.+?)(?<=\S)\1")
_LATE = re.compile(r"\*\*(\w[^*\n]{0,60}?)(\s+)\*\*")
"""Bold that ends after a blank, as editors write it: “**Present: **Noor”."""
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(marked: str) -> str:
    """The text without its marks."""
    text = _TAG.sub("", _BREAK.sub("\n", marked))
    text = _ADDRESS.sub(r"\1", text)
    for _nested in range(2):
        text = _LINK.sub(r"\1", text)
    text = _LATE.sub(r"**\1**\2", text)
    for _nested in range(2):
        text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    return tidy(html.unescape(_ESCAPE.sub(r"\1", text)))


def bold_signs(marked: str, text: str) -> int:
    """How many signs at the beginning of the text are bold."""
    if _EMPHASIS.fullmatch(marked):
        return len(text)
    strong = _STRONG.match(marked) or re.match(r"<(b|strong)>(.+?)</\1>", marked)
    return min(len(plain(strong[2])), len(text)) if strong else 0
