# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Blocks out of documents, and documents that are bad."""

import io
import time
import zipfile
from datetime import date

import pytest

from cop.errors import Refused
from cop.minutes import reading, reading_worker, text_lines
from cop.minutes.blocks import Form, loaded
from cop.minutes.taking import taken
from tests.minutes.documents import PNG, docx, image, odt, package, paragraph, table


@pytest.fixture
def blocks(app, tmp_path):
    """The blocks of a file of this kind with this in it."""

    def read(content, extension):
        path = tmp_path / f"minutes.{extension}"
        path.write_bytes(content)
        found = reading.found(path, reading.READ[extension], date(2026, 2, 1))
        return loaded(found["blocks"])

    return read


@pytest.fixture
def refused(app, settings):
    """Why a file is not taken in, and that saying so took no longer than it may."""

    def reason(content, name="minutes.docx"):
        began = time.monotonic()
        with pytest.raises(Refused) as caught:
            taken(io.BytesIO(content), name, settings.files_dir)
        assert time.monotonic() - began < 6
        return str(caught.value.reason)

    return reason


def told(blocks):
    return [(block.form, block.level, block.number, block.text) for block in blocks]


def test_a_word_document_is_read_with_its_styles_lists_and_tables(blocks):
    found = blocks(
        docx(
            paragraph("Verslag", style="Titel")
            + paragraph("Opening", style="Kop1")
            + paragraph("Bermen", style="Afgeleid")
            + paragraph("Aanwezig:", bold=True)
            + paragraph("Eerste", list_id=1)
            + paragraph("Tweede\nregel", list_id=1)
            + paragraph("Punt", list_id=2)
            + table([["Wat", "Wie"], ["Lijst sturen", "Noor"]])
        ),
        "docx",
    )

    assert told(found) == [
        (Form.HEADING, 0, "", "Verslag"),
        (Form.HEADING, 1, "", "Opening"),
        (Form.HEADING, 1, "", "Bermen"),
        (Form.TEXT, 0, "", "Aanwezig:"),
        (Form.ITEM, 1, "1.", "Eerste"),
        (Form.ITEM, 1, "2.", "Tweede\nregel"),
        (Form.ITEM, 1, "•", "Punt"),
        (Form.TABLE, 0, "", ""),
    ]
    assert found[3].is_bold
    assert found[7].rows == (("Wat", "Wie"), ("Lijst sturen", "Noor"))
    assert found[7].source == "| Wat | Wie |\n| --- | --- |\n| Lijst sturen | Noor |"


def test_an_open_document_is_read_with_its_styles_lists_and_tables(blocks):
    styles = (
        '<style:style style:name="P1"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="P2" style:parent-style-name="Title"/>'
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
        ' style:num-format="1"/></text:list-style>'
    )
    found = blocks(
        odt(
            '<text:p text:style-name="P2">Verslag</text:p>'
            '<text:h text:outline-level="2">Bermen</text:h>'
            '<text:p text:style-name="P1">Aanwezig:</text:p>'
            '<text:list text:style-name="L1"><text:list-item><text:p>Een</text:p></text:list-item>'
            "<text:list-item><text:p>Twee<text:line-break/>regels</text:p></text:list-item>"
            "</text:list><text:list><text:list-item><text:p>Punt</text:p></text:list-item>"
            "</text:list><table:table><table:table-row><table:table-cell><text:p>Wat</text:p>"
            "</table:table-cell></table:table-row></table:table>",
            styles,
        ),
        "odt",
    )

    assert told(found) == [
        (Form.HEADING, 0, "", "Verslag"),
        (Form.HEADING, 2, "", "Bermen"),
        (Form.TEXT, 0, "", "Aanwezig:"),
        (Form.ITEM, 1, "1.", "Een"),
        (Form.ITEM, 1, "2.", "Twee\nregels"),
        (Form.ITEM, 1, "•", "Punt"),
        (Form.TABLE, 0, "", ""),
    ]
    assert found[2].is_bold


def test_markdown_is_read_line_by_line():
    text = (
        "---\ntitle: Verslag\n---\n# Bermen\n\nOverleg\n-------\n**Aanwezig:** Noor\n- Een\n"
        "  1. Twee\n\n| A | B |\n|---|---|\n| [x](http://a.example) | y |\n> Geciteerd\n"
        "![kaart](kaart.png)\n"
    )

    found = list(text_lines.of(text))

    assert told(found) == [
        (Form.HEADING, 0, "", "Verslag"),
        (Form.HEADING, 1, "", "Bermen"),
        (Form.HEADING, 2, "", "Overleg"),
        (Form.TEXT, 0, "", "Aanwezig: Noor"),
        (Form.ITEM, 1, "•", "Een"),
        (Form.ITEM, 2, "1.", "Twee"),
        (Form.TABLE, 0, "", ""),
        (Form.TEXT, 0, "", "Geciteerd"),
        (Form.TEXT, 0, "", ""),
    ]
    assert found[3].bold == len("Aanwezig:")
    assert found[6].rows[1] == ("x", "y")


def test_lines_that_were_broken_to_fit_are_put_together():
    line = "word " * 14
    found = list(text_lines.of(f"{line}\nand so on.\n\nShort\nUnder it"))

    assert [block.text for block in found] == [f"{line}and so on.", "Short", "Under it"]


def test_pictures_in_a_document_are_kept(app, settings):
    relations = (
        '<Relationships><Relationship Id="rId1" Target="media/image1.png"/>'
        '<Relationship Id="rId2" Target="http://a.example/x.png" TargetMode="External"/>'
        '<Relationship Id="rId3" Target="../../secret.png"/></Relationships>'
    )
    body = paragraph("Kaart") + image() + image("rId2") + image("rId3") + image("rId9")
    made = docx(body, word___rels__document_xml_rels=relations, word__media__image1_png=PNG)
    made = made.replace(b"word/.rels", b"word/_rels")

    found = taken(io.BytesIO(made), "minutes.docx", settings.files_dir)

    images = [block["image"] for block in found.found["blocks"] if block["image"]]
    assert images == list(found.pictures) == ["word/media/image1.png"]


# Bad input


def test_a_cell_over_several_columns_leaves_what_is_beside_it_in_place(blocks):
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    wide = cell.format('<w:gridSpan w:val="2"/>', paragraph("Gemeente"))
    low = cell.format('<w:vMerge w:val="restart"/>', paragraph("Voorbeeldstad"))
    below = cell.format("<w:vMerge/>", "<w:p/>")
    plain = [cell.format("", paragraph(text)) for text in ("Hectare", "noord", "12", "zuid", "7")]
    rows = ([wide, plain[0]], [low, *plain[1:3]], [below, *plain[3:5]])
    lines = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    (found,) = blocks(docx(f"<w:tbl>{lines}</w:tbl>"), "docx")

    assert found.rows == (
        ("Gemeente", "", "Hectare"), ("Voorbeeldstad", "noord", "12"), ("", "zuid", "7"),
    )  # fmt: skip


def test_a_cell_of_an_open_document_covers_others(blocks):
    def cell(text, looks=""):
        return f"<table:table-cell {looks}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell><text:p>Niet te zien</text:p></table:covered-table-cell>"
    rows = (
        cell("Gemeente", 'table:number-columns-spanned="2"') + covered + cell("Hectare"),
        cell("Voorbeeldstad", 'table:number-rows-spanned="2"') + cell("noord") + cell("12"),
        "<table:covered-table-cell/>" + cell("zuid") + cell("7"),
        cell("Anderdorp") + cell("idem", 'table:number-columns-repeated="2"'),
    )
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    (found,) = blocks(odt(f"<table:table>{lines}</table:table>"), "odt")

    assert found.rows == (
        ("Gemeente", "", "Hectare"), ("Voorbeeldstad", "noord", "12"), ("", "zuid", "7"),
        ("Anderdorp", "idem", "idem"),
    )  # fmt: skip


@pytest.mark.parametrize("said", ["999999999", "0", "-3", "x", ""])
def test_a_cell_over_more_columns_than_there_can_be_takes_what_fits(blocks, said):
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{said}"/></w:tcPr>{paragraph("Breed")}</w:tc>'
    (found,) = blocks(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), "docx")

    assert found.rows[0][0] == "Breed"
    assert len(found.rows[0]) < 64


def test_two_thousand_tables_are_read(blocks):
    body = table([["Wat", "Wie"], ["Lijst", "Noor"]]) * 2_000

    assert len(blocks(docx(body), "docx")) == 2_000


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), b"%PDF-1.4\n",
     odt("<text:p>Verslag</text:p>"), docx(paragraph("Verslag"))[:900]],
)  # fmt: skip
def test_what_is_encrypted_renamed_or_breaks_off_is_refused(refused, content):
    assert refused(content)


def test_a_document_with_macros_is_refused(refused):
    made = docx(paragraph("Verslag"), word__vbaProject_bin=b"x")
    types = "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"
    renamed = package({"[Content_Types].xml": types, "word/document.xml": "<x/>"})

    assert "macros" in refused(made)
    assert refused(renamed)


def test_what_unpacks_to_too_much_is_refused(refused):
    huge = docx(paragraph("Verslag" + " " * 200_000_000))
    large = docx(paragraph("é" + "".join(chr(33 + n % 90) for n in range(25_000_000))))

    assert "unpacks" in refused(huge)
    assert refused(large)


def test_what_unpacks_to_too_much_is_advised_in_a_way_that_minutes_are_taken(refused):
    bomb = refused(docx(paragraph("Verslag" + " " * 50_000_000)))

    assert "PDF" not in bomb
    assert "Paste their text instead" in bomb


@pytest.mark.parametrize(
    "declared",
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
     '<!DOCTYPE x [<!ENTITY a SYSTEM "http://a.example/">]>'],
)  # fmt: skip
def test_what_declares_entities_is_refused(refused, declared):
    made = package({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{declared}<document><p><r><t>&a;</t></r></p></document>",
    })  # fmt: skip

    assert "outside itself" in refused(made)


def test_what_is_too_deep_or_too_long_is_refused(refused):
    deep = package({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a>" * 90_000})
    numbers = range(reading_worker.BLOCKS + 1)
    long = docx("".join(paragraph(f"{number * 7_919_777_777_777:x}") for number in numbers))

    assert refused(deep)
    assert "longer than minutes" in refused(long)


def test_a_process_that_takes_too_long_is_ended(refused, monkeypatch):
    monkeypatch.setattr(reading, "WALL_SECONDS", 0.01)

    assert "too long" in refused(docx(paragraph("Verslag")))


def test_an_empty_document_is_refused(refused):
    assert "no text" in refused(docx(""))
    assert zipfile.is_zipfile(io.BytesIO(docx("")))


def test_links_are_kept_in_paragraphs_and_in_cells(blocks):
    def leading(relation):
        return f'<w:hyperlink r:id="{relation}"><w:r><w:t>de kaart</w:t></w:r></w:hyperlink>'

    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    relations = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{to}" TargetMode="External"/>'
        for id, to in (("rId1", "https://example.org/kaart?a=1&amp;b=2"), ("rId2", "file:///x"))
    )
    word = docx(
        f"<w:p><w:r><w:t>Zie </w:t></w:r>{leading('rId1')}<w:r><w:t>.</w:t></w:r></w:p>"
        f"<w:p>{leading('rId2')}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{leading('rId1')}</w:p></w:tc></w:tr></w:tbl>",
        word___rels__document_xml_rels=f"<Relationships>{relations}</Relationships>",
    ).replace(b"word/.rels", b"word/_rels")
    link = "[de kaart](<https://example.org/kaart?a=1&b=2>)"
    found = blocks(word, "docx")
    assert [each.source for each in found] == [f"Zie {link}.", "de kaart", f"| {link} |\n| --- |"]
    assert found[0].text == "Zie de kaart."
    assert found[2].rows == (("de kaart",),)

    open_document = odt(
        '<text:p>Zie <text:a xlink:href="https://example.org/kaart?a=1&amp;b=2">de kaart</text:a>.'
        "</text:p>"
    )
    assert blocks(open_document, "odt")[0].source == f"Zie {link}."
    [rows] = blocks(f"| Wat | Waar |\n|---|---|\n| Kaart | {link} |\n".encode(), "md")
    assert rows.rows[1] == ("Kaart", "de kaart")
    assert link in rows.source


def test_what_a_picture_shows_is_kept(blocks):
    drawn = (
        '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="urn:wp" id="1" name="x" descr="De [markt]"/>'
        '<a:blip r:embed="rId1"/></w:drawing></w:r></w:p>'
    )
    relations = '<Relationships><Relationship Id="rId1" Target="media/a.png"/></Relationships>'
    word = docx(drawn, word___rels__document_xml_rels=relations)
    [picture] = blocks(word.replace(b"word/.rels", b"word/_rels"), "docx")
    assert (picture.image, picture.source) == ("word/media/a.png", r"De \[markt\]")

    framed = (
        '<text:p>Kaart:<draw:frame><draw:image xlink:href="Pictures/a.png"/>'
        "<svg:title>De</svg:title><svg:desc>markt</svg:desc></draw:frame></text:p>"
    )
    text, picture = blocks(odt(framed), "odt")
    assert (text.text, picture.source) == ("Kaart:", "De markt")
