# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Administrators: roles, organisations, shutting out, the log and the outboxes."""

import pytest
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.library import asking
from cop.library.models import InformationRequest
from cop.mail.outbox import OutboxMail, queue
from cop.people.actions import signing_in
from cop.people.models import Access, AuditEvent, MailDomain, Organisation, Person, Role
from cop.search.models import Heartbeat, IndexJob
from tests import make


def test_a_role_is_changed_and_noted(as_, ada, ana):
    answer = as_(ada).post(f"/admin/people/{ana.id}/role", data={"role": "organiser"})

    assert answer.status_code == 303
    assert db.session.get(Person, ana.id).role is Role.ORGANISER
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.kind == "role_changed")).one()
    assert event.details == {"before": "member", "after": "organiser"}
    assert as_(ana).get("/admin").status_code == 200


def test_there_is_always_an_administrator(as_, ada):
    browser = as_(ada)

    assert browser.post(f"/admin/people/{ada.id}/role", data={"role": "member"}).status_code == 409
    shut_out = browser.post(f"/admin/people/{ada.id}/disable", data={"disable-reason": "weg"})
    assert shut_out.status_code == 409
    make.person("Bob", role=Role.ADMINISTRATOR)
    assert browser.post(f"/admin/people/{ada.id}/role", data={"role": "member"}).status_code == 303
    assert browser.get("/admin").status_code == 403


def test_shutting_out_ends_every_session_at_once_until_it_is_undone(as_, ada, ana):
    hers, browser = as_(ana), as_(ada)

    assert browser.post(f"/admin/people/{ana.id}/disable", data={}).status_code == 422
    browser.post(f"/admin/people/{ana.id}/disable", data={"disable-reason": "Vertrokken"})
    assert hers.get("/settings").status_code == 303
    assert signing_in.sessions_of(ana) == []
    assert "Vertrokken" in browser.get("/admin/log?kind=disabled").text

    browser.post(f"/admin/people/{ana.id}/enable")
    assert hers.get("/settings").status_code == 303  # the old session stays ended
    assert as_(ana).get("/settings").status_code == 200


def test_somebody_moves_to_another_organisation(as_, ada, ana):
    town = make.organisation("Anderdorp")

    as_(ada).post(f"/admin/people/{ana.id}/organisation", data={"move-organisation": town.name})

    assert db.session.get(Person, ana.id).organisation_id == town.id


def test_people_are_found_by_name_address_and_organisation(as_, ada, ana, bea):
    browser = as_(ada)

    for words, found in (("voorbeeldstad", ana), ("anderdorp", bea), ("BEA@", bea)):
        page = browser.get("/admin/people/all", query_string={"q": words}).text
        assert f'/admin/people/{found.id}"' in page
    assert "0 people" in browser.get("/admin/people/all?q=%25_").text
    assert browser.get("/admin/people/999999").status_code == 404


def test_an_organisation_is_made_edited_and_given_domains(as_, oda):
    browser = as_(oda)
    fields = {"name": "Groenstad", "kind": "municipality", "country": "NL", "region": "Utrecht"}

    made = browser.post("/admin/organisations/new", data=fields)
    page = made.headers["Location"]
    edited = browser.post(
        page,
        data=fields | {"website": "https://groenstad.example", "partner_since": "2024-09-01"},
    )
    added = browser.post(f"{page}/domains", data={"mail-domain": "@Groenstad.example"})

    assert (made.status_code, edited.status_code, added.status_code) == (303, 303, 303)
    town = db.session.scalars(select(Organisation)).one()
    assert (town.name, str(town.partner_since)) == ("Groenstad", "2024-09-01")
    assert db.session.get(MailDomain, "groenstad.example").organisation_id == town.id
    shown = browser.get(page).text
    assert 'value="2024-09-01"' in shown
    browser.post(f"{page}/domains/delete", data={"domain": "groenstad.example"})
    assert db.session.get(MailDomain, "groenstad.example") is None
    kinds = set(db.session.scalars(select(AuditEvent.kind)))
    assert {"organisation_made", "organisation_edited", "domain_added", "domain_removed"} <= kinds


@pytest.mark.parametrize("domain", ["gmail.com", "geen domein", "nl", "a" * 260, "x\x00.nl", ""])
def test_what_is_no_domain_of_one_organisation_is_refused(as_, oda, domain):
    town = make.organisation("Groenstad")

    answer = as_(oda).post(f"/admin/organisations/{town.id}/domains", data={"mail-domain": domain})

    assert answer.status_code == 422
    assert 'value="Groenstad"' in answer.text


def test_a_domain_belongs_to_one_organisation(as_, oda):
    make.organisation("Anderdorp", domains=[MailDomain(domain="anderdorp.example")])
    town = make.organisation("Groenstad")

    answer = as_(oda).post(
        f"/admin/organisations/{town.id}/domains", data={"mail-domain": "anderdorp.example"}
    )

    assert answer.status_code == 422
    assert "belongs to another organisation" in answer.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 121),
        ("name", "https://evil.example"),
        ("kind", "kasteel"),
        ("website", "javascript:alert(1)"),
        ("website", "https://a.example\nx"),
        ("partner_since", "gisteren"),
    ],
)
def test_bad_fields_of_an_organisation_are_refused(as_, oda, field, value):
    town = make.organisation("Groenstad")
    fields = {"name": "Groenstad", "kind": "ngo", "country": "NL", "region": "Utrecht"}

    answer = as_(oda).post(f"/admin/organisations/{town.id}", data=fields | {field: value})

    assert answer.status_code == 422
    assert "Utrecht" in answer.text
    assert db.session.get(Organisation, town.id).region == ""


def test_mail_that_was_given_up_is_seen_and_tried_again(as_, ada):
    mail = queue(db.session, "x@y.example", "Onderwerp", "Tekst", reason="test", language="nl")
    mail.failed_at, mail.last_error, mail.attempts = clock.now(), "550 no such user", 8
    db.session.commit()
    browser = as_(ada)

    assert "550 no such user" in browser.get("/admin/outbox").text
    assert "1 mail that was given up" in browser.get("/admin").text
    assert browser.post(f"/admin/outbox/mail/{mail.id}/retry").status_code == 303

    kept = db.session.get(OutboxMail, mail.id)
    assert (kept.failed_at, kept.attempts) == (None, 0)
    assert browser.post(f"/admin/outbox/mail/{mail.id}/retry").status_code == 404


def test_texts_that_could_not_be_indexed_are_seen_and_tried_again(as_, ada):
    job = make.saved(
        IndexJob(contribution_id=7, failed_at=clock.now(), attempts=8, last_error="too odd")
    )
    browser = as_(ada)

    assert "too odd" in browser.get("/admin/outbox").text
    assert browser.post(f"/admin/outbox/index/{job.id}/retry").status_code == 303

    assert db.session.get(IndexJob, job.id).failed_at is None


def test_the_front_page_says_whether_the_worker_lives(as_, oda):
    browser = as_(oda)

    assert "The worker is silent" in browser.get("/admin").text
    make.saved(Heartbeat(name="worker", at=clock.now()))
    assert "The worker is silent" not in browser.get("/admin").text


def test_the_log_is_filtered_and_paged(as_, ada, ana, bea):
    for _number in range(60):
        make.saved(AuditEvent(kind="signed_in", actor_id=ana.id, person_id=ana.id))
    make.saved(AuditEvent(kind="disabled", actor_id=ada.id, person_id=bea.id, details={"a": "<b>"}))
    browser = as_(ada)

    assert "61 events" in browser.get("/admin/log").text
    assert "60 events" in browser.get("/admin/log?kind=signed_in&page=2").text
    only_bea = browser.get("/admin/log?q=bea").text
    assert "1 event" in only_bea
    assert "a: &lt;b&gt;" in only_bea
    assert "61 events" in browser.get("/admin/log?kind=nonsense&page=x").text


def test_lists_cost_the_same_for_one_as_for_many(as_, ada, counted):
    browser = as_(ada)
    pages = ["/admin/people", "/admin/people/all", "/admin/organisations", "/admin/log"]

    def costs() -> list[int]:
        found = []
        for page in pages:
            with counted() as statements:
                browser.get(page)
            found.append(len(statements))
        return found

    waits = {"approved_at": None, "confirmed_at": clock.now()}
    make.person("Een", organisation=make.organisation("Een"), **waits)
    make.saved(AuditEvent(kind="signed_in", actor_id=ada.id))
    for_one = costs()
    for number in range(12):
        town = make.organisation(f"Stad {number}")
        make.person(f"Persoon {number}", organisation=town, **waits)
        make.saved(AuditEvent(kind="signed_in", actor_id=ada.id))

    assert costs() == for_one


def test_the_page_of_a_person_says_where_it_stands_and_which_acts_are_grave(as_, ada, ana):
    page = as_(ada).get(f"/admin/people/{ana.id}").text

    assert '<a itemprop="item" href="/admin/people/all">' in page
    assert 'href="/admin/people/all" aria-current="true"' in page
    assert page.count("<h2>Role</h2>") == 0
    grave = page.split("Shut out</h2>")[1]
    assert "nl-button--negative" in grave
    assert page.count("nl-button--negative") == 1


def test_organisers_see_which_requests_for_information_wait(as_, oda, ana):
    offer = make.solution(oda, "Bee hotels for every school", provider_id=ana.organisation_id)
    secret = make.solution(
        ana, "Canary entry", group_id=make.group("Board", Access.PRIVATE, ana).id
    )
    for entry in (offer, secret):
        asking.ask(entry, name="Vera Visser", email="vera@x.example", text="What does it cost?")
    db.session.commit()

    assert "1 request for information that waits" in as_(oda).get("/admin").text
    page = as_(oda).get("/admin/requests").text
    assert "Bee hotels for every school" in page
    assert "Canary entry" not in page

    [first, _second] = db.session.scalars(select(InformationRequest))
    as_(oda).post(f"/library/requests/{first.id}/answer")
    assert "Every request was answered" in as_(oda).get("/admin/requests").text


def test_what_a_line_of_the_log_says_besides_is_in_the_readers_language(as_, ada):
    details = {"before": "member", "after": "organiser", "added": 0, "reason": ""}
    make.saved(AuditEvent(kind="role_changed", actor_id=ada.id, details=details))
    make.saved(AuditEvent(kind="comment_hidden", actor_id=ada.id, details={"comment": 7}))

    page = as_(ada).get("/admin/log").text

    assert "was: member; is now: organiser; added: 0" in page
    assert "number of the comment: 7" in page
    assert "comment_hidden" not in page.split("<tbody")[1]
