# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What office documents have in common: parts of XML, read as a stream, and runs of text."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol
from xml.parsers import expat

from cop.limited import refuse_declarations
from cop.minutes.blocks import Block, Form, table

UNPACKED = 20 * 1024 * 1024
"""Bytes of one part."""

_CHUNK = 64 * 1024
_DEEPEST = 400
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200d\u2060\ufeff\ud800-\udfff]"
)
_BLANKS = re.compile(r"[ \xa0\u2000-\u200a\u202f]+")
_MARKS = re.compile(r"([\\`*_\[\]<>])")


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


@dataclass
class Runs:
    """The pieces of text of a paragraph, each bold or not."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str, *, bold: bool) -> None:
        """One more piece."""
        self.pieces.append((_UNSEEN.sub("", text), bold))

    def block(self, form: Form, *, level: int = 0, number: str = "") -> Block | None:
        """The paragraph; none when nothing is in it."""
        text = tidy("".join(text for text, _bold in self.pieces))
        if not text:
            return None
        marked = tidy("".join(_merged(self.pieces)))
        return Block(
            form, text, level, number, bold=min(self._bold_signs(), len(text)), source=marked
        )

    def _bold_signs(self) -> int:
        """The signs before the first that is not bold."""
        first = ""
        for text, bold in self.pieces:
            if text.strip() and not bold:
                break
            first += text
        return len(tidy(first))


def table_block(rows: list[list[str]]) -> Block | None:
    """A table; none when nothing is in it."""
    tidied = tuple(tuple(tidy(cell) for cell in row) for row in rows)
    filled = tuple(row for row in tidied if any(row))
    return Block(Form.TABLE, rows=filled, source=table(filled)) if filled else None


def tidy(text: str) -> str:
    """The text composed, with one blank between words; new lines stay."""
    lines = (_BLANKS.sub(" ", line).strip(" \t") for line in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))


def _merged(pieces: list[tuple[str, bool]]) -> Iterator[str]:
    """The pieces as Markdown, those beside each other that are bold between one pair of marks."""
    open_bold = ""
    for text, bold in [*pieces, ("", False)]:
        if bold:
            open_bold += text
            continue
        if core := open_bold.strip():
            head, _core, tail = open_bold.partition(core)
            yield f"{head}**{_escaped(core)}**{tail}"
        else:
            yield open_bold
        open_bold = ""
        yield _escaped(text)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
