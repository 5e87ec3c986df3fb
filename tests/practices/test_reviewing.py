# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may change a practice, and the yearly question whether it is still right."""

from datetime import date, timedelta

from cop import clock
from cop.practices.actions import next_year
from tests import make

EDIT = {
    "title": "Mowing in curves, corrected",
    "summary": "Fewer cuts.",
    "body": "We drew a better map.",
    "outcome": "mixed",
    "language": "en",
}


def test_a_practice_is_to_be_checked_a_year_later(ana):
    practice = make.practice(ana)

    assert practice.review_on == next_year(clock.now().date())
    assert next_year(date(2024, 2, 29)) == date(2025, 2, 28)


def test_an_unchecked_practice_says_so_until_a_colleague_says_it_is_still_right(as_, ana, bea):
    practice = make.practice(ana, at=clock.now() - timedelta(days=400))
    colleague = make.person("Cas", organisation_id=ana.organisation_id)
    address = f"/practices/{practice.id}"
    assert "Not checked since" in as_(bea).get(address).text
    assert "Not checked since" in as_(bea).get("/practices").text
    assert "Still right" not in as_(bea).get(address).text

    assert as_(bea).post(f"{address}/review").status_code == 403
    assert "Still right" in as_(colleague).get(address).text
    assert as_(colleague).post(f"{address}/review").status_code == 303

    assert "Not checked since" not in as_(bea).get(address).text
    assert practice.review_on == next_year(clock.today())


def test_visitors_are_asked_to_sign_in_and_others_may_not_edit(as_, visitor, ana, bea, oda):
    edit = f"/practices/{make.practice(ana).id}/edit"

    assert visitor.get(edit).status_code == 303
    assert visitor.get("/practices/new").status_code == 303
    assert as_(bea).get(edit).status_code == 403
    assert as_(oda).get(edit).status_code == 200


def test_an_organiser_chooses_the_municipality_and_a_wrong_name_gets_a_suggestion(as_, oda, ana):
    group = make.community().id
    data = EDIT | {"group_id": group, "town": "voorbeeldstat"}

    refused = as_(oda).post("/practices/new", data=data)
    assert refused.status_code == 422
    assert "Did you mean: Voorbeeldstad" in refused.text

    posted = as_(oda).post("/practices/new", data=data | {"town": "voorbeeldstad"})
    assert "Voorbeeldstad" in as_(ana).get(posted.headers["Location"]).text


def test_a_member_cannot_write_for_another_municipality(as_, ana, bea):
    data = EDIT | {"group_id": make.community().id, "town": "Anderdorp"}

    page = as_(ana).post("/practices/new", data=data).headers["Location"]

    assert ">Voorbeeldstad<" in as_(ana).get(page).text


def test_a_stale_edit_shows_both_texts_and_loses_nothing(as_, ana, oda):
    practice = make.practice(ana)
    data = EDIT | {"group_id": make.community().id, "version": "1"}
    assert as_(oda).post(f"/practices/{practice.id}/edit", data=data).status_code == 303

    stale = as_(ana).post(
        f"/practices/{practice.id}/edit", data=data | {"body": "My own correction."}
    )

    assert stale.status_code == 409
    assert "My own correction." in stale.text
    assert "We drew a better map." in stale.text


def test_what_was_being_typed_is_offered_again(as_, ana):
    browser = as_(ana)
    browser.post("/drafts", data={"address": "/practices/new", "title": "Half a title",
                                  "lessons": "Do not hurry"})  # fmt: skip

    again = browser.get("/practices/new").text

    assert 'value="Half a title"' in again
    assert "Do not hurry" in again
    assert '<details class="more" open>' in again


def test_a_hidden_practice_is_gone_for_others_and_comes_back(as_, visitor, ana, oda):
    practice = make.practice(ana)
    as_(oda).post(f"/contributions/{practice.id}/hide", data={"reason": "Names a resident"})

    assert visitor.get(f"/practices/{practice.id}").status_code == 404
    assert "Names a resident" in as_(ana).get(f"/practices/{practice.id}").text

    as_(oda).post(f"/contributions/{practice.id}/restore", data={"reason": "The name is gone"})
    assert visitor.get(f"/practices/{practice.id}").status_code == 200
