# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Help, privacy, accessibility, and what programs ask for."""

import re
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import pytest

from cop import clock
from cop.db import db
from cop.people.credentials import BrowserSession
from cop.people.models import Access
from tests import make
from tests.community import scene


@pytest.mark.parametrize("address", ["/help", "/privacy", "/accessibility", "/activity", "/"])
@pytest.mark.parametrize("locale", ["nl", "fr", "de", "en"])
def test_pages_about_the_site_are_there_in_each_language(visitor, address, locale):
    page = visitor.get(f"{address}?lang={locale}")

    assert page.status_code == 200
    assert f'<html lang="{locale}"' in page.text
    assert len(re.findall(r"<h1", page.text)) == 1


@pytest.mark.parametrize(
    "address",
    ["/", "/help", "/privacy", "/questions", "/people", "/organisations", "/themes", "/groups"],
)
def test_reading_sets_no_cookie(visitor, address):
    assert "Set-Cookie" not in visitor.get(address).headers


def test_the_button_removes_the_cookies_and_signs_out(as_, ana):
    browser = as_(ana)
    browser.get("/questions/new?lang=en")
    assert browser.get("/settings").status_code == 200

    wiped = browser.post("/privacy/cookies/delete")

    assert wiped.headers["Location"] == "/privacy?wiped=yes#cookies"
    for name in ("sid", "lang", "form"):
        assert browser.get_cookie(name) is None
    assert db.session.query(BrowserSession).one().ended_at is not None
    assert browser.get("/settings").status_code == 303


def test_another_site_cannot_press_that_button(as_, ana):
    browser = as_(ana)

    refused = browser.post("/privacy/cookies/delete", headers={"Sec-Fetch-Site": "cross-site"})

    assert refused.status_code == 403
    assert browser.get("/settings").status_code == 200


def test_security_txt_says_where_and_until_when(visitor):
    answer = visitor.get("/.well-known/security.txt")

    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert answer.mimetype == "text/plain"
    assert lines["Contact"].startswith(("mailto:", "http"))
    expires = datetime.fromisoformat(lines["Expires"])
    assert clock.now() < expires
    assert (expires - clock.now()).days <= 366


def test_robots_are_told_where_the_sitemap_is(visitor):
    text = visitor.get("/robots.txt").text

    assert "Sitemap: http://localhost/sitemap.xml" in text
    assert "Disallow: /admin" in text


def test_the_sitemap_holds_what_visitors_may_read_and_nothing_else(visitor, ana, eva):
    closed = make.group("Closed", Access.PRIVATE, ana)
    members = make.group("Inside", Access.MEMBERS, ana)
    question = make.question(ana)
    make.answer(question, eva)
    make.organisation("Partnerstad", partner_since=clock.today())
    make.theme("water")
    for group in (closed, members):
        scene.practice(ana, f"Canary {group.name}", group_id=group.id)

    sitemap = visitor.get("/sitemap.xml")
    tree = ElementTree.fromstring(sitemap.text)  # noqa: S314  # the document is our own
    places = [each.text for each in tree.iter() if each.text]

    assert sitemap.mimetype == "application/xml"
    assert any(f"/questions/{question.id}-" in place for place in places)
    assert any("/organisations/" in place and "partnerstad" in place for place in places)
    assert "http://localhost/themes/water" in places
    assert "canary" not in sitemap.text.lower()
    assert "/people/" not in sitemap.text
    assert "/contributions/" not in sitemap.text


def test_a_question_and_a_meeting_tell_programs_what_they_are(visitor, ana, eva):
    town = make.organisation("Stildorp", population=43_000, region="Zeeland")
    shy = make.person("Sem Stil", organisation_id=town.id)
    question, meeting = make.question(shy, veiled=True), scene.meeting(ana)
    make.answer(question, eva)

    page = visitor.get(f"/questions/{question.id}").text
    data = page.split('<script type="application/ld+json">')[1].split("</script>")[0]

    assert '"@type": "QAPage"' in data
    assert "Zeeland" in data
    assert "Sem Stil" not in data
    assert '"@type": "Event"' in visitor.get(f"/meetings/{meeting.id}").text


def test_help_names_the_way_to_report_a_weakness_that_is_there(visitor, app, settings):
    def told():
        return visitor.get("/help").text.split('id="security"')[1]

    assert "address above" not in told()
    assert 'href="/people?role=organiser"' in told()

    app.extensions["settings"] = replace(settings, contact="team@voorbeeldstad.example")
    try:
        assert "address above" in told()
    finally:
        app.extensions["settings"] = settings
