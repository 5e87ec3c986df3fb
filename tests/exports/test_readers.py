# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may have the files of a report, what is kept of them, and where they are offered."""

import io

import pytest

from cop import clock
from cop.contributions.models import Attachment
from cop.db import db
from cop.meetings.models import ReportState
from cop.meetings.reporting import Agreed
from cop.people.models import Access
from tests import make
from tests.contributions import samples
from tests.exports.scene import docx_text, full_report, pdf_text, read_docx, read_pdf, tags

KINDS = ("pdf", "docx", "json")


def test_a_closed_group_keeps_its_reports_and_meetings(as_, visitor, oda, ana, bea):
    closed = make.group("Closed", Access.PRIVATE, oda, bea)
    report = make.report(oda, group_id=closed.id)
    meeting = make.meeting(oda, group_id=closed.id)
    addresses = [f"/reports/{report.id}.{kind}" for kind in KINDS] + [
        f"/meetings/{meeting.id}.json"
    ]

    for address in addresses:
        assert visitor.get(address).status_code == 404
        assert as_(ana).get(address).status_code == 404
        assert as_(bea).get(address).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_report_and_one_that_never_was_are_not_there(as_, visitor, oda, kind):
    report = make.report(oda)
    as_(oda).post(f"/contributions/{report.id}/hide", data={"reason": "No."})

    assert visitor.get(f"/reports/{report.id}.{kind}").status_code == 404
    assert visitor.get(f"/reports/987654.{kind}").status_code == 404


def test_visitors_get_files_without_names_of_people(visitor, oda, ana, bea):
    actions = [Agreed("Share the map", owner_id=ana.id)]
    report = make.report(oda, people=[ana.id, bea.id], guests=1, actions=actions)

    for text in (
        pdf_text(read_pdf(visitor.get(f"/reports/{report.id}.pdf"))),
        docx_text(read_docx(visitor.get(f"/reports/{report.id}.docx"))),
    ):
        assert "Ana" not in text
        assert "Bea" not in text
        assert "Voorbeeldstad" in text
        assert "3 people attended." in text


def test_a_picture_of_what_the_reader_may_not_see_is_replaced_by_its_text(as_, visitor, oda, ana):
    secret = make.question(oda, group_id=make.group("Closed", Access.PRIVATE, oda).id)
    as_(oda).post("/files", data={"file": (io.BytesIO(samples.picture()), "kaart.png")})
    [file] = db.session.query(Attachment)
    file.contribution_id = secret.id
    report = make.report(oda, body=f"![A secret map](/files/{file.id}/kaart.png)")

    def shown(browser):
        pdf = read_pdf(browser.get(f"/reports/{report.id}.pdf"))
        return "/Figure" in [each["/S"] for each in tags(pdf)], pdf_text(pdf)

    assert shown(as_(oda))[0]
    drawn, text = shown(as_(ana))
    assert not drawn
    assert "A secret map" in text
    assert not read_docx(visitor.get(f"/reports/{report.id}.docx")).inline_shapes


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_a_name_and_is_not_sent_twice(as_, oda, ana, bea, kind):
    report = full_report(as_(oda), oda, ana, bea)
    browser, address = as_(ana), f"/reports/{report.id}.{kind}"

    first = browser.get(address)
    assert f'"2026-03-10-report-verges-and-heat.{kind}"' in first.headers["Content-Disposition"]
    assert first.headers["Cache-Control"] == "private, no-cache"
    had = {"If-None-Match": first.headers["ETag"]}
    again = browser.get(address, headers=had)
    assert (again.status_code, again.data) == (304, b"")

    report.title = "Another title"
    assert browser.get(address, headers=had).status_code == 200


def test_the_pages_lead_to_the_files(as_, oda, ana, bea):
    report = full_report(as_(oda), oda, ana, bea)

    page = as_(ana).get(f"/reports/{report.id}").text
    for kind in KINDS:
        assert f'href="/reports/{report.id}.{kind}"' in page
    page = as_(ana).get(f"/meetings/{report.meeting_id}").text
    assert f'href="/meetings/{report.meeting_id}.json"' in page


def test_a_file_says_whether_it_is_a_draft_and_what_was_noted_later(as_, visitor, oda, ana, bea):
    report = full_report(as_(oda), oda, ana, bea)
    report.state, report.round_until = ReportState.ROUND, clock.today()
    db.session.commit()
    word = docx_text(read_docx(as_(ana).get(f"/reports/{report.id}.docx")))
    assert "State: draft; corrections can be proposed until" in word

    assert as_(oda).post(f"/reports/{report.id}/adopt").status_code == 303
    anchor = report.anchors["passages"][0]["anchor"]
    noted = as_(oda).post(
        f"/reports/{report.id}/passages/{anchor}/notes", data={"text": "The bees came back."}
    )
    assert noted.status_code == 303

    paper = pdf_text(read_pdf(as_(ana).get(f"/reports/{report.id}.pdf")))
    assert "State: adopted on" in paper
    assert "Note of Oda" in paper
    assert "The bees came back." in paper
    seen = pdf_text(read_pdf(visitor.get(f"/reports/{report.id}.pdf")))
    assert "The bees came back." in seen
    assert "Oda" not in seen


def test_queries_do_not_grow_with_what_is_in_a_report(as_, counted, oda, ana, bea):
    few = make.report(oda, people=[ana.id], actions=[Agreed("One", owner_id=ana.id)])
    many = make.report(
        oda, people=[ana.id, bea.id, oda.id],
        actions=[Agreed(f"Do {n}", owner_id=bea.id) for n in range(20)],
    )  # fmt: skip
    browser = as_(ana)

    numbers = []
    for report in (few, many):
        browser.get(f"/reports/{report.id}.json")
        with counted() as queries:
            browser.get(f"/reports/{report.id}.json")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
