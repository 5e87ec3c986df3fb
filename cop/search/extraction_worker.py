# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The process that takes the text out of one file, with little memory and time, and then ends.

It runs as a script, imports no more of the program than its limits, and can write no file.
"""

import codecs
import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from xml.parsers import expat

from pypdf import PdfReader

from cop.limited import OutOfTime, Unfit, limit, refuse_declarations

PAGES = 300
SIGNS = 400_000
"""Characters of all pages together."""
BLOCK = 2_000
"""Characters after which a block of paragraphs ends."""
UNPACKED = 20 * 1024 * 1024
"""Bytes of the part of an office document that holds its text."""

_CHUNK = 64 * 1024
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200d\u2060\ufeff\ud800-\udfff]"
)
_LIGATURES = {sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)}
# A word that goes on in the next line, but not “voor- en nadelen”.
_BROKEN_WORD = re.compile(
    r"(?<=[a-zß-öø-ÿ])[-\u2010] ?\n(?!(?:en|of|tot|et|ou|und|oder|bis|and|or|to)\b)(?=[a-zß-öø-ÿ])"
)


@dataclass(frozen=True)
class Office:
    """Where the text of a kind of office document is: names of elements without namespace."""

    part: str
    paragraphs: frozenset[str]
    texts: frozenset[str]
    """Those whose characters count."""
    skipped: frozenset[str]
    signs: dict[str, str]
    """What is written as an element."""


WORD = Office(
    part="word/document.xml",
    paragraphs=frozenset(["p"]),
    texts=frozenset(["t"]),
    # What older programs show in place of something, and what was moved elsewhere.
    skipped=frozenset(["Fallback", "moveFrom"]),
    signs={"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"},
)
OPEN = Office(
    part="content.xml",
    paragraphs=frozenset(["p", "h"]),
    texts=frozenset(["p", "h"]),
    skipped=frozenset(["tracked-changes", "annotation", "note"]),
    signs={"tab": " ", "line-break": " ", "s": " "},
)


def pdf(path: str) -> Iterator[str]:
    """The text of each page; a page that cannot be read is empty and holds up no other."""
    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unfit("it is protected by a password")
    failed = None
    for page in reader.pages:
        try:
            text = page.extract_text()
        except Exception as error:  # a damaged page answers with any exception at all
            failed, text = error, ""
        yield _BROKEN_WORD.sub("", text)
    if failed:
        raise failed


def word(path: str) -> Iterator[str]:
    """The paragraphs of a DOCX in blocks, those in tables too."""
    return blocks(paragraphs(path, WORD))


def open_text(path: str) -> Iterator[str]:
    """The paragraphs of an ODT in blocks, those in tables too."""
    return blocks(paragraphs(path, OPEN))


def plain(path: str) -> Iterator[str]:
    """The lines of a text in blocks."""
    with open(path, "rb") as file:
        content = file.read(4 * SIGNS)
    try:
        # What was cut off within a character is no reason to take it for another encoding.
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return blocks(text.splitlines())


def blocks(paragraphs: Iterable[str]) -> Iterator[str]:
    """Paragraphs together until they are long enough to be shown as a passage."""
    block, size = [], 0
    for paragraph in filter(str.strip, paragraphs):
        block.append(paragraph)
        size += len(paragraph)
        if size >= BLOCK:
            yield "\n".join(block)
            block, size = [], 0
    yield "\n".join(block)


def paragraphs(path: str, office: Office) -> Iterator[str]:
    """The paragraphs of an office document in reading order."""
    heard, size = Heard(office), 0
    with zipfile.ZipFile(path) as package, package.open(office.part) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > UNPACKED:
                raise Unfit("it unpacks to far more than a document should")
            heard.parser.Parse(chunk)
            yield from heard.paragraphs()
    heard.parser.Parse(b"", True)
    yield from heard.paragraphs()


class Heard:
    """What the parser tells of elements and characters, made into paragraphs."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.done: list[str] = []
        self.text: list[str] = []
        self.counting = self.skipping = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        refuse_declarations(self.parser)

    def paragraphs(self) -> list[str]:
        """Those that ended since this was asked last."""
        done, self.done = self.done, []
        return done

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        name = _local(element)
        if self.skipping or name in self.office.skipped:
            self.skipping += 1
        elif name in self.office.texts:
            self.counting += 1
        elif name in self.office.signs:
            self.text.append(self.office.signs[name])

    def _end(self, element: str) -> None:
        name = _local(element)
        if self.skipping:
            self.skipping -= 1
            return
        if name in self.office.texts:
            self.counting -= 1
        if name in self.office.paragraphs:
            self.done.append("".join(self.text))
            self.text = []

    def _characters(self, text: str) -> None:
        if self.counting and not self.skipping:
            self.text.append(text)


def tidy(text: str) -> str:
    """The text composed, on one line, with one blank between words and without unseen signs."""
    seen = _UNSEEN.sub("", text).translate(_LIGATURES)
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def main(path: str, media_type: str) -> dict[str, Any]:
    """The texts, as far as they can be read, and what kept the rest from being read."""
    pages: list[str] = []
    left, error = SIGNS, ""
    try:
        for text in islice(READERS[media_type](path), PAGES):
            pages.append(tidy(text)[:left])
            left -= len(pages[-1])
            if not left:
                break
    except OutOfTime:
        error = "it takes too long"
    except MemoryError:
        error = "it takes too much memory"
    except Unfit as reason:
        error = str(reason)
    except Exception as reason:  # a damaged file answers with any exception at all
        error = tidy(f"{type(reason).__name__}: {reason}")[:200]
    return {"pages": pages, "error": error}


def _local(element: str) -> str:
    return element.rpartition(" ")[2]


READERS = {
    "application/pdf": pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word,
    "application/vnd.oasis.opendocument.text": open_text,
    "text/plain": plain,
    "text/markdown": plain,
}


if __name__ == "__main__":
    limit(int(sys.argv[3]), int(sys.argv[4]))
    sys.stdout.write(json.dumps(main(sys.argv[1], sys.argv[2])))
