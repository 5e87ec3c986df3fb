# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Pages for visitors are made once until something changes, and never later than that."""

from datetime import timedelta

import pytest
import sqlalchemy

from cop import changes, clock
from cop.contributions import drafts, themes
from cop.contributions.actions import hide
from cop.db import Base, db
from cop.discussion import actions as discussion
from cop.notify import actions as notify
from cop.people.models import Access
from tests import make


def made(client, address, counted):
    """The page, and whether it was made anew."""
    with counted() as statements:
        page = client.get(address)
    assert statements[0].startswith("SELECT change.mark")
    return page.text, len(statements) > 1


@pytest.fixture(autouse=True)
def one_minute(monkeypatch):
    """No minute passes during a test."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def question(ana):
    return make.question(ana, "Which trees bear a paved square?")


def test_a_page_is_made_once_for_all_visitors(app, visitor, question, counted):
    address = f"/questions/{question.id}"
    first, anew = made(visitor, address, counted)
    assert anew

    again, anew = made(app.test_client(), address, counted)
    assert (again, anew) == (first, False)


@pytest.mark.parametrize(
    ("seen", "change"),
    [
        ("Lime trees do.", lambda q, eva: make.answer(q, eva, "Lime trees do.")),
        ("We ask this too.", lambda q, eva: discussion.comment(q, body="We ask this too.", by=eva)),
        ("Another title of it all", lambda q, eva: setattr(q, "title", "Another title of it all")),
        ("Ana of the new name", lambda q, eva: setattr(q.author, "name", "Ana of the new name")),
        ("<strong>1</strong>", lambda q, eva: discussion.thank(q, by=eva)),
    ],
    ids=["answer", "comment", "title", "name", "thanks"],
)
def test_what_changes_stands_there_at_once(visitor, question, eva, seen, change):
    address = f"/questions/{question.id}"
    assert seen not in visitor.get(address).text

    with db.session.no_autoflush:
        change(db.session.get(type(question), question.id), eva)

    assert seen in visitor.get(address).text


def test_what_is_hidden_is_gone_at_once(visitor, question, oda):
    address = f"/questions/{question.id}"
    assert visitor.get(address).status_code == 200

    hide(question, by=oda, reason="It names a resident.")

    assert visitor.get(address).status_code == 404
    assert question.title not in visitor.get("/questions").text


def test_a_group_that_closes_shuts_its_pages_at_once(visitor, question, community):
    assert visitor.get(f"/questions/{question.id}").status_code == 200

    community.access = Access.PRIVATE

    assert visitor.get(f"/questions/{question.id}").status_code == 404


def test_a_change_of_another_program_counts_too(app, visitor, question):
    """As of a second web process, the worker or a command: it shares only the database."""
    visitor.get("/questions")
    db.session.commit()
    engine = sqlalchemy.create_engine(db.engine.url)
    with engine.begin() as elsewhere:
        elsewhere.execute(sqlalchemy.text("UPDATE contribution SET title = 'Told elsewhere'"))
        elsewhere.execute(sqlalchemy.text("UPDATE change SET mark = mark + 1"))
    engine.dispose()

    assert "Told elsewhere" in visitor.get("/questions").text


def test_who_signs_in_never_gets_the_page_of_a_visitor(as_, visitor, ana, question):
    address = f"/questions/{question.id}"
    seen = visitor.get(address).text

    assert "Sign in to answer" in seen
    assert "Your answer" in as_(ana).get(address).text
    assert visitor.get(address).text == seen


def test_each_language_and_address_has_its_own(visitor, question, counted):
    made(visitor, "/questions", counted)

    french, anew = made(visitor, "/questions?lang=fr", counted)
    assert anew
    assert '<html lang="fr"' in french
    assert made(visitor, "/questions?show=solved", counted)[1]


def test_a_message_for_one_visitor_is_shown_to_no_other(app, visitor, question, counted):
    plain, _ = made(visitor, "/", counted)
    with visitor.session_transaction() as session:
        session["_flashes"] = [("message", "Only for you")]

    assert "Only for you" in visitor.get("/").text
    assert made(app.test_client(), "/", counted) == (plain, False)


def test_after_a_minute_it_is_made_anew_as_it_says_how_long_ago(
    visitor, question, counted, monkeypatch
):
    made(visitor, "/questions", counted)
    later = clock.now() + timedelta(seconds=61)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert made(visitor, "/questions", counted)[1]


def test_what_is_typed_and_told_leaves_pages_as_they_are(visitor, ana, question, counted):
    made(visitor, "/questions", counted)
    drafts.keep(ana, "/questions/new", {"title": ["Half a title"]})
    notify.mark_read(ana, question.id)

    assert not made(visitor, "/questions", counted)[1]


def test_what_is_taken_back_changes_nothing(visitor, question, counted):
    made(visitor, "/questions", counted)
    question.title = "This is not kept in the end"
    db.session.flush()
    db.session.rollback()

    assert not made(visitor, "/questions", counted)[1]


def test_a_savepoint_that_is_given_back_takes_back_nothing_before_it(visitor, question, ana):
    visitor.get("/questions")
    question.title = "This is kept in the end"
    db.session.flush()
    savepoint = db.session.begin_nested()
    ana.name = "Not kept"
    db.session.flush()
    savepoint.rollback()
    db.session.commit()

    assert "This is kept in the end" in visitor.get("/questions").text


def test_an_address_that_only_looks_alike_gets_no_kept_page(visitor, counted):
    themes.load()
    assert visitor.get("/themes/water").status_code == 200

    assert visitor.get("/themes/%2577ater").status_code == 404


def test_a_change_by_one_statement_counts_as_well(visitor, question):
    visitor.get("/questions")

    db.session.execute(sqlalchemy.update(type(question).__table__.metadata.tables["contribution"])
                       .values(title="Changed by one statement"))  # fmt: skip

    assert "Changed by one statement" in visitor.get("/questions").text


def test_tables_that_are_left_out_are_tables():
    assert set(Base.metadata.tables) >= changes.QUIET


def test_nothing_is_kept_for_a_request_that_may_write(app):
    with app.test_request_context("/questions", method="POST"):
        assert changes.mark() is None
        assert changes.kept("key", lambda: "made") == "made"
        assert changes.kept("key", lambda: "made again") == "made again"
