# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Organisers accept or refuse who waits, and invite."""

import pytest
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.people.credentials import Token
from cop.people.models import AuditEvent, MailDomain, Person, Role
from cop.people.queries import by_email
from tests import make
from tests.people.mailbox import PASSWORD, link_in, mail_to


@pytest.fixture
def noor(app) -> Person:
    """Somebody who waits."""
    return make.person(
        "Noor Verbeke",
        email="noor@groenstad.example",
        approved_at=None,
        locale="nl",
        asked_organisation="Gemeente Groenstad",
        function="Ecoloog",
        motivation="Wij beginnen met bermen.",
    )


def test_an_organiser_sees_who_waits_and_why(as_, oda, noor):
    make.person("Nog niet bevestigd", confirmed_at=None, approved_at=None)

    page = as_(oda).get("/admin/people").text

    assert "1 request" in page
    for words in ("Noor Verbeke", "noor@groenstad.example", "Gemeente Groenstad", "bermen"):
        assert words in page
    assert "Nog niet bevestigd" not in page


def test_accepting_chooses_the_organisation_and_may_add_the_domain(as_, visitor, oda, noor):
    town = make.organisation("Groenstad", partner_since=clock.today())
    browser = as_(oda)
    page = browser.get(f"/admin/people/{noor.id}").text
    assert 'value="Groenstad"' in page

    answer = browser.post(
        f"/admin/people/{noor.id}/accept", data={"organisation": town.name, "add_domain": "y"}
    )

    assert answer.status_code == 303
    let_in = db.session.get(Person, noor.id)
    assert let_in.takes_part
    assert (let_in.role, let_in.organisation_id) == (Role.MEMBER, town.id)
    assert db.session.get(MailDomain, "groenstad.example").organisation_id == town.id
    [letter] = mail_to(noor.email)
    assert (letter.reason, letter.language, link_in(letter)) == ("let_in", "nl", "/sign-in")
    [event] = db.session.scalars(select(AuditEvent).where(AuditEvent.kind == "let_in"))
    assert (event.actor_id, event.person_id) == (oda.id, noor.id)
    assert event.network
    assert event.request_id


def test_refusing_needs_a_reason_that_the_person_reads(as_, oda, noor):
    browser = as_(oda)

    assert browser.post(f"/admin/people/{noor.id}/refuse", data={}).status_code == 422
    reason = "Alleen gemeenten en hun adviseurs."
    answer = browser.post(f"/admin/people/{noor.id}/refuse", data={"refuse-reason": reason})

    assert answer.status_code == 303
    assert reason in mail_to(noor.email)[0].text
    assert reason in as_(noor).get("/waiting").text
    assert "Nobody is waiting" in browser.get("/admin/people").text


def test_the_domain_makes_the_organisation_a_partner_so_that_the_next_need_not_wait(
    as_, visitor, oda, noor
):
    town = make.organisation("Groenstad")
    page = as_(oda).get(f"/admin/people/{noor.id}").text
    assert "an organisation that is no partner yet becomes one today" in page

    as_(oda).post(
        f"/admin/people/{noor.id}/accept", data={"organisation": town.name, "add_domain": "y"}
    )

    assert town.partner_since == clock.today()
    ask = {"name": "Piet", "email": "piet@groenstad.example", "organisation": "Groenstad",
           "function": "Ecoloog", "motivation": "Bermen."}  # fmt: skip
    visitor.post("/join", data=ask)
    visitor.post(link_in(mail_to(ask["email"])[-1]), data={"password": PASSWORD})
    assert db.session.scalars(by_email(ask["email"])).one().takes_part


def test_a_domain_without_its_organisation_or_of_another_is_not_dropped_silently(as_, oda, noor):
    town = make.organisation("Groenstad", domains=[MailDomain(domain="groenstad.example")])
    other, act = make.organisation("Anderdorp"), f"/admin/people/{noor.id}/accept"

    nobodys = as_(oda).post(act, data={"organisation": "", "add_domain": "y"})
    others = as_(oda).post(act, data={"organisation": other.name, "add_domain": "y"})

    assert nobodys.status_code == 422
    assert "Choose the organisation that this mail domain is of." in nobodys.text
    assert others.status_code == 409
    assert "groenstad.example belongs to another organisation" in others.text
    assert not db.session.get(Person, noor.id).takes_part
    assert (town.partner_since, other.partner_since) == (None, None)


def test_the_page_of_an_organisation_says_truly_what_a_domain_does(as_, oda):
    town = make.organisation("Groenstad")

    page = as_(oda).get(f"/admin/organisations/{town.id}").text

    assert "is let in at once if the organisation is a partner" in page


def test_somebody_refused_reads_how_to_go_on_and_can_be_let_in_after_all(
    as_, visitor, oda, ada, noor
):
    town, reason = make.organisation("Groenstad"), "Alleen gemeenten."
    as_(oda).post(f"/admin/people/{noor.id}/refuse", data={"refuse-reason": reason})

    assert 'href="/help#contact"' in as_(noor).get("/waiting").text
    again = {"name": "Noor", "email": noor.email, "organisation": "Groenstad",
             "function": "Ecoloog", "motivation": "Toch."}  # fmt: skip
    visitor.post("/join", data=again)
    for letter in mail_to(noor.email):
        assert (letter.reason, link_in(letter)) == ("refused", "/help#contact")
        assert reason in letter.text
    assert f"/admin/people/{noor.id}" in as_(oda).get("/admin/people").text
    page = as_(oda).get(f"/admin/people/{noor.id}").text
    assert "Let in after all" in page
    entry = {"organisation": town.name}
    assert as_(ada).post(f"/admin/people/{noor.id}/accept", data=entry).status_code == 409

    done = as_(oda).post(f"/admin/people/{noor.id}/accept-after-all", data=entry)

    assert done.status_code == 303
    person = db.session.get(Person, noor.id)
    assert (person.takes_part, person.organisation_id, person.refused_reason) == (True, town.id, "")
    assert mail_to(noor.email)[-1].reason == "let_in"


def test_a_request_is_decided_once(as_, oda, ada, noor):
    as_(oda).post(f"/admin/people/{noor.id}/accept", data={"organisation": ""})

    late = as_(ada).post(f"/admin/people/{noor.id}/refuse", data={"refuse-reason": "te laat"})

    assert late.status_code == 409
    assert "let in already" in late.text


@pytest.mark.parametrize("given", [{"organisation": "999999"}, {"organisation": "Groenstat"}, {}])
def test_an_organisation_that_does_not_exist_is_refused(as_, oda, noor, given):
    answer = as_(oda).post(f"/admin/people/{noor.id}/accept", data=given)

    assert answer.status_code == 422
    assert not db.session.get(Person, noor.id).takes_part


def test_a_name_that_is_nearly_right_is_refused_with_what_was_meant(as_, oda, ada, ana):
    make.organisation("Groenstad")
    entry = {"email": "gast@x.example", "organisation": "Groenstat", "role": "member"}

    invited = as_(oda).post("/admin/invitations", data=entry | {"locale": "nl"})
    moved = as_(ada).post(
        f"/admin/people/{ana.id}/organisation", data={"move-organisation": "Groenstat"}
    )

    for answer in (invited, moved):
        assert answer.status_code == 422
        assert "Did you mean: Groenstad?" in answer.text
        assert 'value="Groenstat"' in answer.text


def test_partners_are_suggested_and_no_list_of_every_organisation_is_sent(as_, oda, noor):
    make.organisation("Groenstad", partner_since=clock.today())
    make.organisation("Grauwdorp")

    for address in ("/admin/invitations", f"/admin/people/{noor.id}"):
        page = as_(oda).get(address).text
        assert '<option value="Groenstad">' in page
        assert "Grauwdorp" not in page


def test_a_freemail_domain_is_nobodys(as_, oda):
    noor = make.person("Noor", email="noor@gmail.com", approved_at=None)
    town = make.organisation("Groenstad")

    page = as_(oda).get(f"/admin/people/{noor.id}").text
    answer = as_(oda).post(
        f"/admin/people/{noor.id}/accept", data={"organisation": town.name, "add_domain": "y"}
    )

    assert "From now on, let everybody" not in page
    assert answer.status_code == 303
    assert (db.session.get(MailDomain, "gmail.com"), town.partner_since) == (None, None)


def test_an_organiser_invites_up_to_the_own_role_and_withdraws(as_, visitor, oda):
    town, browser = make.organisation("Groenstad"), as_(oda)
    entry = {"email": "Gast@groenstad.example", "organisation": town.name, "locale": "fr"}

    above = browser.post("/admin/invitations", data=entry | {"role": "administrator"})
    assert above.status_code == 422
    sent = browser.post("/admin/invitations", data=entry | {"role": "expert"})
    assert sent.status_code == 303
    [letter] = mail_to("gast@groenstad.example")
    assert letter.language == "fr"
    assert "gast@groenstad.example" in browser.get("/admin/invitations").text

    token = db.session.scalars(select(Token)).one()
    assert browser.post(f"/admin/invitations/{token.id}/withdraw").status_code == 303
    page = link_in(letter)
    assert visitor.post(page, data={"name": "Gast", "password": PASSWORD}).status_code == 409
    assert browser.post(f"/admin/invitations/{token.id}/withdraw").status_code == 404


def test_who_has_an_account_is_not_invited(as_, oda, bea):
    entry = {"email": bea.email, "organisation": "", "role": "member", "locale": "nl"}

    answer = as_(oda).post("/admin/invitations", data=entry)

    assert answer.status_code == 422
    assert "has an account already" in answer.text


PAGES = ["/admin", "/admin/people", "/admin/requests", "/admin/invitations", "/admin/organisations"]
MORE = ["/admin/people/all", "/admin/log", "/admin/outbox"]


@pytest.mark.parametrize("page", [*PAGES, *MORE, "/admin/organisations/new"])
def test_who_may_open_the_managing_pages(page, visitor, as_, ana, eva, noor, oda, ada):
    assert visitor.get(page).status_code == 303
    for person in (ana, eva, noor):
        assert as_(person).get(page).status_code == 403
    assert as_(oda).get(page).status_code == (403 if page in MORE else 200)
    assert as_(ada).get(page).status_code == 200


def test_organisers_cannot_open_or_change_the_accounts_of_members(as_, oda, ana):
    browser = as_(oda)

    assert browser.get(f"/admin/people/{ana.id}").status_code == 403
    for act in ("role", "organisation", "disable", "enable"):
        answer = browser.post(f"/admin/people/{ana.id}/{act}", data={"role": "administrator"})
        assert answer.status_code == 403
