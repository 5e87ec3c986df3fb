# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What office documents have in common: parts of XML, read as a stream, and runs of text."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple, Protocol
from xml.parsers import expat

from cop.limited import refuse_declarations
from cop.minutes.blocks import Block, Form, table

UNPACKED = 20 * 1024 * 1024
"""Bytes of one part."""

_CHUNK = 64 * 1024
_DEEPEST = 400
_MOST_COLUMNS = 63
"""As many as a table of Word has."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200d\u2060\ufeff\ud800-\udfff]"
)
_BLANKS = re.compile(r"[ \xa0\u2000-\u200a\u202f]+")
_MARKS = re.compile(r"([\\`*_\[\]<>])")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\\\x00-\x1f]+", re.IGNORECASE)


class TooLarge(Exception):
    """A part unpacks to more than a document needs."""


class Listener(Protocol):
    """What hears of elements and characters; names are without namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def characters(self, text: str) -> None: ...


def hear(package: zipfile.ZipFile, part: str, listener: Listener) -> Iterator[None]:
    """Tell a listener of a part of the package, and give way after every piece of it."""
    parser = _parser(listener)
    size = 0
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > UNPACKED:
                raise TooLarge
            parser.Parse(chunk)
            yield
    parser.Parse(b"", True)
    yield


def hear_all(package: zipfile.ZipFile, part: str, listener: Listener) -> None:
    """The same of a small part, which may be missing."""
    if part in package.namelist():
        for _piece in hear(package, part, listener):
            pass


def _parser(listener: Listener) -> Any:
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise TooLarge
        listener.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(_local(name))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = listener.characters
    refuse_declarations(parser)
    return parser


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


class Picture(NamedTuple):
    """The part with an image, and what it shows in words."""

    part: str
    shows: str

    def block(self) -> Block:
        """The image as a block."""
        return Block(Form.IMAGE, image=self.part, source=escaped(" ".join(self.shows.split())))


class Piece(NamedTuple):
    """Text of one look."""

    text: str
    bold: bool = False
    link: str = ""
    """The address that it leads to."""


@dataclass
class Runs:
    """The pieces of text of a paragraph or a cell of a table."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Without marks."""
        return tidy("".join(piece.text for piece in self.pieces))

    def add(self, text: str, *, bold: bool = False, link: str = "") -> None:
        """One more piece; of links those are kept that a browser or a mail program opens."""
        link = link if _ADDRESS.fullmatch(link) else ""
        self.pieces.append(Piece(_UNSEEN.sub("", text), bold, link))

    def add_line(self, line: "Runs") -> None:
        """All of a paragraph in a cell, and a break; what is bold stands in headings of tables."""
        self.pieces += [piece._replace(bold=False) for piece in line.pieces]
        self.add("\n")

    def block(self, form: Form, *, level: int = 0, number: str = "") -> Block | None:
        """The paragraph; none when nothing is in it."""
        text = self.text
        if not text:
            return None
        bold = min(self._bold_signs(), len(text))
        return Block(form, text, level, number, bold=bold, source=self.marked())

    def marked(self) -> str:
        """As Markdown; pieces beside each other that look the same stand between the same marks."""
        looks = groupby(self.pieces, key=lambda piece: (piece.link, piece.bold))
        return tidy("".join(_marked("".join(p.text for p in same), *look) for look, same in looks))

    def _bold_signs(self) -> int:
        """The signs before the first that is not bold."""
        first = ""
        for piece in self.pieces:
            if piece.text.strip() and not piece.bold:
                break
            first += piece.text
        return len(tidy(first))


def table_block(rows: list[list[Runs]]) -> Block | None:
    """A table; none when nothing is in it."""
    filled = [row for row in rows if any(cell.text for cell in row)]
    if not filled:
        return None
    said = tuple(tuple(cell.text for cell in row) for row in filled)
    return Block(Form.TABLE, rows=said, source=table([c.marked() for c in row] for row in filled))


def columns(said: str) -> int:
    """How many columns a cell takes, by its attribute."""
    return min(int(said), _MOST_COLUMNS) if said.isdecimal() and len(said) < 4 else 1


def together(row: list[Runs]) -> Runs:
    """The cells of a row in one line, for a table within a cell."""
    pieces = [[*cell.pieces, Piece(" ")] for cell in row]
    flat = (p._replace(text=p.text.replace("\n", " ")) for cell in pieces for p in cell)
    return Runs(list(flat))


def tidy(text: str) -> str:
    """The text composed, with one blank between words; new lines stay."""
    lines = (_BLANKS.sub(" ", line).strip(" \t") for line in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))


def _marked(text: str, link: str, bold: bool) -> str:
    core = text.strip()
    if not core or not (link or bold):
        return escaped(text)
    before, _core, after = text.partition(core)
    inside = f"**{escaped(core)}**" if bold else escaped(core)
    return f"{before}[{inside}](<{link}>){after}" if link else f"{before}{inside}{after}"


def escaped(text: str) -> str:
    """A text with its signs that are marks in Markdown as signs."""
    return _MARKS.sub(r"\\\1", text)
