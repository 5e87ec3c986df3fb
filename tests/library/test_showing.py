# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a page derives: durations, partners, stages; and what can be downloaded."""

import csv
import io
from datetime import date

import pytest
from sqlalchemy import select

from cop.contributions.models import Attachment
from cop.db import db
from cop.library.models import MaterialDownload, Stage, stage
from cop.library.showing import dial, span, total
from tests import make


def phase(duration, unit, *, before=False):
    return {"duration": duration, "unit": unit, "outside_trajectory": before}


@pytest.mark.parametrize(
    ("phases", "sums"),
    [
        ([phase(1, "month"), phase(6, "month"), phase(1, "month")], [(8, "month")]),
        ([phase(1, "year")] * 3 + [phase(6, "month", before=True)], [(3, "year")]),
        ([phase(1, "year"), phase(6, "month")], [(18, "month")]),
        ([phase(0.5, "year"), phase(2, "week"), phase(3, "day")], [(0.5, "year"), (17, "day")]),
        ([phase(2, "hour"), phase(1.5, "day")], [(38, "hour")]),
        ([{"name": "open-ended"}], []),
        ([], []),
    ],
)
def test_the_total_of_phases_is_computed(phases, sums):
    assert total(phases) == sums


def test_what_precedes_the_trajectory_is_counted_apart():
    phases = [phase(6, "month", before=True), phase(3, "year")]

    assert total(phases) == [(3, "year")]
    assert total(phases, before=True) == [(6, "month")]


def test_a_length_of_time_is_said_in_words():
    assert span([(1, "year"), (17, "day")], "nl") == "1 jaar en 17 dagen"
    assert span([(8, "month")], "de") == "8 Monate"
    assert span([], "nl") == ""


@pytest.mark.parametrize(
    ("starts", "ends", "today", "shown"),
    [
        (None, None, date(2026, 1, 1), None),
        (date(2026, 1, 2), None, date(2026, 1, 1), Stage.PLANNED),
        (date(2026, 1, 1), None, date(2026, 1, 1), Stage.RUNNING),
        (None, date(2026, 1, 1), date(2026, 1, 1), Stage.RUNNING),
        (None, date(2026, 1, 1), date(2026, 1, 2), Stage.FINISHED),
    ],
)
def test_a_stage_follows_from_the_period_and_the_day(starts, ends, today, shown):
    assert stage(starts, ends, today) == shown


def test_a_telephone_link_has_digits_only():
    assert dial("(016) 22.21-03") == "016222103"


@pytest.mark.parametrize(
    "written", ["+32 (0)16/22.21-03", "+32(0)16 222103", "0032 (0)16 22 21 03"]
)
def test_a_telephone_link_leaves_out_the_zero_that_is_not_dialled_from_abroad(written):
    assert dial(written).endswith("3216222103")
    assert "016" not in dial(written)


def test_partners_that_are_not_named_are_counted_honestly(visitor, oda):
    counts = "city | 8\nuniversity | 3\nngo | 2\ngovernment | 1 | Flemish Environment Agency"
    few = make.solution(oda, partner_lines="IUCN\nVMM", partner_counts=counts)
    named = make.solution(oda, partner_lines="A | lead | city\nB | partner | city")
    page = visitor.get(f"/library/{few.id}", query_string={"lang": "en"}).text

    assert "14 partners" in page
    assert "2 of 14 partners are named here." in page
    assert "Flemish Environment Agency: 1" in page
    page = visitor.get(f"/library/{named.id}", query_string={"lang": "en"}).text
    assert "2 partners" in page
    assert "Municipality: 2" in page
    assert "named here" not in page


def test_prices_are_free_on_request_or_with_their_vat(visitor, oda):
    free = make.solution(oda, price=0)
    asked = make.solution(oda, on_request=True)
    paid = make.solution(oda, price=1_250_050, currency="GBP", vat="incl")
    english = {"query_string": {"lang": "en"}}

    assert "<dd>Free</dd>" in visitor.get(f"/library/{free.id}", **english).text
    assert "<dd>On request</dd>" in visitor.get(f"/library/{asked.id}", **english).text
    page = visitor.get(f"/library/{paid.id}", **english).text
    assert "<dd>£12,500.50 including VAT</dd>" in page


def test_the_checklist_is_downloaded_without_formulas(visitor, oda):
    solution = make.solution(oda, checklist='A "baseline" | To compare\n=cmd() | @why\n-5')

    table = visitor.get(f"/library/{solution.id}/checklist.csv", query_string={"lang": "en"})
    text = visitor.get(f"/library/{solution.id}/checklist.txt")

    assert table.headers["Content-Disposition"].startswith("attachment;")
    assert list(csv.reader(io.StringIO(table.text.removeprefix("\ufeff")))) == [
        ["Point", "Why", "Done", "Note"],
        ['A "baseline"', "To compare", "", ""],
        ["'=cmd()", "'@why", "", ""],
        ["'-5", "", "", ""],
    ]
    assert '[ ] A "baseline"\r\n    To compare\r\n' in text.text
    assert visitor.get(f"/library/{solution.id}/checklist.exe").status_code == 404


def test_an_entry_without_a_checklist_has_none_to_download(visitor, oda):
    assert visitor.get(f"/library/{make.solution(oda).id}/checklist.csv").status_code == 404


def attached(solution, name="letter.txt"):
    file = Attachment(
        contribution_id=solution.id, name=name, media_type="text/plain", size=2048,
        sha256="0" * 64, stored_as=f"{solution.id}-{name}", uploaded_by_id=solution.author_id,
    )  # fmt: skip
    return make.saved(file)


def test_a_material_shows_its_version_and_who_downloaded_it(as_, visitor, ana, bea, oda):
    lines = "Letter | template | 2.1 | LETTER.txt\nWeb | images | | https://a.example/b\nPaper"
    solution = make.solution(oda, materials=lines)
    file, loose = attached(solution), attached(solution, "loose.txt")
    address = f"/library/{solution.id}/files/{file.id}"

    for person in (ana, ana, bea):
        sent = as_(person).post(address)
        assert (sent.status_code, sent.headers["Location"]) == (303, f"/files/{file.id}")

    assert len(db.session.scalars(select(MaterialDownload)).all()) == 2
    page = visitor.get(f"/library/{solution.id}", query_string={"lang": "en"}).text
    assert "version 2.1" in page
    assert "downloaded by 2 participants" in page
    assert f"/files/{file.id}/letter.txt" in page
    assert page.count("letter.txt") == 2
    assert "https://a.example/b" in page
    assert "Ask for it with the form." in page
    assert f"/files/{loose.id}/loose.txt" in page


def test_a_file_of_another_entry_is_not_counted(as_, visitor, ana, oda):
    mine, other = make.solution(oda), make.solution(oda, "Other")
    file = attached(other)

    assert as_(ana).post(f"/library/{mine.id}/files/{file.id}").status_code == 409
    assert visitor.post(f"/library/{other.id}/files/{file.id}").status_code == 401
    assert db.session.scalars(select(MaterialDownload)).all() == []


def test_an_enormous_number_in_an_address_is_no_entry(visitor, oda):
    assert visitor.get("/library/99999999999999999999999").status_code == 404
