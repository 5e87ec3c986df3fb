# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How often things may be done, over several processes and restarts."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from cop.app import create_app
from cop.db import db
from cop.people import session
from cop.people.models import AuditEvent
from cop.web import limits
from tests import make
from tests.conftest import Browser
from tests.people.mailbox import PASSWORD, mail_to, with_password


@pytest.fixture
def process(app, settings):
    """Another process of the same site, with limits."""

    def start() -> Flask:
        other = create_app(replace(settings, rate_limits=True))
        other.config["WTF_CSRF_ENABLED"] = False
        other.test_client_class = Browser
        started.append(other)
        limits.pages.reset()
        return other

    started: list[Flask] = []
    yield start
    for other in started:
        with other.app_context():
            db.engine.dispose()


def guess(app: Flask, email: str, address: str = "192.0.2.1"):
    return app.test_client().post(
        "/sign-in",
        data={"email": email, "password": "niet het goede woord"},
        environ_overrides={"REMOTE_ADDR": address},
    )


def test_five_wrong_passwords_are_enough_in_whatever_process_and_network(process, later):
    noor = with_password("Noor")
    one, two = process(), process()

    tries = [guess(one, noor.email, f"192.0.2.{n}").status_code for n in range(3)]
    tries += [guess(two, noor.email, f"192.0.2.{n}").status_code for n in range(3, 5)]
    refused = guess(process(), noor.email.upper(), "192.0.2.9")

    assert tries == [422] * 5
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 15 * 60 + 1
    assert "too often" in refused.text
    assert guess(one, "iemand.anders@voorbeeldstad.example").status_code == 422


def test_the_right_password_is_refused_too_until_the_window_ends(process, later):
    from datetime import timedelta

    noor = with_password("Noor")
    app = process()
    for _n in range(5):
        guess(app, noor.email)
    entry = {"email": noor.email, "password": PASSWORD}

    assert app.test_client().post("/sign-in", data=entry).status_code == 429
    later(timedelta(minutes=16))
    assert app.test_client().post("/sign-in", data=entry).status_code == 303


def test_signing_in_rightly_costs_nothing(process):
    noor = with_password("Noor")
    app = process()
    entry = {"email": noor.email, "password": PASSWORD}

    assert {app.test_client().post("/sign-in", data=entry).status_code for _n in range(7)} == {303}


def test_counting_waits_for_no_lock_of_the_request_itself(process):
    noor = with_password("Noor")
    browser = signed_in(process(), noor)

    for _n in range(2):
        entry = {"email": noor.email, "password": PASSWORD}
        assert browser.post("/sign-in", data=entry).status_code == 303
    assert browser.post("/join", data={}).status_code == 422
    assert browser.post("/password/reset", data={"email": noor.email}).status_code == 303


def test_a_network_may_guess_twenty_times(process):
    app = process()
    same64 = [f"2001:db8:1:2::{n:x}" for n in range(21)]

    answers = [guess(app, f"p{n}@x.example", a).status_code for n, a in enumerate(same64)]

    assert answers == [422] * 20 + [429]
    assert guess(app, "p99@x.example", "2001:db8:1:3::1").status_code == 422


def test_a_caller_cannot_choose_the_network_that_counts(app):
    spoofed = {"X-Forwarded-For": "198.51.100.7", "Forwarded": "for=198.51.100.7"}

    for address, network in (
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("", "unknown"),
    ):
        caller = {"REMOTE_ADDR": address}
        with app.test_request_context(headers=spoofed, environ_overrides=caller):
            assert limits.network() == network


def test_resets_and_registrations_are_limited(process):
    noor = with_password("Noor")
    app = process()
    join = {"name": "Noor", "organisation": "Voorbeeldstad", "function": "Ecoloog"}
    join["motivation"] = "Wij willen meer groen."

    resets = [
        app.test_client().post("/password/reset", data={"email": noor.email}).status_code
        for _n in range(4)
    ]
    joins = [
        app.test_client().post("/join", data=join | {"email": f"p{n}@x.example"}).status_code
        for n in range(6)
    ]

    assert resets == [303] * 3 + [429]
    assert len(mail_to(noor.email)) == 3
    assert joins == [303] * 5 + [429]


def test_forms_with_mistakes_cost_a_town_hall_nothing(process):
    app = process()
    join = {"name": "Noor", "organisation": "Voorbeeldstad", "function": "Ecoloog",
            "motivation": "Groen.", "email": "noor@x.example"}  # fmt: skip

    mistakes = {app.test_client().post("/join", data={"name": "N"}).status_code for _n in range(9)}

    assert mistakes == {422}
    assert app.test_client().post("/join", data=join).status_code == 303


def test_five_wrong_current_passwords_are_enough_and_stand_in_the_log(process, app):
    noor = with_password("Noor")
    browser = signed_in(process(), noor)
    new = "een heel ander viertal"
    guess = {"current_password": "mis", "password": new, "email": "nieuw@x.example"}
    right = guess | {"current_password": PASSWORD}

    weak = {browser.post("/settings/password", data=right | {"password": "k"}).status_code
            for _n in range(6)}  # fmt: skip
    tries = [browser.post("/settings/password", data=guess).status_code for _n in range(3)]
    tries += [browser.post("/settings/address", data=guess).status_code for _n in range(2)]
    refused = browser.post("/settings/address", data=right)

    assert (weak, tries, refused.status_code) == ({422}, [422] * 5, 429)
    kinds = db.session.scalars(select(AuditEvent.kind).where(AuditEvent.person_id == noor.id))
    assert kinds.all().count("password_wrong") == 5
    other = signed_in(process(), with_password("Piet"))
    assert other.post("/settings/password", data=right).status_code == 303


def test_a_network_may_ask_two_hundred_pages_a_minute(process):
    browser = process().test_client()

    answers = [browser.get("/sign-in").status_code for _n in range(201)]

    assert answers == [200] * 200 + [429]


def test_the_limits_can_be_switched_off(app):
    assert guess(app, "x@voorbeeldstad.example").status_code == 422
    answers = {guess(app, "x@voorbeeldstad.example").status_code for _n in range(6)}
    assert answers == {422}


def test_ten_contributions_an_hour_and_refused_ones_are_free(process, ana):
    browser = signed_in(process(), ana)
    question = {
        "title": "Hoe begin je met ecologisch bermbeheer?",
        "body": "Wij maaien nu nog drie keer.",
        "language": "nl",
        "group_id": make.community().id,
    }

    empty = {browser.post("/questions/new", data={}).status_code for _n in range(11)}
    answers = [
        browser.post("/questions/new", data=question | {"key": str(n)}).status_code
        for n in range(11)
    ]

    assert empty == {422}
    assert answers == [303] * 10 + [429]


def test_an_organiser_takes_in_an_archive_of_minutes_without_waiting(process, oda):
    browser = signed_in(process(), oda)
    texts = [f"# Overleg {n}\n\n## Maaien\n\nWe maaien {n} keer." for n in range(12)]

    assert {browser.post("/minutes/new", data={"text": t}).status_code for t in texts} == {303}


def test_members_preview_and_search_more_often_than_visitors(process, ana):
    app = process()
    browser, visitor = signed_in(app, ana), app.test_client()

    previews = [browser.post("/preview", data={"body": "*x*"}).status_code for _n in range(31)]
    assert previews == [200] * 30 + [429]
    assert [visitor.get("/search").status_code for _n in range(11)] == [200] * 10 + [429]
    assert [browser.get("/search").status_code for _n in range(31)] == [200] * 30 + [429]


def test_what_watches_the_site_is_not_limited_nor_what_pages_are_made_of(process):
    browser = process().test_client()
    style = re.search(r'href="(/assets/[^"]+[.]css)"', browser.get("/sign-in").text)[1]

    assert {browser.get("/healthz").status_code for _n in range(210)} == {200}
    assert {browser.get(style).status_code for _n in range(210)} == {200}


def signed_in(app: Flask, person):
    browser = app.test_client()
    with app.test_request_context():
        token = session.start(person, remember=False)
        db.session.commit()
    browser.set_cookie("sid", token)
    return browser
