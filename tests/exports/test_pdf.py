# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The PDF of a report is accessible, complete and in the language of the report."""

from collections import Counter

import pytest

from tests.exports.scene import HEADINGS, full_report, pdf_text, read_pdf, tags


@pytest.fixture
def pdf(as_, oda, ana, bea):
    report = full_report(as_(oda), oda, ana, bea)
    return read_pdf(as_(ana).get(f"/reports/{report.id}.pdf"))


def test_it_says_that_it_is_accessible_with_its_language_and_title(pdf):
    root = pdf.trailer["/Root"]
    about = root["/Metadata"].get_data().decode()

    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Report: verges and heat"
    assert "<pdfuaid:part>1</pdfuaid:part>" in about


def test_every_part_has_its_tag(pdf):
    found = list(tags(pdf))
    counted = Counter(each["/S"] for each in found)

    assert {
        "/Document": 1, "/H1": 1, "/H2": 6, "/H3": 1, "/BlockQuote": 1, "/Figure": 1,
        "/Table": 2, "/THead": 2, "/TBody": 2, "/TR": 6, "/TH": 5, "/TD": 10,
        "/L": 4, "/LI": 8, "/Lbl": 8, "/LBody": 8, "/Link": 3,
    }.items() <= counted.items()  # fmt: skip
    assert counted["/P"] >= 8
    [figure] = [each for each in found if each["/S"] == "/Figure"]
    assert figure["/Alt"] == "A map of the square"
    heads = [each["/A"] for each in found if each["/S"] == "/TH"]
    assert all("/Column" in str(each) for each in heads)


def test_headings_go_down_by_one_level_and_are_bookmarks(pdf):
    levels = [int(each["/S"][2]) for each in tags(pdf) if each["/S"] in ("/H1", "/H2", "/H3")]

    assert levels == [1, 2, 2, 2, 2, 3, 2, 2]
    assert "Verges" in str(pdf.outline)


def test_its_text_is_in_reading_order_and_complete(pdf):
    text = " ".join(pdf_text(pdf).split())
    parts = (
        "Report: verges and heat", "Tuesday", "10 March 2026", "Town hall, room 3",
        "Verges and heat", "Present", "Ana (Voorbeeldstad)", "Bea (Anderdorp)", "And 2 others.",
        "brisk walk", "Verges", "Count the flowers", "by hand", "Leave it to the bees.", "Heat",
        "Market 12", "Church 3", "Shade → ≤ 5 m²",
        "„Größe“ «œuvre» Noël, façade, naïef, ruïne, fünf Straßen.",
        "Decisions", "We count in June.", "Everybody shares a map.",
        "Actions", "What Who Before", "Share the map", "Ana (Voorbeeldstad)", "1 April 2026",
        "Ask the contractor", "Anderdorp",
    )  # fmt: skip

    place = 0
    for part in parts:
        assert part in text[place:], (part, text[place:])
        place = text.index(part, place)


@pytest.mark.parametrize("language", HEADINGS)
def test_its_own_words_are_in_the_language_of_the_report(as_, oda, ana, bea, language):
    report = full_report(as_(oda), oda, ana, bea, language)

    pdf = read_pdf(as_(ana).get(f"/reports/{report.id}.pdf"))

    text = pdf_text(pdf)
    assert pdf.trailer["/Root"]["/Lang"] == language
    for word in HEADINGS[language]:
        assert word in text, word


def test_nothing_of_it_is_fetched_or_run(pdf):
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(pdf.trailer["/Root"])
    fonts = {
        font.get_object()["/BaseFont"].split("+")[0]
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert all(len(prefix) == 7 for prefix in fonts), fonts
