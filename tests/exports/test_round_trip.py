# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A report that was saved as a Word file and given again makes the same report."""

import io
import re

import pytest
from lxml import html
from sqlalchemy import select

from cop.db import db
from cop.meetings.models import Action, Attendance, Decision, Report
from cop.meetings.passages import passages
from cop.minutes.models import MinutesImport
from tests import make
from tests.exports.scene import HEADINGS, full_report
from tests.minutes.test_reviewing import fields


def objects(report):
    """What hangs on a report, as others can tell it apart."""
    kinds = (Attendance, Decision, Action)
    attended, decided, agreed = (
        db.session.scalars(
            select(kind).where(kind.report_id == report.id).order_by(kind.id)
        ).all()
        for kind in kinds
    )  # fmt: skip
    return {
        "title": report.title,
        "day": report.held_on,
        "people": {each.person_id for each in attended if each.person_id},
        "organisations": {each.organisation_id for each in attended if not each.person_id},
        "guests": report.guests,
        "decisions": [(each.text, each.contribution_id) for each in decided],
        "actions": [
            (each.text, each.owner_id, each.organisation_id, each.due_on, each.contribution_id)
            for each in agreed
        ],
        "pictures": re.findall(r'<img[^>]* alt="([^"]+)"', report.body_html),
        "links": re.findall(r'href="([^"]+)"', report.body_html),
        "items": [each.title for each in passages(report.body_html)[1] if each.level == 3],
    }


def sent(page):
    """What the form on a page sends as it stands there."""
    [form] = [
        each for each in html.fromstring(page).forms if each.xpath('.//textarea[@name="body"]')
    ]
    return {name: value for name, value in form.form_values() if name != "preview"}


def came_back(browser, report):
    """The report that is made of the Word file of this one."""
    known = db.session.scalars(select(Report.id)).all()
    word = browser.get(f"/reports/{report.id}.docx").data
    given = browser.post("/minutes/new", data={"file": (io.BytesIO(word), "report.docx")})
    assert given.status_code == 303, given.text
    newest = select(MinutesImport).order_by(MinutesImport.id.desc())
    minutes = db.session.scalars(newest).first()
    looked_at = browser.post(f"/minutes/{minutes.id}", data=fields(minutes.found))
    assert looked_at.status_code == 303, looked_at.text
    address = looked_at.headers["Location"]
    posted = browser.post(address, data=sent(browser.get(address).text))
    assert posted.status_code == 303, posted.text
    return db.session.scalars(select(Report).where(Report.id.not_in(known))).one()


@pytest.mark.parametrize("language", HEADINGS)
def test_a_word_file_that_comes_back_makes_the_same_report(as_, oda, ana, bea, language):
    names = ("Office Root and Crown", "Wortel en Kroon")
    organisations = [make.organisation(name, kind="other").id for name in names]
    report = full_report(as_(oda), oda, ana, bea, language, organisations)
    oda.locale = language
    db.session.commit()
    before = objects(report)

    again = came_back(as_(oda), report)
    assert objects(again) == before
    once_more = came_back(as_(oda), again)
    assert objects(once_more) == before
    assert once_more.body.count("Town hall, room 3") == 1
