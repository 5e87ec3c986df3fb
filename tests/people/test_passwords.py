# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A forgotten password, another password, another address."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.people.credentials import BrowserSession
from cop.people.models import Person
from tests.people.mailbox import PASSWORD, link_in, mail_to, with_password
from tests.people.test_signing_in import sign_in

NEW = "een heel ander viertal"


def asked_reset(visitor, email: str) -> str:
    answer = visitor.post("/password/reset", data={"email": email})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/password/reset/sent")
    return link_in(mail_to(email)[-1])


def test_a_forgotten_password_is_replaced_and_every_browser_signed_out(visitor, app):
    noor = with_password("Noor")
    elsewhere = app.test_client()
    sign_in(elsewhere, noor)

    page = asked_reset(visitor, noor.email)
    assert noor.email in visitor.get(page).text
    assert elsewhere.get("/settings").status_code == 200
    done = visitor.post(page, data={"password": NEW})

    assert (done.status_code, done.headers["Location"]) == (303, "/sign-in")
    assert elsewhere.get("/settings").status_code == 303
    assert sign_in(visitor, noor).status_code == 422
    assert sign_in(visitor, noor, NEW).status_code == 303
    assert mail_to(noor.email)[-1].subject == "Your password was changed"


def test_an_unknown_address_gets_the_same_answer_and_a_mail_that_says_so(visitor):
    noor = with_password("Noor")

    known = visitor.post("/password/reset", data={"email": noor.email})
    unknown = visitor.post("/password/reset", data={"email": "niemand@voorbeeldstad.example"})

    assert (known.status_code, known.headers["Location"], known.text) == (
        unknown.status_code, unknown.headers["Location"], unknown.text,
    )  # fmt: skip
    [letter] = mail_to("niemand@voorbeeldstad.example")
    assert link_in(letter) == "/join"


@pytest.mark.parametrize("state", ["disabled_at", "confirmed_at"])
def test_an_account_that_cannot_be_used_gets_no_link(visitor, state):
    noor = with_password("Noor", **{state: clock.now() if state == "disabled_at" else None})

    visitor.post("/password/reset", data={"email": noor.email})

    assert mail_to(noor.email)[-1].subject == "This address has no account"


def test_only_the_newest_link_works_once_and_for_half_an_hour(visitor, later):
    noor = with_password("Noor")
    first = asked_reset(visitor, noor.email)
    second = asked_reset(visitor, noor.email)

    assert visitor.get(first).status_code == 409
    assert visitor.post(second, data={"password": NEW}).status_code == 303
    assert visitor.post(second, data={"password": NEW}).status_code == 409
    third = asked_reset(visitor, noor.email)
    later(timedelta(minutes=31))
    assert visitor.post(third, data={"password": NEW}).status_code == 409


def test_a_link_ends_when_the_password_or_the_address_changes(visitor, as_):
    noor = with_password("Noor")
    browser = as_(noor)

    page = asked_reset(visitor, noor.email)
    browser.post("/settings/password", data={"current_password": PASSWORD, "password": NEW})
    assert visitor.get(page).status_code == 409

    page = asked_reset(visitor, noor.email)
    change_address(browser, "noor.nieuw@voorbeeldstad.example", NEW)
    assert visitor.get(page).status_code == 409


def test_changing_the_password_asks_the_current_one_and_ends_other_sessions(visitor, app, as_):
    noor = with_password("Noor")
    here, elsewhere = as_(noor), as_(noor)

    wrong = here.post("/settings/password", data={"current_password": "fout", "password": NEW})
    assert wrong.status_code == 422
    assert "This is not your current password." in wrong.text
    weak = here.post("/settings/password", data={"current_password": PASSWORD, "password": "Noor"})
    assert weak.status_code == 422
    done = here.post("/settings/password", data={"current_password": PASSWORD, "password": NEW})

    assert done.status_code == 303
    assert here.get("/settings").status_code == 200
    assert elsewhere.get("/settings").status_code == 303
    assert sign_in(visitor, noor, NEW).status_code == 303


def change_address(browser, email: str, password: str = PASSWORD):
    asked = browser.post("/settings/address", data={"email": email, "current_password": password})
    assert asked.status_code == 303
    return browser.post(link_in(mail_to(email)[-1]))


def test_another_address_is_confirmed_from_there_and_the_old_one_is_told(as_, visitor):
    noor = with_password("Noor")
    browser, new = as_(noor), "noor.nieuw@voorbeeldstad.example"

    changed = change_address(browser, new)

    assert changed.status_code == 303
    assert mail_to("noor@voorbeeldstad.example")[-1].subject == "Your mail address was changed"
    assert db.session.get(Person, noor.id).email == new
    assert visitor.post("/sign-in", data={"email": new, "password": PASSWORD}).status_code == 303


def test_an_address_of_somebody_else_is_not_taken_and_not_betrayed(as_, bea):
    noor = with_password("Noor")

    asked = as_(noor).post(
        "/settings/address", data={"email": bea.email, "current_password": PASSWORD}
    )

    assert asked.status_code == 303  # as for an unknown address
    assert mail_to(bea.email)[-1].subject == "You already have an account"
    assert db.session.get(Person, noor.id).email == "noor@voorbeeldstad.example"


def test_own_sessions_are_listed_and_ended(as_, bea):
    noor = with_password("Noor")
    here, elsewhere, third = as_(noor), as_(noor), as_(noor)
    hers = as_(bea)
    ids = db.session.scalars(select(BrowserSession.id).order_by(BrowserSession.id)).all()

    session = db.session.get(BrowserSession, ids[1])
    session.browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko Firefox/140.0"
    db.session.commit()

    page = here.get("/settings/sessions")
    assert "Firefox on Windows" in page.text
    assert "3 browsers" in page.text
    assert "this browser" in page.text
    assert here.post(f"/settings/sessions/{ids[1]}/end").status_code == 303
    assert elsewhere.get("/settings").status_code == 303
    here.post(f"/settings/sessions/{ids[3]}/end")
    assert hers.get("/settings").status_code == 200  # another person's session is left alone
    here.post("/settings/sessions/end-others")
    assert third.get("/settings").status_code == 303
    assert here.get("/settings").status_code == 200


def test_people_see_what_the_log_holds_about_them(as_, visitor, bea):
    noor = with_password("Noor")
    sign_in(visitor, noor, "niet het goede woord")
    sign_in(visitor, noor)

    page = visitor.get("/settings/events")

    assert "Wrong password" in page.text
    assert "Signed in" in page.text
    assert "127.0.0.1" in page.text
    assert "Wrong password" not in as_(bea).get("/settings/events").text


def test_the_language_of_pages_and_mail_is_chosen(as_):
    noor = with_password("Noor")
    browser = as_(noor)

    assert browser.post("/settings/language", data={"locale": "xx"}).status_code == 422
    assert browser.post("/settings/language", data={"locale": "fr"}).status_code == 303

    assert '<html lang="fr"' in browser.get("/settings").text
    browser.post("/settings/password", data={"current_password": PASSWORD, "password": NEW})
    assert mail_to(noor.email)[-1].language == "fr"


def test_a_password_is_hashed_without_holding_the_lock_of_the_database(as_, monkeypatch):
    from cop.people import passwords

    noor = with_password("Noor")
    held = []
    real = passwords.hashed
    monkeypatch.setattr(
        passwords, "hashed", lambda text: held.append(db.session().in_transaction()) or real(text)
    )

    as_(noor).post("/settings/password", data={"current_password": PASSWORD, "password": NEW})

    assert held == [False]
