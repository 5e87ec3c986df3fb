# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Minutes of which the text stands in a table, with a row for each item."""

from datetime import date

import pytest

from cop.minutes import body_tables, text_lines, word_document
from cop.minutes.recognising import recognised
from tests.minutes.documents import docx, paragraph, table

TODAY = date(2026, 2, 1)
MARCH = date(2026, 3, 1)
HEAD = (
    paragraph("Verslag overleg bermen", style="Titel")
    + paragraph("Datum: 20 januari 2026")
    + paragraph("Aanwezig: Noor Bakker (Voorbeeldstad), Piet de Wit (Anderdorp)")
)


def blocks_of(rows, tmp_path, before=HEAD):
    path = tmp_path / "minutes.docx"
    path.write_bytes(docx(before + table(rows)))
    return body_tables.in_sections(list(word_document.blocks(str(path))))


def found_of(rows, tmp_path, before=HEAD):
    return recognised(blocks_of(rows, tmp_path, before), TODAY)


def said(found):
    items = [each.text for each in found.items]
    decisions = [each.text for each in found.decisions]
    return items, decisions, [(each.text, each.owner, each.due_on) for each in found.tasks]


@pytest.mark.parametrize(
    ("columns", "decision", "action"),
    [
        (("Nr.", "Onderwerp en bespreking", "Actie"), "Besluit: we delen het plan.",
         "Piet: vóór 1 maart"),
        (("Nr", "Agendapunt", "Wie / wanneer"), "Besluit: we delen het plan.", "Piet, 1-3-2026"),
        (("TOP", "Inhalt / Ergebnis", "Wer / bis wann"), "Beschluss: we delen het plan.",
         "Piet, 1.3.2026"),
        (("Point", "Discussion", "Qui et quand"), "Décision : we delen het plan.",
         "Piet, 1er mars 2026"),
        (("No", "Topic and discussion", "Action"), "Decision: we delen het plan.",
         "Piet by 1 March 2026"),
    ],
)  # fmt: skip
def test_a_cell_opens_with_the_title_and_says_what_was_decided(columns, decision, action, tmp_path):
    rows = [
        columns,
        ["1.", "Opening\nNoor opent.", ""],
        ["2.", f"Bermen\nWe bespreken het maaien.\n{decision}\nDe bermen maaien.", action],
        ["3.", "Rondvraag\nGeen.", "-"],
    ]

    assert said(found_of(rows, tmp_path)) == (
        ["Opening", "Bermen", "Rondvraag"],
        ["We delen het plan."],
        [("Bermen: De bermen maaien.", "Piet", MARCH)],
    )


@pytest.mark.parametrize(
    "columns",
    [
        ("Agendapunt", "Bespreking", "Besluit", "Actie", "Wie", "Wanneer"),
        ("Sujet", "Discussion", "Décision", "Action", "Qui", "Quand"),
        ("Thema", "Diskussion", "Beschluss", "Aufgabe", "Wer", "Bis wann"),
        ("Agenda item", "Discussion", "Decision", "Action", "Who", "When"),
    ],
)
@pytest.mark.parametrize("day", ["1-3-2026", "1/3"])
def test_decisions_and_actions_have_columns_of_their_own(columns, day, tmp_path):
    rows = [
        columns,
        ["1. Opening", "Welkom.", "", "", "", ""],
        ["2. Bermen", "We praten.", "Het plan is goed.", "Bestek sturen", "Piet", day],
        ["3. Rondvraag", "Geen.", "-", "Zaal boeken\nLijst delen", "Noor\nPiet", ""],
    ]

    assert said(found_of(rows, tmp_path)) == (
        ["Opening", "Bermen", "Rondvraag"],
        ["Het plan is goed."],
        [("Bestek sturen", "Piet", MARCH), ("Zaal boeken", "Noor", None),
         ("Lijst delen", "Piet", None)],
    )  # fmt: skip


def test_a_column_of_actions_may_say_only_who(tmp_path):
    rows = [
        ["Onderwerp", "Bespreking", "Actie"],
        ["Opening", "Noor opent.", ""],
        ["Bermen", "De lijst wordt gestuurd.", "Piet"],
        ["Bomen", "We planten.", "Noor en Piet"],
        ["Rondvraag", "Niets.", "Zaal boeken"],
    ]

    assert said(found_of(rows, tmp_path))[2] == [
        ("Bermen: De lijst wordt gestuurd.", "Piet", None),
        ("Bomen: We planten.", "Noor en Piet", None),
        ("Zaal boeken", "", None),
    ]


def test_a_row_without_a_number_goes_on_with_the_item_and_a_part_is_no_item(tmp_path):
    rows = [
        ["Nr", "Onderwerp", "Verslag", "Besluit"],
        ["1", "Opening", "Noor opent.", ""],
        ["2", "Bermen", "We praten.", ""],
        ["", "Bermen", "En nog meer.", "We maaien later."],
        ["2.1", "Distels", "Er zijn er veel.", "Distels blijven staan."],
        ["3", "Rondvraag", "Niets.", ""],
    ]

    assert said(found_of(rows, tmp_path)) == (
        ["Opening", "Bermen", "Rondvraag"],
        ["We maaien later.", "Distels blijven staan."],
        [],
    )


@pytest.mark.parametrize("nothing", ["/", "-", "–", "Geen", "n.v.t."])
def test_a_cell_that_says_nothing_is_no_decision(nothing, tmp_path):
    rows = [
        ["Agendapunt", "Toelichting", "Besluit", "Wie"],
        ["Opening", "Noor opent.", nothing, ""],
        ["Bermen", "De bermen worden geteld.", nothing, "Piet"],
        ["Rondvraag", nothing, nothing, nothing],
    ]

    assert said(found_of(rows, tmp_path)) == (
        ["Opening", "Bermen", "Rondvraag"], [], [("Bermen: De bermen worden geteld.", "Piet", None)]
    )  # fmt: skip


def test_links_in_a_table_stay_in_its_text():
    text = (
        "Aanwezig: Noor\n\n| Nr | Onderwerp | Bespreking | Besluit |\n|--|--|--|--|\n"
        "| 1 | Opening | Zie [de *kaart*](https://kaart.example/berm). | |\n"
        "| 2 | Bermen | Niets. | |\n"
    )
    blocks = body_tables.in_sections(list(text_lines.of(text)))

    assert [each.source for each in blocks[1:4]] == [
        "Opening", "Zie [de *kaart*](https://kaart.example/berm).", "Bermen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Nr", "Actie", "Wie", "Wanneer"], ["1", "Lijst sturen", "Piet", "1 maart"]],
        [["Nr", "Onderwerp", "Actie", "Wie"], ["1", "Bermen", "Lijst sturen", "Piet"]],
        [["Naam", "Organisatie"], ["Noor Bakker", "Voorbeeldstad"]],
        [["Onderwerp", "Inhoud"], ["Maaien", "Twee keer"]],
        [["Gemeente", "Hectare"], ["Voorbeeldstad", "12"]],
    ],
)
def test_another_table_stays_a_table(rows, tmp_path):
    assert blocks_of(rows, tmp_path)[-1].rows == tuple(map(tuple, rows))


@pytest.mark.parametrize("heading", ["Actielijst", "Besluiten"])
def test_a_list_below_its_heading_stays_a_table(heading, tmp_path):
    rows = [["Nr", "Onderwerp", "Bespreking", "Besluit"], ["1", "Bermen", "Gepraat", "Later"]]
    before = HEAD + paragraph(heading, style="Kop1")

    assert blocks_of(rows, tmp_path, before)[-1].rows == tuple(map(tuple, rows))
