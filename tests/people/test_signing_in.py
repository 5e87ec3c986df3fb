# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in and out, and what was typed when a session had ended."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.app import create_app
from cop.db import db
from cop.people import passwords
from cop.people.credentials import BrowserSession
from cop.people.models import AuditEvent, Person
from tests.conftest import Browser
from tests.people.mailbox import PASSWORD, with_password


def sign_in(browser, person, password=PASSWORD, **fields):
    return browser.post("/sign-in", data={"email": person.email, "password": password, **fields})


def test_somebody_signs_in_and_out(visitor):
    noor = with_password("Noor")

    entered = sign_in(visitor, noor, next="/questions/new")
    assert (entered.status_code, entered.headers["Location"]) == (303, "/questions/new")
    assert "HttpOnly" in entered.headers["Set-Cookie"]
    assert visitor.get("/settings").status_code == 200

    left = visitor.post("/sign-out")
    assert left.status_code == 303
    assert visitor.get("/settings").status_code == 303
    [session] = db.session.scalars(select(BrowserSession))
    assert session.ended_at is not None


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(visitor):
    noor = with_password("Noor")

    wrong = sign_in(visitor, noor, "niet het goede woord", next="/library")
    unknown = visitor.post(
        "/sign-in", data={"email": "x@voorbeeldstad.example", "password": PASSWORD}
    )

    assert wrong.status_code == unknown.status_code == 422
    sentence = "This address and password do not belong together."
    assert sentence in wrong.text
    assert sentence in unknown.text
    assert noor.email in wrong.text
    assert 'value="/library"' in wrong.text
    assert "niet het goede woord" not in wrong.text
    kinds = db.session.scalars(select(AuditEvent.kind)).all()
    assert kinds == ["sign_in_failed", "sign_in_failed"]  # a refusal rolls back, not this


def test_a_password_is_as_typed(visitor):
    noor = with_password("Noor")

    assert sign_in(visitor, noor, PASSWORD.upper()).status_code == 422
    assert sign_in(visitor, noor, f" {PASSWORD}").status_code == 422
    assert sign_in(visitor, noor).status_code == 303


@pytest.mark.real_passwords
def test_an_unknown_address_takes_as_much_work(visitor, monkeypatch):
    checked = []
    verify = passwords.verified
    monkeypatch.setattr(passwords, "verified", lambda *a: checked.append(a[0]) or verify(*a))

    visitor.post("/sign-in", data={"email": "x@voorbeeldstad.example", "password": PASSWORD})

    assert checked == [None]
    assert not passwords.outdated(passwords.NOBODY)  # the same costs


@pytest.mark.real_passwords
def test_an_old_hash_is_renewed_at_sign_in(visitor):
    from argon2 import PasswordHasher

    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    noor = with_password("Noor", password_hash=cheap)

    assert sign_in(visitor, noor).status_code == 303

    renewed = db.session.get(Person, noor.id).password_hash
    assert renewed != cheap
    assert "m=65536,t=3,p=1" in renewed


def test_signing_in_ends_the_session_this_browser_had(visitor):
    noor = with_password("Noor")
    sign_in(visitor, noor)
    before = visitor.get_cookie("sid").value

    sign_in(visitor, noor, remember="y")

    assert visitor.get_cookie("sid").value != before
    old, new = db.session.scalars(select(BrowserSession).order_by(BrowserSession.id))
    assert old.ended_at is not None
    assert (new.ended_at, new.remembered) == (None, True)


def test_a_disabled_account_ends_at_once_and_cannot_come_back(visitor):
    noor = with_password("Noor")
    sign_in(visitor, noor)

    db.session.get(Person, noor.id).disabled_at = clock.now()
    db.session.commit()

    assert visitor.get("/settings").status_code == 303
    assert sign_in(visitor, noor).status_code == 422


def test_where_to_go_next_is_never_another_site(visitor):
    noor = with_password("Noor")
    for there in ("//evil.example", "/\\evil.example", "https://evil.example", "\t//evil.example"):
        assert sign_in(visitor, noor, next=there).headers["Location"] == "/"


def test_what_was_typed_is_carried_through_the_sign_in(visitor, app):
    noor = with_password("Noor")
    title = "Hoe begin je met ecologisch bermbeheer?"
    typed = {"title": title, "body": "Wij maaien nu nog <drie> keer.", "language": "nl"}
    typed["key"] = "0123456789abcdef0123456789abcdef"

    met = visitor.post("/questions/new?from=front", data=typed)
    assert met.status_code == 401
    assert title in met.text
    assert "<pre" in met.text
    assert "0123456789abcdef0123456789abcdef</pre>" not in met.text  # no text of theirs
    fields = hidden_fields(met.text)
    assert fields["kept.body"] == typed["body"]
    wrong = visitor.post("/sign-in", data=fields | {"email": noor.email, "password": "fout fout"})
    assert hidden_fields(wrong.text) | {"next": ""} == fields | {"next": ""}

    entered = visitor.post("/sign-in", data=fields | {"email": noor.email, "password": PASSWORD})
    assert entered.status_code == 200
    assert 'action="/questions/new?from=front"' in entered.text
    again = hidden_fields(entered.text)
    assert {name: again[name] for name in typed} == typed

    arrived = visitor.post("/questions/new", data=again)
    assert arrived.status_code == 422  # it holds no group: the form again, with what was typed
    assert title in arrived.text


def test_everything_typed_is_shown_with_its_label_also_what_is_short(visitor):
    typed = {"title": "Gras", "tags": "hooi", "town": "Dordt", "items-0-title": "Maaien",
             "themes": "3", "key": "0123456789abcdef0123456789abcdef", "version": "1"}  # fmt: skip

    page = visitor.post("/practices/new?lang=en", data=typed).text

    shown = dict(re.findall(r'<h3>(.*?)</h3><pre class="kept-text" tabindex="0">(.*?)</pre>', page))
    assert shown == {
        "Title": "Gras", "Keywords": "hooi", "Municipality": "Dordt", "Agenda 1: Title": "Maaien",
    }  # fmt: skip
    assert page.count("<pre") == 4


def test_the_carried_form_is_sent_with_a_fresh_token(settings, app):
    noor, real = with_password("Noor"), create_app(settings)
    real.test_client_class = Browser
    browser = real.test_client()
    token = token_in(browser.get("/join").text)

    met = browser.post("/questions/new", data={"title": "Wie weet dit?", "csrf_token": token})
    entry = hidden_fields(met.text) | {"email": noor.email, "password": PASSWORD}
    assert browser.post("/sign-in", data=entry).status_code == 400  # without a token
    entered = browser.post("/sign-in", data=entry | {"csrf_token": token_in(met.text)})
    again = hidden_fields(entered.text) | {"csrf_token": token_in(entered.text)}
    arrived = browser.post("/questions/new", data=again)

    assert (met.status_code, entered.status_code, arrived.status_code) == (401, 200, 422)
    assert "Wie weet dit?" in arrived.text
    with real.app_context():
        db.engine.dispose()


def token_in(page: str) -> str:
    return page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]


def test_passwords_are_not_carried(visitor):
    met = visitor.post("/settings/password", data={"password": PASSWORD, "current_password": "x"})

    assert met.status_code == 401
    assert PASSWORD not in met.text


def test_an_idle_session_ends_after_half_a_day(visitor, later):
    noor = with_password("Noor")
    sign_in(visitor, noor)

    later(timedelta(hours=13))

    assert visitor.get("/settings").status_code == 303


def test_a_post_in_a_session_that_notes_its_use_waits_for_no_lock(visitor, later):
    noor = with_password("Noor")
    sign_in(visitor, noor)
    later(timedelta(hours=1))

    assert visitor.post("/settings/language", data={"locale": "fr"}).status_code == 303

    [session] = db.session.scalars(select(BrowserSession))
    assert session.seen_at - session.created_at >= timedelta(hours=1)


def hidden_fields(page: str) -> dict[str, str]:
    """The hidden fields of a page, but the token."""
    import html

    areas = re.findall(r'<textarea name="([^"]+)" hidden>(.*?)</textarea>', page, re.S)
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    found = {name: html.unescape(value) for name, value in [*inputs, *areas]}
    return {name: value for name, value in found.items() if name != "csrf_token"}


def test_a_remembered_session_gets_another_token_each_day(visitor, app, later):
    noor = with_password("Noor")
    sign_in(visitor, noor, remember="y")
    first = visitor.get_cookie("sid").value
    late, thief = app.test_client(), app.test_client()
    late.set_cookie("sid", first)
    thief.set_cookie("sid", first)

    assert visitor.get("/settings").status_code == 200
    assert visitor.get_cookie("sid").value == first
    later(timedelta(days=1, minutes=1))
    visitor.get("/settings")
    second = visitor.get_cookie("sid").value
    assert second != first
    assert late.get("/settings").status_code == 200  # was under way with the token before
    assert late.get_cookie("sid").value == first
    later(timedelta(minutes=2))

    assert thief.get("/settings").status_code == 303
    assert visitor.get("/settings").status_code == 200
    assert visitor.get_cookie("sid").value == second
    assert "1 browser" in visitor.get("/settings/sessions").text


def test_signing_out_on_the_day_of_another_token_is_signing_out(visitor, later):
    noor = with_password("Noor")
    sign_in(visitor, noor, remember="y")
    later(timedelta(days=2))

    assert visitor.post("/sign-out").status_code == 303

    assert visitor.get_cookie("sid") is None
    assert visitor.get("/settings").status_code == 303


def test_a_missing_page_asks_only_visitors_to_sign_in(visitor, as_, ana):
    assert "sign in and try again" in visitor.get("/questions/999999").text
    page = as_(ana).get("/questions/999999").text
    assert "sign in" not in page
    assert "ask who sent you the address" in page
