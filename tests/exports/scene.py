# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A report with everything in it, in each language, and what is read out of files."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from docx import Document
from pypdf import PdfReader

from cop.contributions.models import Attachment
from cop.db import db
from cop.meetings.agenda import Item
from cop.meetings.models import ItemKind, Report
from cop.meetings.reporting import Agreed, Decided
from tests import make
from tests.contributions import samples

TEXT = """We began with a **brisk walk**, an *open* talk and [a map](https://example.org/map?a=1&b=2).

### Verges

1. Count the flowers
2. Mow in curves
    - by hand
    - late

> Leave it to the bees.

Decision: everybody shares a map.

### Heat

| Square | Trees |
|---|---|
| Market | 12 |
| Church | `3` |

![A map of the square](/files/{file}/kaart.png)

#### Shade → ≤ 5 m²

„Größe“ «œuvre» Noël, façade, naïef, ruïne, fünf Straßen.
"""
ASKED = "Who has a map of [old] trees (and shrubs)?"
HEADINGS = {
    "nl": ("Dag", "Aanwezig", "Verslag", "Besluiten", "Actiepunten", "Wat", "Wie", "Vóór"),
    "fr": ("Jour", "Présents", "Compte rendu", "Décisions", "Actions à mener", "Quoi", "Qui",
           "Avant le"),
    "de": ("Tag", "Anwesend", "Protokoll", "Beschlüsse", "Aufgaben", "Was", "Wer", "Bis"),
    "en": ("Day", "Present", "Report", "Decisions", "Actions", "What", "Who", "Before"),
}  # fmt: skip
"""The words that the file has of itself, in each language."""


def full_report(
    browser: Any,
    oda: Any,
    ana: Any,
    bea: Any,
    language: str = "en",
    organisations: Sequence[int] = (),
) -> Report:
    """A report of a meeting with people, decisions, actions, a table and a picture."""
    sent = {"file": (io.BytesIO(samples.picture()), "kaart.png")}
    assert browser.post("/files", data=sent).status_code == 200
    file = db.session.query(Attachment).order_by(Attachment.id.desc()).first()
    assert file is not None
    meeting = make.meeting(
        oda, days=-1, place="Town hall, room 3",
        items=[Item("Verges", ItemKind.REQUEST, 30, "Ana"), Item("Heat", ItemKind.ROUND, None)],
    )  # fmt: skip
    asked = make.question(ana, ASKED)
    report = make.report(
        oda,
        body=TEXT.replace("{file}", str(file.id)),
        meeting_id=meeting.id,
        held_on=date(2026, 3, 10),
        guests=2,
        people=[ana.id, bea.id],
        organisations=organisations,
        decisions=[Decided("We count in June.", None), Decided("Everybody shares a map.", asked)],
        actions=[
            Agreed("Share the map", owner_id=ana.id, due_on=date(2026, 4, 1), about=asked),
            Agreed("Ask the contractor", organisation_id=bea.organisation_id),
        ],
    )
    report.language = language
    file.contribution_id = report.id
    db.session.commit()
    return report


def read_pdf(answer: Any) -> PdfReader:
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/pdf"
    return PdfReader(io.BytesIO(answer.data))


def read_docx(answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    return Document(io.BytesIO(answer.data))


def pdf_text(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages)


def docx_text(paper: Any) -> str:
    cells = (c.text for table in paper.tables for row in table.rows for c in row.cells)
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def tags(pdf: PdfReader) -> Iterator[Any]:
    """Every element of the structure, in reading order."""
    yield from _within(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])


def _within(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _within(each)
    elif isinstance(node, dict) and "/S" in node:
        yield node
        yield from _within(node.get("/K"))
