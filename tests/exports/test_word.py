# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The Word file of a report has real styles, and is in the language of the report."""

import re

import pytest
from docx.oxml.ns import qn

from tests.exports.scene import ASKED, HEADINGS, full_report, read_docx


@pytest.fixture
def paper(as_, oda, ana, bea):
    report = full_report(as_(oda), oda, ana, bea)
    return read_docx(as_(ana).get(f"/reports/{report.id}.docx"))


def styled(paper, style):
    return [line.text for line in paper.paragraphs if line.style.name == style]


def test_each_part_has_its_style(paper):
    assert styled(paper, "Title") == ["Report: verges and heat"]
    assert styled(paper, "Heading 1") == [
        "Present", "Report", "Verges", "Heat", "Decisions", "Actions",
    ]  # fmt: skip
    assert styled(paper, "Heading 2") == ["Shade → ≤ 5 m²"]
    assert styled(paper, "List Bullet") == ["Ana (Voorbeeldstad)", "Bea (Anderdorp)"]
    assert styled(paper, "List Bullet 2") == ["by hand", "late"]
    assert styled(paper, "List Number") == [
        "Count the flowers", "Mow in curves", "We count in June.",
        f"Everybody shares a map. ({ASKED})",
    ]  # fmt: skip
    assert styled(paper, "Quote") == ["Leave it to the bees."]
    assert paper.paragraphs[1].text == "Day: Tuesday, 10 March 2026"


def test_each_numbered_list_begins_at_its_own_number(paper):
    numbers = [
        line._p.pPr.numPr.numId.val for line in paper.paragraphs if line.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_tables_mark_their_header_row(paper):
    trees, actions = paper.tables
    for table in (trees, actions):
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True] + [False] * (len(marked) - 1)
    said = [[cell.text for cell in row.cells] for row in actions.rows]
    assert said == [
        ["What", "Who", "Before"],
        [f"Share the map ({ASKED})", "Ana (Voorbeeldstad)", "1 April 2026"],
        ["Ask the contractor", "Anderdorp", ""],
    ]


def test_pictures_have_their_text_and_links_their_address(paper):
    [shape] = paper.inline_shapes
    assert shape._inline.docPr.get("descr") == "A map of the square"
    links = paper.element.body.iter(qn("w:hyperlink"))
    targets = [paper.part.rels[link.get(qn("r:id"))].target_ref for link in links]
    assert targets[0] == "https://example.org/map?a=1&b=2"
    about = re.sub(r"\d+", "N", " ".join(targets[1:]))
    assert about == "http://localhost/contributions/N http://localhost/contributions/N"


@pytest.mark.parametrize("language", HEADINGS)
def test_it_says_who_and_in_which_language(as_, oda, ana, bea, language):
    report = full_report(as_(oda), oda, ana, bea, language)

    paper = read_docx(as_(ana).get(f"/reports/{report.id}.docx"))

    about = paper.core_properties
    assert about.title == "Report: verges and heat"
    assert about.author
    assert about.language.startswith(language)
    said = {each.get(qn("w:val")) for each in paper.styles.element.iter(qn("w:lang"))}
    assert {each[:2] for each in said} == {language}
    heads = styled(paper, "Heading 1")
    for word in HEADINGS[language][1:5]:
        assert word in heads
    assert tuple(cell.text for cell in paper.tables[-1].rows[0].cells) == HEADINGS[language][5:]
