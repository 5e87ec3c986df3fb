# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""When the database fails or is busy, people get a page they can read and keep what they typed."""

import pytest
import sqlalchemy
from sqlalchemy.exc import OperationalError

from cop.db import db
from cop.questions import actions
from tests import make

SENTENCES = {
    "nl": "Het is hier druk, of er is onderhoud",
    "fr": "très sollicité ou en maintenance",
    "de": "Hier ist gerade viel los",
    "en": "busy or being maintained",
}
TYPED = {
    "title": "How do you water young trees in a dry summer?",
    "body": "We lose one in five.",
    "language": "en",
}


@pytest.fixture
def failing(app):
    """A database that refuses every statement."""

    def refuse(*args):
        raise OperationalError("SELECT", {}, Exception("the server is gone"))

    sqlalchemy.event.listen(db.engine, "before_cursor_execute", refuse)
    yield
    sqlalchemy.event.remove(db.engine, "before_cursor_execute", refuse)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_database_that_is_away_is_said_in_the_readers_language(
    request, as_, visitor, ana, language
):
    member = as_(ana)
    request.getfixturevalue("failing")

    for browser in (visitor, member):
        for address in ("/", "/questions", "/people", "/search?q=x"):
            answer = browser.get(f"{address}?lang={language}")
            assert answer.status_code == 503, address
            assert SENTENCES[language] in answer.text


@pytest.mark.parametrize(
    "fault", [OperationalError("x", {}, Exception("gone")), ZeroDivisionError()]
)
def test_a_fault_is_told_in_the_language_of_the_person(as_, fault, monkeypatch):
    def fail(*args, **rest):
        raise fault

    monkeypatch.setattr("cop.questions.queries.counts", fail)
    lucie = make.person("Lucie", locale="fr")

    answer = as_(lucie).get("/questions", headers={"Accept-Language": "nl"})

    assert answer.status_code >= 500
    assert '<html lang="fr"' in answer.text


def test_an_unknown_address_is_not_found_even_then(as_, ana, request):
    browser = as_(ana)
    request.getfixturevalue("failing")

    answer = browser.get("/nowhere")

    assert answer.status_code in {404, 503}
    assert "</html>" in answer.text


def test_the_health_of_a_site_without_its_database_is_bad(visitor, failing):
    answer = visitor.get("/healthz")

    assert answer.status_code == 503
    assert answer.json["database"] == "unavailable"


@pytest.mark.parametrize(
    ("fault", "status"),
    [(OperationalError("x", {}, Exception("locked")), 503), (ZeroDivisionError(), 500)],
)
def test_what_was_typed_stands_on_the_page_of_the_fault(as_, ana, monkeypatch, fault, status):
    def fail(*args, **rest):
        raise fault

    monkeypatch.setattr(actions, "ask", fail)
    form = TYPED | {"group_id": make.community().id}

    answer = as_(ana).post("/questions/new", data=form)

    assert answer.status_code == status
    assert TYPED["title"] in answer.text
    assert TYPED["body"] in answer.text
    assert 'action="/questions/new"' in answer.text


def test_a_fault_is_numbered_as_in_the_log(visitor, monkeypatch):
    monkeypatch.setattr("cop.questions.queries.counts", lambda *args, **rest: 1 / 0)

    answer = visitor.get("/questions", headers={"X-Request-Id": "abcdef123456"})

    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] == "abcdef123456"
    assert "abcdef123456" in answer.text


@pytest.mark.parametrize("address", ["/drafts", "/drafts/discard"])
def test_a_nul_where_it_cannot_be_is_no_fault(as_, ana, address):
    answer = as_(ana).post(address, data={"address": "/x\0y", "body": "a\0b"})

    assert answer.status_code < 500
