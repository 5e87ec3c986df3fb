# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blocks of Markdown, or of a text without any marks."""

import codecs
import re
from collections.abc import Iterator

from cop.minutes.blocks import Block, Form, table
from cop.minutes.marks import bold_signs, plain

MOST_BYTES = 1_600_000
WIDEST = 100
"""Characters of the lines of a text that was broken to fit a screen of signs."""
_FULL = 66
_LEAST_FULL = 3
"""So many lines that are full tell that lines were broken where they are."""

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*([^#\s].*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|={3,}\s*)$")
_LEADS_ON = re.compile(r",$|\s(?:en|et|und|and|van|de|den|der)$", re.IGNORECASE)
_ITEM = re.compile(r"(\s*)([-*+•‣·▪–]|\(?\d{1,3}\\?[.)]|[a-z][.)])(?:[ \t]+(?=\S)|$)")
_TABLE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")
_FRONT = {"---": ":", "+++": "="}
_FENCE = re.compile(r"\s*(```|~~~)")
_IMAGE_LINE = re.compile(r"\s*!\[[^\]]*\]\([^)\s]+[^)]*\)\s*$")
_HTML_LINE = re.compile(r"\s*(?:<!--.*-->|</?(?:details|div|p|center|table|br|hr)[^>]*>)\s*$", re.I)
_LABEL = re.compile(r"[\s*_]*[^\W\d_][\w’'./ -]{0,24}[*_]*\s?:")


def blocks(path: str) -> Iterator[Block]:
    """The blocks in reading order."""
    with open(path, "rb") as file:
        content = file.read(MOST_BYTES)
    try:
        # What was cut off within a character is no reason to take it for another encoding.
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return of(text)


def of(text: str) -> Iterator[Block]:
    """The blocks of a text."""
    lines = [_TAB.sub("    ", line.rstrip("\r")) for line in text.split("\n")]
    yield from _Reader(lines).blocks()


_TAB = re.compile(r"(?<=^)\t")


class _Reader:
    """Goes through the lines once."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        prose = [len(line) for line in lines if line.strip() and "|" not in line]
        self.is_wrapped = max(prose, default=0) <= WIDEST
        self.is_full = sum(length > _FULL for length in prose) >= _LEAST_FULL

    def blocks(self) -> Iterator[Block]:
        """The blocks in reading order."""
        yield from self._front_matter()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip() or _HTML_LINE.match(line) or _RULE.match(line):
                self.at += 1
            elif _FENCE.match(line):
                yield from self._fenced()
            elif self._is_table():
                yield from self._table(below_header=2)
            elif self._is_piped():
                yield from self._table(below_header=1)
            elif (
                _tabbed(line) and self.at + 1 < len(self.lines) and _tabbed(self.lines[self.at + 1])
            ):
                yield from self._tabbed_table()
            else:
                yield from self._marked(line)

    def _front_matter(self) -> Iterator[Block]:
        """The title that stands in lines such as “title: …” between two rules of YAML or TOML."""
        rule = self.lines[0].strip()
        if rule not in _FRONT:
            return
        ends = (at for at, line in enumerate(self.lines[1:40], 1) if line.strip() == rule)
        end = next(ends, 0)
        for line in self.lines[1:end]:
            name, _sign, value = line.partition(_FRONT[rule])
            if name.strip().lower() in ("title", "titel", "titre"):
                yield from _block(Form.HEADING, value.strip().strip("\"'"))
        self.at = end + 1 if end else 0

    def _fenced(self) -> Iterator[Block]:
        first = self.at
        self.at += 1
        while self.at < len(self.lines) and not _FENCE.match(self.lines[self.at]):
            self.at += 1
        self.at += 1
        inside = self.lines[first + 1 : self.at - 1]
        if any(line.strip() for line in inside):
            yield Block(Form.TEXT, "\n".join(inside), source="\n".join(self.lines[first : self.at]))

    def _is_table(self) -> bool:
        return (
            "|" in self.lines[self.at]
            and self.at + 1 < len(self.lines)
            and "-" in self.lines[self.at + 1]
            and bool(_TABLE.match(self.lines[self.at + 1]))
        )

    def _is_piped(self) -> bool:
        """Whether rows of as many cells begin here, without a line of dashes below the first."""
        rows = [_cells(line) for line in self.lines[self.at : self.at + 2] if "|" in line]
        return len(rows) == 2 and len(rows[0]) == len(rows[1]) > 2

    def _table(self, *, below_header: int) -> Iterator[Block]:
        marked = [_marked_cells(self.lines[self.at])]
        self.at += below_header
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            marked.append(_marked_cells(self.lines[self.at]))
            self.at += 1
        marked = [row for row in marked if any(map(plain, row))]
        if marked:
            rows = tuple(tuple(map(plain, row)) for row in marked)
            yield Block(Form.TABLE, rows=rows, source=table(marked))

    def _tabbed_table(self) -> Iterator[Block]:
        """Rows of a table as they come when it is pasted: with tabs between the cells."""
        rows: list[tuple[str, ...]] = []
        while self.at < len(self.lines) and _tabbed(self.lines[self.at]):
            rows.append(tuple(cell.strip() for cell in self.lines[self.at].split("\t")))
            self.at += 1
        yield Block(Form.TABLE, rows=tuple(rows), source=table(rows))

    def _marked(self, line: str) -> Iterator[Block]:
        line = re.sub(r"^\s{0,3}(?:>\s?)+", "", line)
        if heading := _HEADING.match(line):
            self.at += 1
            yield from _block(Form.HEADING, heading[2], level=len(heading[1]))
        elif item := _ITEM.match(line):
            self.at += 1
            text = self._continued(line[item.end() :], hanging=len(item[1]) + 2)
            if self._is_underlined():
                yield from self._underlined(line.strip())
            elif text.strip():
                yield from _item(text, len(item[1]), item[2].replace("\\", ""))
        else:
            self.at += 1
            text = self._continued(line.strip())
            if self._is_underlined():
                yield from self._underlined(text)
            else:
                yield from _block(Form.TEXT, text)

    def _is_underlined(self) -> bool:
        """Whether a line of signs makes a heading of it; below a sentence it is a rule."""
        line = self.lines[self.at] if self.at < len(self.lines) else ""
        is_sentence = self.lines[self.at - 1].rstrip().endswith(".") and "-" in line
        return bool(_UNDERLINE.match(line)) and not is_sentence

    def _underlined(self, text: str) -> Iterator[Block]:
        level = 1 if "=" in self.lines[self.at] else 2
        self.at += 1
        yield from _block(Form.HEADING, text, level=level)

    def _continued(self, text: str, hanging: int = WIDEST) -> str:
        """The text with the lines that go on with it: in a document of which lines were broken,
        and those that stand below the text of an item."""
        while self._goes_on(text, hanging):
            text = f"{text.rstrip()} {self.lines[self.at].strip()}"
            self.at += 1
        return text

    def _hangs(self, signs: int) -> bool:
        line = self.lines[self.at] if self.at < len(self.lines) else ""
        return bool(line.strip()) and len(line) - len(line.lstrip(" ")) >= signs

    def _goes_on(self, text: str, hanging: int) -> bool:
        if self.at >= len(self.lines) or self._is_table() or "\t" in self.lines[self.at]:
            return False
        before, line = self.lines[self.at - 1], self.lines[self.at]
        is_open = _is_open(text.rstrip())
        if not (self.is_wrapped or is_open or self._hangs(hanging)):
            return False
        ended = before.endswith(("  ", "\\")) or not text.strip()
        full = self.is_wrapped and self.is_full and len(before) + len(line.split(" ", 1)[0]) > _FULL
        broken = full or is_open or line.lstrip()[:1].islower()
        begins = any(
            pattern.match(line)
            for pattern in (_HEADING, _ITEM, _FENCE, _UNDERLINE, _RULE, _HTML_LINE, _LABEL)
        )
        return (
            bool(line.strip()) and broken and not ended and not begins and line.lstrip()[:1] != ">"
        )


def _is_open(text: str) -> bool:
    """Whether a text ends within names or a link, so that the next line goes on with it."""
    opens, closes = (max(map(text.rfind, pair)) for pair in ("([", ")]"))
    return opens > closes or bool(_LEADS_ON.search(text))


def _tabbed(line: str) -> bool:
    """Whether a line is a row of three cells or more."""
    first, *rest = line.strip().split("\t")
    return len(rest) > 1 and all(rest[:1]) and not first.endswith(":")


def _item(text: str, indent: int, mark: str) -> Iterator[Block]:
    number = mark if mark[-1] in ".)" else "•"
    yield from _block(Form.ITEM, text, level=indent // 2 + 1, number=number)


def _block(form: Form, marked: str, *, level: int = 0, number: str = "") -> Iterator[Block]:
    """A block of a text with marks."""
    marked = marked.strip().removesuffix("\\")
    if form is Form.TEXT and _IMAGE_LINE.match(marked):
        yield Block(form, source=marked)
        return
    text = plain(marked)
    if text:
        yield Block(form, text, level, number, bold=bold_signs(marked, text), source=marked)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(map(plain, _marked_cells(line)))


def _marked_cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL.split(inner))
