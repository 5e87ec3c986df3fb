# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Asking to join, confirming, waiting, being let in or refused."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.people.models import MailDomain, Person
from cop.people.queries import by_email
from tests import make
from tests.people.mailbox import PASSWORD, link_in, mail_to

NOOR = {
    "name": "Noor Verbeke",
    "email": "Noor.Verbeke@Voorbeeldstad.example",
    "organisation": "Gemeente Voorbeeldstad",
    "function": "Beleidsadviseur groen",
    "motivation": "Wij beginnen met ecologisch bermbeheer.",
}
ADDRESS = "noor.verbeke@voorbeeldstad.example"


def partner(domain: str = "voorbeeldstad.example", **fields: Any) -> Any:
    return make.organisation(
        "Voorbeeldstad",
        **{"partner_since": clock.today(), "domains": [MailDomain(domain=domain)]} | fields,
    )


def asked(visitor: FlaskClient, **fields: str) -> str:
    """The path of the confirmation link that was sent."""
    answer = visitor.post("/join", data=NOOR | fields)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/join/sent")
    return link_in(mail_to(fields.get("email", ADDRESS).lower())[-1])


def noor() -> Person:
    return db.session.scalars(by_email(ADDRESS)).one()


def test_somebody_of_a_partner_is_let_in_at_once(visitor):
    organisation = partner()

    page = asked(visitor)
    assert "Noor Verbeke" in visitor.get(page).text
    assert noor().confirmed_at is None  # programs that open the link confirm nothing
    confirmed = visitor.post(page, data={"password": PASSWORD})

    assert (confirmed.status_code, confirmed.headers["Location"]) == (303, "/")
    assert noor().takes_part
    assert noor().organisation_id == organisation.id
    assert visitor.get("/settings").status_code == 200  # and is signed in


def test_somebody_of_an_unknown_domain_waits_and_the_organisers_are_told_once(visitor, oda, ada):
    page = asked(visitor)
    assert mail_to(oda.email) == []
    confirmed = visitor.post(page, data={"password": PASSWORD})

    assert confirmed.headers["Location"] == "/waiting"
    assert "Your request to join" in visitor.get("/waiting").text
    assert visitor.get("/questions/new").status_code == 403
    assert not noor().takes_part
    [letter] = mail_to(oda.email)
    assert "Noor Verbeke of Gemeente Voorbeeldstad asks to join" in letter.text
    assert link_in(letter) == "/admin/people"
    assert len(mail_to(ada.email)) == 1


def test_who_asks_to_join_and_is_let_in_stand_among_the_notifications(visitor, as_, oda):
    town = partner("anders.example")
    visitor.post(asked(visitor), data={"password": PASSWORD})
    organiser = as_(oda)
    assert "Noor Verbeke asks to join the community" in organiser.get("/notifications").text
    assert 'class="count">1<' in organiser.get("/notifications").text

    accept = {"organisation": town.name}
    assert organiser.post(f"/admin/people/{noor().id}/accept", data=accept).status_code == 303

    assert 'class="count"' not in organiser.get("/notifications").text
    assert "You were let in. Welcome!" in as_(noor()).get("/notifications").text


@pytest.mark.parametrize(
    ("domain", "email", "inside"),
    [
        ("voorbeeldstad.example", "a@voorbeeldstad.example", True),
        ("voorbeeldstad.example", "a@groen.voorbeeldstad.example", True),
        ("voorbeeldstad.example", "a@evil-voorbeeldstad.example", False),
        ("voorbeeldstad.example", "a@voorbeeldstad.example.evil.example", False),
        ("voorbeeldstad.example", "a@example", None),
        ("gmail.com", "a@gmail.com", False),
    ],
)
def test_domains_are_compared_on_label_boundaries(visitor, domain, email, inside):
    partner(domain)

    if inside is None:
        assert visitor.post("/join", data=NOOR | {"email": email}).status_code == 422
        return
    visitor.post(asked(visitor, email=email), data={"password": PASSWORD})

    assert db.session.scalars(by_email(email)).one().takes_part is inside


def test_a_former_partner_lets_nobody_in_by_itself(visitor):
    partner(partner_since=None)

    visitor.post(asked(visitor), data={"password": PASSWORD})

    assert not noor().takes_part


def test_a_known_address_gets_the_same_answer_and_a_mail_that_says_so(visitor):
    make.person("Noor Verbeke", email=ADDRESS)

    known = visitor.post("/join", data=NOOR)
    unknown = visitor.post("/join", data=NOOR | {"email": "nieuw@voorbeeldstad.example"})

    assert (known.status_code, known.headers["Location"], known.text) == (
        unknown.status_code, unknown.headers["Location"], unknown.text,
    )  # fmt: skip
    [letter] = mail_to(ADDRESS)
    assert letter.subject == "You already have an account"
    assert link_in(letter) == "/sign-in"


def test_a_confirmation_link_works_once_and_for_a_day(visitor, later):
    page = asked(visitor)
    visitor.post(page, data={"password": PASSWORD})
    assert visitor.get(page).status_code == 409
    again = visitor.post(page, data={"password": PASSWORD})
    assert again.status_code == 409
    assert "This link does not work any more" in again.text

    late = asked(visitor, email="laat@voorbeeldstad.example")
    later(timedelta(hours=25))
    assert visitor.post(late, data={"password": PASSWORD}).status_code == 409


def test_a_spent_link_leads_to_the_way_on_of_its_kind(visitor):
    ways = {
        "/join/confirm/x": "/join",
        "/password/reset/x": "/password/reset",
        "/invitations/x": "/help#contact",
        "/settings/address/x": "/settings/address",
    }

    for page, way in ways.items():
        answer = visitor.get(page)
        assert answer.status_code == 409
        assert "This link does not work any more" in answer.text
        assert f'<li><a href="{way}">' in answer.text
        assert "somebody else was earlier" not in answer.text


def test_asking_again_ends_the_earlier_link(visitor):
    first = asked(visitor)
    second = asked(visitor, function="Ecoloog")

    assert visitor.get(first).status_code == 409
    assert "Ecoloog" in visitor.get(second).text
    assert len(db.session.scalars(select(Person)).all()) == 1


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kort", "Use 12 to 128 characters."),
        ("x" * 129, "Use 12 to 128 characters."),
        ("Wachtwoord2026!", "easy to guess"),
        ("P@ssw0rdP@ssw0rd", "easy to guess"),
        ("123456789012", "easy to guess"),
        ("qwertyuiop[]", "easy to guess"),
        ("aaaaaaaaaaaaaaaa", "easy to guess"),
        ("zomervakantie2026", "easy to guess"),
        ("mijn Verbeke wachtwoordje", "Leave your name"),
        ("bij Biodiversiteit hoort dit", "Leave your name"),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(visitor, password, said):
    page = asked(visitor)

    refused = visitor.post(page, data={"password": password})

    assert refused.status_code == 422
    assert said in refused.text
    assert password not in refused.text.replace('value="', "")
    assert noor().confirmed_at is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Win op https://evil.example"),
        ("name", "Ana www.evil.example"),
        ("name", "Ana\x00Bea"),
        ("name", "A" * 61),
        ("name", ""),
        ("email", "geen adres"),
        ("email", "a@b\r\nBcc: x@evil.example"),
        ("email", "a" * 300 + "@voorbeeldstad.example"),
        ("organisation", "zie www.evil.com"),
        ("organisation", "A" * 121),
        ("function", "https://evil.example"),
        ("function", "Adviseur\u202egroen"),
        ("motivation", "m" * 1001),
        ("motivation", "\x1b[31m"),
    ],
)
def test_bad_input_is_refused_and_nothing_typed_is_lost(visitor, field, value):
    answer = visitor.post("/join", data=NOOR | {field: value})

    assert answer.status_code == 422
    assert "There is something to correct" in answer.text
    assert NOOR["function" if field != "function" else "organisation"] in answer.text
    assert db.session.scalars(select(Person)).all() == []


def test_ordinary_titles_and_organisations_are_accepted(visitor):
    given = {
        "organisation": "Natuur.be / Gemeente Ede / Wageningen",
        "function": "Adviseur groen/blauw",
    }
    long = {"email": "lang@voorbeeldstad.example", "organisation": "O" * 120, "function": "F" * 120}

    asked(visitor, **given)
    asked(visitor, **long)

    assert noor().asked_organisation == given["organisation"]


def test_a_refusal_names_the_field_and_its_own_length(visitor):
    long = visitor.post("/join", data=NOOR | {"function": "F" * 121, "organisation": "www.x.nl"})

    assert "“What do you do there?” has at most 120 characters." in long.text
    assert "“Where do you work?” cannot hold a web address" in long.text
    assert "A name" not in long.text


def test_lists_and_json_in_the_place_of_text_are_no_input(visitor):
    listed = visitor.post("/join", data={name: [value, value] for name, value in NOOR.items()})
    as_json = visitor.post("/join", json=NOOR)
    nested = visitor.post("/join", data={f"{name}[]": value for name, value in NOOR.items()})

    assert listed.status_code == 303  # the first of each counts
    assert as_json.status_code == nested.status_code == 422


def test_letters_are_in_the_language_of_the_reader(visitor):
    visitor.post("/join?lang=nl", data=NOOR)

    [letter] = mail_to(ADDRESS)
    assert letter.language == "nl"
    assert '<html lang="nl">' in letter.html
