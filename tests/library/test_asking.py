# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Requests for information: stored, mailed, answered; spam and floods refused."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.library.models import InformationRequest
from cop.mail.outbox import OutboxMail
from tests import make

QUESTION = {
    "reason": "information",
    "name": "Vera Visser",
    "email": "vera@anderdorp.example",
    "organisation": "Gemeente Anderdorp",
    "text": "What does a municipality need to begin with this?",
    "consent": "y",
}


@pytest.fixture
def offer(oda, ana):
    contact = {"contact_email": "info@ecolife.example", "provider_id": ana.organisation_id}
    return make.solution(oda, **contact)


def handed_out(browser, solution, monkeypatch, after=10):
    """The hidden fields of the form, some seconds after it was opened."""
    page = browser.get(f"/library/{solution.id}/ask").text
    later = clock.now() + timedelta(seconds=after)
    monkeypatch.setattr("cop.clock.now", lambda: later)
    return dict(re.findall(r'name="(began|key)" type="hidden" value="([^"]+)"', page))


def ask(browser, solution, monkeypatch, after=10, **fields):
    hidden = handed_out(browser, solution, monkeypatch, after)
    address = f"/library/{solution.id}/ask?lang=en"
    return browser.post(address, data={**QUESTION, **hidden, **fields})


def mails():
    return db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)).all()


def test_a_visitor_asks_and_the_contact_can_answer(as_, visitor, ana, bea, oda, offer, monkeypatch):
    asked = ask(visitor, offer, monkeypatch)
    assert asked.status_code == 303, asked.text
    assert "passed on" in visitor.get(asked.headers["Location"]).text

    to_contact, copy = mails()
    assert to_contact.recipient == "info@ecolife.example"
    assert to_contact.headers == {"Reply-To": "vera@anderdorp.example"}
    assert QUESTION["text"] in to_contact.text
    assert f"http://localhost/library/{offer.id}/requests" in to_contact.text
    assert copy.recipient == "vera@anderdorp.example"
    assert QUESTION["text"] in copy.text

    page = as_(ana).get(f"/library/{offer.id}/requests").text
    assert "Vera Visser" in page
    assert "Is waiting for an answer" in page
    request = db.session.scalars(select(InformationRequest)).one()
    assert as_(bea).post(f"/library/requests/{request.id}/answer").status_code == 403
    assert as_(oda).post(f"/library/requests/{request.id}/answer").status_code == 303
    assert "Oda noted this" in as_(ana).get(f"/library/{offer.id}/requests").text
    as_(ana).post(f"/library/requests/{request.id}/answer/delete")
    assert request.answered_at is None


def test_without_a_contact_address_the_organisers_get_it(visitor, oda, ada, ana, monkeypatch):
    assert ask(visitor, make.solution(ana), monkeypatch).status_code == 303

    recipients = {mail.recipient for mail in mails()}
    assert recipients == {oda.email, ada.email, "vera@anderdorp.example"}


def test_help_with_rolling_out_is_the_same_form_with_another_reason(
    as_, visitor, ana, offer, monkeypatch
):
    form = as_(ana).get(f"/library/{offer.id}/ask?reason=rollout").text
    assert 'value="rollout" checked' in form
    assert f'value="{ana.email}"' in form

    ask(visitor, offer, monkeypatch, reason="rollout")

    assert mails()[0].subject == "Help with rolling out Climate doers"


def test_consent_is_never_given_in_advance_and_always_needed(visitor, offer, monkeypatch):
    form = visitor.get(f"/library/{offer.id}/ask").text
    assert re.search(r'name="consent"[^>]*>', form)
    assert "checked" not in re.search(r'<input[^>]*name="consent"[^>]*>', form)[0]

    refused = ask(visitor, offer, monkeypatch, consent="")

    assert refused.status_code == 422
    assert QUESTION["text"] in refused.text
    assert mails() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "Write your name."),
        ({"name": "Win now www.evil.example"}, "A name cannot hold a web address"),
        ({"name": "Vera\r\nBcc: all@evil.example"}, None),
        ({"email": "vera"}, "Write one mail address"),
        ({"email": "vera@anderdorp"}, "Write one mail address"),
        ({"email": "vera@a.example\r\nBcc: all@evil.example"}, "Write one mail address"),
        ({"email": "a@b.example,c@d.example"}, "Write one mail address"),
        ({"text": "Hi"}, "Write 10 to 3000 characters."),
        ({"text": "x" * 3001}, "Write 10 to 3000 characters."),
        ({"text": "http://a.example http://b.example http://c.example"}, "at most two web"),
        ({"organisation": "https://evil.example"}, "Write the name of your organisation."),
        ({"reason": "love"}, "Choose one from the list"),
        ({"website": "http://evil.example"}, "Leave this field empty."),
        ({"began": "1.forged"}, "That was very quick."),
        ({"began": ""}, "That was very quick."),
    ],
)
def test_what_does_not_fit_is_refused_clearly(visitor, offer, monkeypatch, fields, said):
    refused = ask(visitor, offer, monkeypatch, **fields)

    assert refused.status_code == 422
    assert said is None or said in refused.text
    assert mails() == []


def test_a_form_sent_at_once_is_refused_and_passes_three_seconds_later(visitor, offer, monkeypatch):
    refused = ask(visitor, offer, monkeypatch, after=1)
    assert refused.status_code == 422
    assert "Wait three seconds" in refused.text
    assert QUESTION["text"] in refused.text

    hidden = dict(re.findall(r'name="(began|key)" type="hidden" value="([^"]+)"', refused.text))
    later = clock.now() + timedelta(seconds=5)
    monkeypatch.setattr("cop.clock.now", lambda: later)
    again = visitor.post(f"/library/{offer.id}/ask", data={**QUESTION, **hidden})

    assert again.status_code == 303


def test_the_same_form_sent_twice_is_one_request(visitor, offer, monkeypatch):
    hidden = handed_out(visitor, offer, monkeypatch)

    for _time in range(2):
        sent = visitor.post(f"/library/{offer.id}/ask", data={**QUESTION, **hidden})
        assert sent.status_code == 303
    assert len(db.session.scalars(select(InformationRequest)).all()) == 1
    assert len(mails()) == 2


def test_one_address_asks_five_times_an_hour_and_no_more(visitor, offer, monkeypatch):
    answers = [ask(visitor, offer, monkeypatch).status_code for _time in range(6)]

    assert answers == [303] * 5 + [429]


def test_requests_are_seen_by_organisers_and_the_provider_only(as_, visitor, ana, bea, oda, offer):
    address = f"/library/{offer.id}/requests"

    assert as_(oda).get(address).status_code == 200
    assert as_(ana).get(address).status_code == 200
    assert as_(bea).get(address).status_code == 403
    assert visitor.get(address).status_code == 303
    assert address not in as_(bea).get(f"/library/{offer.id}").text


def test_the_contact_of_an_example_is_shown_but_never_written_to(visitor, oda, offer, monkeypatch):
    offer.example = True
    db.session.commit()

    ask(visitor, offer, monkeypatch)

    assert [mail.recipient for mail in mails()] == [oda.email, QUESTION["email"]]
