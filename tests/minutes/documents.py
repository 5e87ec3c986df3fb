# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Small documents with minutes of invented people."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}">'
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Afgeleid"><w:name w:val="Agendapunt"/><w:basedOn w:val="Kop1"/></w:style>'
    "</w:styles>"
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_W}">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def paragraph(text: str, *, style: str = "", list_id: int = 0, bold: bool = False) -> str:
    """A paragraph of a Word document."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = f'<w:numPr><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    words = escape(text).replace("\n", "</w:t><w:br/><w:t>")
    return f"<w:p><w:pPr>{style}{number}</w:pPr><w:r>{look}<w:t>{words}</w:t></w:r></w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table of a Word document."""
    lines = (
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def image(relation: str = "rId1") -> str:
    """A paragraph with an image."""
    return f'<w:p><w:r><w:drawing><a:blip r:embed="{relation}"/></w:drawing></w:r></w:p>'


def docx(body: str, **parts: bytes | str) -> bytes:
    """A Word document; further parts by their path, “__” for a slash and “_” for a point."""
    document = (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="urn:a"><w:body>{body}</w:body>'
        "</w:document>"
    )
    named = {name.replace("__", "/").replace("_", "."): value for name, value in parts.items()}
    return package({
        "[Content_Types].xml": _TYPES, "word/document.xml": document,
        "word/styles.xml": _STYLES, "word/numbering.xml": _NUMBERING, **named,
    })  # fmt: skip


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text."""
    names = {
        "office": "office", "text": "text", "table": "table", "style": "style",
        "fo": "xsl-fo-compatible", "draw": "drawing", "xlink": "xlink", "svg": "svg-compatible",
    }  # fmt: skip
    spaces = " ".join(f'xmlns:{short}="urn:{long}"' for short, long in names.items())
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def package(parts: dict[str, bytes | str]) -> bytes:
    """A zip with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
