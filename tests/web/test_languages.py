# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A page in the reader's language: words, dates, times, numbers and money."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask_babel import refresh

from cop.web import filters
from tests import make

ASK = {"nl": "Stel een vraag", "fr": "Poser une question", "de": "Frage stellen"}
MORNING = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
SHOWN = {
    "nl": ("5 november 2026", "5 november 2026, 10.00 uur", "€\xa07.500", "1.234,5"),
    "fr": ("5 novembre 2026", "5 novembre 2026, 10:00", "7\u202f500\xa0€", "1\u202f234,5"),
    "de": ("5. November 2026", "5. November 2026, 10:00", "7.500\xa0€", "1.234,5"),
    "en": ("5 November 2026", "5 November 2026, 10:00", "€7,500", "1,234.5"),
}


@pytest.mark.parametrize("language", ASK)
def test_a_page_speaks_the_language_that_was_asked_for(visitor, language):
    page = visitor.get(f"/questions?lang={language}").text

    assert f'<html lang="{language}"' in page
    assert ASK[language] in page
    assert "Ask a question" not in page


def test_a_chosen_language_stays_and_the_switch_keeps_the_page(visitor, ana):
    question = make.question(ana)
    address = f"/questions/{question.id}"
    page = visitor.get(address + "?lang=fr", follow_redirects=True)
    switch = set(re.findall(r'href="([^"]*[?&](?:amp;)?lang=[a-z]{2})"', page.text))

    assert {link.split("?")[0] for link in switch} == {page.request.path}
    assert {link[-2:] for link in switch} == {"nl", "fr", "de", "en"}
    assert '<html lang="fr"' in visitor.get("/practices").text


def test_the_switch_leads_from_a_refused_form_to_its_page(as_, oda):
    meeting = make.meeting(oda)
    page, browser = f"http://localhost/meetings/{meeting.id}?x=1", as_(oda)

    refused = browser.post(
        f"/meetings/{meeting.id}/registration",
        data={"coming": "perhaps"},
        headers={"Referer": page},
    )
    assert refused.status_code == 422

    switch = set(re.findall(r'href="([^"]*[?&](?:amp;)?lang=fr)"', refused.text))
    assert {link.replace("&amp;", "&") for link in switch} == {
        f"/meetings/{meeting.id}?x=1&lang=fr"
    }
    assert browser.get(f"/meetings/{meeting.id}?x=1&lang=fr").status_code == 200


@pytest.mark.parametrize(
    "referrer", ["", "https://elsewhere.example/questions", "http://localhost//x"]
)
def test_the_switch_leads_home_where_no_page_is_known(as_, oda, referrer):
    refused = as_(oda).post("/drafts", data={"address": "//x"}, headers={"Referer": referrer})

    assert refused.status_code == 413
    assert 'href="/?lang=fr"' in refused.text


def test_the_language_of_a_person_goes_before_that_of_the_browser(as_):
    noor = make.person("Noor", locale="de")
    french = {"Accept-Language": "fr"}

    assert '<html lang="de"' in as_(noor).get("/questions", headers=french).text


def test_the_browser_decides_for_a_visitor(visitor):
    page = visitor.get("/questions", headers={"Accept-Language": "fr-BE,fr;q=0.9,en;q=0.8"}).text

    assert '<html lang="fr"' in page


@pytest.mark.parametrize("language", SHOWN)
def test_dates_times_money_and_numbers_are_those_of_the_language(app, language):
    with app.test_request_context(f"/?lang={language}"):
        refresh()  # the test's own context remembers the language of the request before

        assert SHOWN[language] == (
            filters.show_date(date(2026, 11, 5)),
            filters.show_moment(MORNING),
            filters.money(750_000),
            filters.number(1234.5),
        )


@pytest.mark.parametrize(
    ("day", "style", "said"),
    [
        (date(2026, 3, 1), "long", "1er mars 2026"),
        (date(2026, 3, 1), "full", "dimanche 1er mars 2026"),
        (date(2026, 3, 21), "full", "samedi 21 mars 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(app, day, style, said):
    with app.test_request_context("/?lang=fr"):
        refresh()
        assert filters.show_date(day, style=style) == said


@pytest.mark.parametrize(
    ("language", "hours", "town"),
    [("nl", "10.00 tot 11.30 uur", "Brussel"), ("fr", "10:00 à 11:30", "Bruxelles"),
     ("de", "10:00 bis 11:30", "Brüssel"), ("en", "10:00 to 11:30", "Brussels")],
)  # fmt: skip
def test_hours_and_towns_of_a_meeting_are_said_as_people_say_them(app, language, hours, town):
    with app.test_request_context(f"/?lang={language}"):
        refresh()

        assert (
            filters.show_hours(MORNING, MORNING + timedelta(minutes=90), "Europe/Brussels") == hours
        )
        assert filters.city("Europe/Brussels") == town


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "1 kB"), (200, "1 kB"), (1600, "2 kB"), (2_000_000, "1.953 kB")]
)
def test_a_small_file_has_a_size_too(app, size, shown):
    with app.test_request_context("/?lang=nl"):
        assert filters.kilobytes(size) == shown
