# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a Markdown text may look like, so that rendering it stays cheap: checked before anything."""

import re
import unicodedata

from flask_babel import lazy_gettext as _

from cop.errors import Refused

SHORT = 20_000
"""Most characters of a body."""
LONG = 60_000
"""Most characters of a report."""

LINES = 4_000
COLUMNS = 40
PIPES = 2_000
CELLS = 5_000
BRACKETS = 1_500
OPEN_BRACKETS = 20
BRACKET_DEPTH = 8
NESTING = 12
BLANKS = 200
FENCES = 200
HEADINGS = 300
EMPHASIS = 3_000
ESCAPES = 4_000
LINKS = 50
IMAGES = 20

_NESTED = re.compile(r"(?:[ \t]*+(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t])))*+")
_MARKER = re.compile(r">|[*+-]|\d+[.)]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_BARE_LINK = re.compile(r"(?<!\]\()(?<!\]\(<)https?://", re.IGNORECASE)
_BLANKS = re.compile(rf"[^\S\n]{{{BLANKS + 1},}}")
_FENCE = re.compile(r"^ *(?:```|~~~)", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(?:#|(?:[-=*_] *+)+$)", re.MULTILINE)
_LINE_END = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
_BRACKET_OR_GAP = re.compile(r"[\[\]]|\n\n|\Z")


def normalised(text: str) -> str:
    """The text with one kind of line end, composed letters and no blanks at the end of lines."""
    lines = _LINE_END.split(unicodedata.normalize("NFC", text))
    return "\n".join(line.rstrip() for line in lines)


def check(text: str, limit: int = SHORT) -> None:
    """Raise Refused, with a reason its author can act on, when a text is too long or tangled."""
    plain = normalised(text)
    if len(plain) > limit:
        raise Refused(
            _(
                "This text has %(length)s characters and at most %(limit)s fit. "
                "Shorten it, or add a part of it as a file.",
                length=len(plain),
                limit=limit,
            )
        )
    for rule in (_characters, _blanks, _links, _brackets, _tables, _nesting, _marks):
        rule(plain)


def _characters(text: str) -> None:
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Refused(
            _(
                "Line %(line)s holds an invisible control character, which often comes along "
                "when text is pasted. Type that line again.",
                line=line,
            )
        )


def _blanks(text: str) -> None:
    if found := _BLANKS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Refused(
            _("Line %(line)s has more than %(limit)s blanks in a row.", line=line, limit=BLANKS)
        )


def _links(text: str) -> None:
    images = text.count("![")
    if images > IMAGES:
        raise Refused(_("This text shows more than %(limit)s images.", limit=IMAGES))
    links = text.count("](") + text.count("][") - images + len(_BARE_LINK.findall(text))
    if links > LINKS:
        raise Refused(_("This text holds more than %(limit)s links.", limit=LINKS))


def _brackets(text: str) -> None:
    opened = 0
    unclosed = 0
    for found in _BRACKET_OR_GAP.finditer(text):
        if found[0] == "[":
            opened += 1
        elif found[0] == "]":
            opened = max(opened - 1, 0)
        else:
            unclosed, opened = unclosed + opened, 0
        if opened > BRACKET_DEPTH or unclosed > OPEN_BRACKETS:
            raise Refused(_("This text has too many square brackets that are not closed."))
    if text.count("[") > BRACKETS:
        raise Refused(_("This text has more than %(limit)s square brackets.", limit=BRACKETS))


def _tables(text: str) -> None:
    if text.count("|") > PIPES:
        raise Refused(
            _("The tables in this text are too large. Add them as a spreadsheet, or show a part.")
        )
    for block in text.split("\n\n"):
        lines = block.split("\n")
        columns = max(line.count("|") for line in lines)
        if columns > COLUMNS + 1:
            raise Refused(_("A table has more than %(limit)s columns.", limit=COLUMNS))
        if columns * len(lines) > CELLS:
            raise Refused(
                _("A table has more than %(limit)s cells. Add it as a spreadsheet.", limit=CELLS)
            )


def _nesting(text: str) -> None:
    for line in text.split("\n"):
        start = _NESTED.match(line)
        markers = len(_MARKER.findall(start[0])) if start else 0
        indent = line.expandtabs(4)
        if markers + (len(indent) - len(indent.lstrip())) // 4 > NESTING:
            raise Refused(
                _("Lists and quotations are nested more than %(limit)s deep.", limit=NESTING)
            )


def _marks(text: str) -> None:
    if text.count("\n") > LINES:
        raise Refused(_("This text has more than %(limit)s lines.", limit=LINES))
    if len(_FENCE.findall(text)) > FENCES:
        raise Refused(_("This text has too many blocks of code."))
    if len(_HEADING.findall(text)) > HEADINGS:
        raise Refused(_("This text has more than %(limit)s headings and rules.", limit=HEADINGS))
    if text.count("*") + text.count("_") > EMPHASIS:
        raise Refused(_("This text has more than %(limit)s stars and underscores.", limit=EMPHASIS))
    if text.count("\\") + text.count("`") > ESCAPES:
        raise Refused(
            _("This text has more than %(limit)s backslashes and backticks.", limit=ESCAPES)
        )
