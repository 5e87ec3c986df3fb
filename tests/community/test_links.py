# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Connecting contributions by hand, and untying them."""

from sqlalchemy import select

from cop.contributions.models import Link, LinkKind
from cop.db import db
from cop.people.models import Access
from tests import make
from tests.community import scene


def test_a_member_connects_by_words_of_the_title_and_both_ends_show_it(as_, visitor, ana, bea):
    question, practice = make.question(ana), scene.practice(ana, "Mowing in phases")
    url, browser = f"/contributions/{question.id}/links", as_(bea)

    found = browser.get(f"{url}?q=phases").text
    assert "Mowing in phases" in found
    form = {"q": "phases", "target": practice.id, "how": "documented_as-to"}
    assert browser.post(url, data=form).status_code == 303

    [link] = db.session.scalars(select(Link))
    ends = (link.from_id, link.to_id, link.kind)
    assert ends == (question.id, practice.id, LinkKind.DOCUMENTED_AS)
    assert "Mowing in phases" in visitor.get(f"/questions/{question.id}").text
    assert question.title in visitor.get(f"/practices/{practice.id}").text


def test_an_address_finds_the_page_and_the_words_say_the_direction(as_, ana):
    practice, solution = scene.practice(ana), scene.solution(ana)
    url = f"/contributions/{solution.id}/links"
    address = f"http://localhost/practices/{practice.id}-whatever"

    as_(ana).post(url, data={"q": address, "target": practice.id, "how": "applies-from"})

    [link] = db.session.scalars(select(Link))
    ends = (link.from_id, link.to_id, link.kind)
    assert ends == (practice.id, solution.id, LinkKind.APPLIES)
    assert "This is applied by" in as_(ana).get(url).text


def test_what_one_may_not_read_is_not_found_and_not_connected(as_, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana)
    secret = scene.practice(ana, "Canary practice", group_id=group.id)
    question = make.question(bea)
    url, browser = f"/contributions/{question.id}/links", as_(bea)

    for words in ("Canary", f"/practices/{secret.id}-canary"):
        assert "Canary practice" not in browser.get(f"{url}?q={words}").text
        form = {"q": words, "target": secret.id, "how": "related-to"}
        assert browser.post(url, data=form).status_code == 422
    assert as_(bea).get(f"/contributions/{secret.id}/links").status_code == 404
    assert db.session.scalars(select(Link)).all() == []


def test_a_link_to_something_private_is_not_listed_for_others(as_, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana)
    question = make.question(bea)
    secret = scene.practice(ana, "Canary practice", group_id=group.id)
    scene.linked(question, LinkKind.RELATED, secret)
    url = f"/contributions/{question.id}/links"

    assert "Canary" in as_(ana).get(url).text
    assert "Canary" not in as_(bea).get(url).text


def test_who_made_a_link_and_organisers_untie_it(as_, ana, bea, eva, oda):
    question, practice = make.question(ana), scene.practice(ana)
    url = f"/contributions/{question.id}/links"
    form = {"q": "mowing", "target": practice.id, "how": "related-to"}
    for person in (bea, oda):
        as_(bea).post(url, data=form)
        [link] = db.session.scalars(select(Link))
        assert as_(eva).post(f"{url}/{link.id}/delete").status_code == 403
        assert as_(person).post(f"{url}/{link.id}/delete").status_code == 303
        assert db.session.scalars(select(Link)).all() == []


def test_a_link_in_the_text_stays_with_the_text(as_, ana, oda):
    practice = scene.practice(ana)
    question = make.question(ana, body=f"As [here](/practices/{practice.id}-x).")
    url = f"/contributions/{question.id}/links"
    [link] = db.session.scalars(select(Link))

    assert "It stands in the text." in as_(oda).get(url).text
    assert as_(oda).post(f"{url}/{link.id}/delete").status_code == 403


def test_a_link_of_other_contributions_is_not_found_here(as_, ana, oda):
    one, other = scene.practice(ana), scene.solution(ana)
    scene.linked(one, LinkKind.APPLIES, other)
    [link] = db.session.scalars(select(Link))
    question = make.question(ana)

    assert as_(oda).post(f"/contributions/{question.id}/links/{link.id}/delete").status_code == 404


def test_choosing_the_other_page_is_required_and_said_so(as_, ana):
    question, practice = make.question(ana), scene.practice(ana)
    url = f"/contributions/{question.id}/links"

    form = as_(ana).get(f"{url}?q=mowing").text
    assert practice.title in form
    assert "(optional)" not in form
    refused = as_(ana).post(url, data={"q": "mowing", "how": "related-to"})
    assert refused.status_code == 422
    assert "Choose one of these pages." in refused.text


def test_nonsense_is_refused_kindly(as_, visitor, ana):
    question, practice = make.question(ana), scene.practice(ana)
    url = f"/contributions/{question.id}/links"

    for form in (
        {},
        {"q": "mowing", "target": "x", "how": "related-to"},
        {"q": "mowing", "target": practice.id, "how": "cites-to"},
        {"q": "mowing", "target": question.id, "how": "related-to"},
    ):
        assert as_(ana).post(url, data=form).status_code == 422
    assert visitor.post(url, data={}).status_code == 401
