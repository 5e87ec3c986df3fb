# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small documents with text in them, good and bad, made when needed."""

import zlib
from collections.abc import Sequence

from tests.contributions.samples import package

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def pdf(*pages: str) -> bytes:
    """A PDF with a page for each text; each line of it is shown on a line of its own."""
    return pdf_of([_shown(page) for page in pages])


def pdf_of(contents: Sequence[bytes], trailer: bytes = b"", *objects: bytes) -> bytes:
    """A PDF of pages drawn by these instructions, with more in its trailer and more objects."""
    numbers = range(4, 4 + 2 * len(contents), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    made = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in zip(numbers, contents, strict=True):
        packed = zlib.compress(content)
        made += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (number + 1),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        ]
    return _numbered([*made, *objects], trailer)


def protected_pdf(text: str) -> bytes:
    """A PDF that nobody opens without its password."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32)
    trailer = b"/Encrypt 6 0 R /ID [<00> <00>]"
    return pdf_of([_shown(text)], trailer, lock)


def docx(body: str, declared: str = "") -> bytes:
    """A DOCX with this in its body, and this declared before."""
    document = f'{declared}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return package({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def paragraph(text: str) -> str:
    """A paragraph of a DOCX."""
    return f"<w:p><w:pPr/><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str) -> bytes:
    """An ODT with this as its text."""
    names = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "text", "table"))
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    mimetype = b"application/vnd.oasis.opendocument.text"
    return package({"mimetype": mimetype, "content.xml": content.encode()})


def _shown(text: str) -> bytes:
    lines = b" T* ".join(b"(%s) Tj" % line.encode("cp1252") for line in text.split("\n"))
    return b"BT /F1 12 Tf 14 TL 72 720 Td %s ET" % lines


def _numbered(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """The objects with their table of places."""
    content, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    begins, size = len(content), len(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n" % size
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return bytes(content + b"startxref\n%d\n%%%%EOF\n" % begins)
