# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words that make a line of minutes a decision, an action or a question."""

import time
from datetime import date

import pytest

from cop.minutes.shortcuts import Kind, Place, Shortcut, recognise

MEETING = date(2026, 1, 20)
MARCH = date(2026, 3, 1)


def seen(line: str) -> tuple[str, str, str, date | None] | None:
    said = recognise(line, MEETING)
    return said and (said.kind, said.text, said.owner, said.due_on)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Besluit: we delen het blad", Kind.DECISION),
        ("**Besluit:** we delen het blad", Kind.DECISION),
        ("- Besluit 3: we delen het blad", Kind.DECISION),
        ("besloten : we delen het blad", Kind.DECISION),
        ("Décision\xa0: we delen het blad", Kind.DECISION),
        ("Beschluss: we delen het blad", Kind.DECISION),
        ("Entscheidung: we delen het blad", Kind.DECISION),
        ("Decision: we delen het blad", Kind.DECISION),
        ("Vraag: we delen het blad", Kind.QUESTION),
        ("Question : we delen het blad", Kind.QUESTION),
        ("Frage: we delen het blad", Kind.QUESTION),
    ],
)
def test_the_word_says_what_it_is(line: str, kind: Kind) -> None:
    assert seen(line) == (kind, "we delen het blad", "", None)


@pytest.mark.parametrize(
    ("line", "owner", "due_on"),
    [
        ("Actie @Noor vóór 1 maart: stuurt de lijst", "Noor", MARCH),
        ("Actie @Noor van den Berg vóór 1 maart: stuurt de lijst", "Noor van den Berg", MARCH),
        ("Actie NOOR: stuurt de lijst", "NOOR", None),
        ("Actie 12 Noor en Piet: stuurt de lijst", "Noor en Piet", None),
        ("Actie (Noor): stuurt de lijst", "Noor", None),
        ("Actie @Noor (Bergstad) vóór 1 maart: stuurt de lijst", "Noor (Bergstad)", MARCH),
        ("Actiepunt – Noor: stuurt de lijst", "Noor", None),
        ("Actie vóór 1 maart Noor: stuurt de lijst", "Noor", MARCH),
        ("* **Actie Noor, 1 maart**: stuurt de lijst", "Noor", MARCH),
        ("[ ] Actie: stuurt de lijst", "", None),
        ("Action @Noor avant le 1er mars : stuurt de lijst", "Noor", MARCH),
        ("Aufgabe @Noor bis 1. März: stuurt de lijst", "Noor", MARCH),
        ("Aktion Noor bis zum 1.3.2026: stuurt de lijst", "Noor", MARCH),
        ("Action Noor by March 1: stuurt de lijst", "Noor", MARCH),
        ("Action item: stuurt de lijst", "", None),
        ("Point d'action : stuurt de lijst", "", None),
        ("Maßnahme Noor: stuurt de lijst", "Noor", None),
    ],
)
def test_an_action_has_an_owner_and_a_day(line: str, owner: str, due_on: date | None) -> None:
    assert seen(line) == (Kind.ACTION, "stuurt de lijst", owner, due_on)


def test_owner_and_day_may_stand_in_the_text() -> None:
    assert seen("Actie: @Noor stuurt de lijst vóór 1 maart") == (
        Kind.ACTION, "@Noor stuurt de lijst vóór 1 maart", "Noor", MARCH,
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["", "Besluit", "Besluit:", "**Actie:** ", "Acties: lijst", "Besluiten:", "Actief: ja",
     "We namen een besluit: niets doen", "Vraag van de wethouder: kan dit?", "Action 10:30",
     "Besluitvorming: volgt", "Interaction: none"],
)  # fmt: skip
def test_other_lines_say_nothing(line: str) -> None:
    assert recognise(line, MEETING) is None


@pytest.mark.parametrize(
    "line",
    ["Actie" + " " * 50_000 + ":x", "- " * 25_000, "Actie: " + "1 maart " * 5_000,
     "Actie " + "A " * 25_000, " " * 50_000 + "vóór 1 maart", "Actie: " + "@a B " * 20_000],
)  # fmt: skip
def test_no_line_takes_long(line: str) -> None:
    began = time.monotonic()

    recognise(line, MEETING)

    assert time.monotonic() - began < 2


def test_it_says_where_everything_stands() -> None:
    line = "- Actie @Noor vóór 1 maart: stuurt de lijst"
    assert recognise(line, MEETING) == Shortcut(
        Kind.ACTION, "stuurt de lijst", Place(2, 27), Place(28, 43),
        "Noor", Place(9, 13), MARCH, Place(14, 26),
    )  # fmt: skip
