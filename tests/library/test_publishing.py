# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Adding and editing entries: who may, what is kept, what is refused."""

from datetime import date

import pytest
from sqlalchemy import select

from cop.contributions.linking import connect
from cop.contributions.models import Draft, Link, LinkKind, Revision
from cop.db import db
from cop.library.models import Solution
from cop.notify.models import Notification
from cop.web.urls import link as link_to
from tests import make

ENTRY = {
    "solution_kind": "support",
    "title": "Climate doers",
    "summary": "Residents think of climate actions and carry them out.",
    "body": "A group of **residents** works with a budget.",
    "language": "en",
    "country": "BE",
    "currency": "EUR",
    "vat": "excl",
}
WHOLE = {
    "subtitle": "From a call to a group that goes on by itself",
    "difference": "Nobody *competes* here.",
    "info_types": ["personal_guidance"],
    "support_kinds": ["process", "methodological"],
    "target_groups": ["residents", "local_government"],
    "price": "7.500",
    "price_note": "A working budget comes on top.",
    "contact_name": "Ecolife",
    "contact_email": "info@ecolife.example",
    "contact_phone": "016 22 21 03",
    "contact_public": "y",
    "phases": "Preparation | 1 month\n- Intake\nGuidance | 6 months\n* Kickoff: meeting\n"
    "Evaluation | 1 month",
    "responsibilities": "A room\nThe call",
    "checklist": "There is a baseline | Nothing can be compared without\n=cmd() | @why",
    "tracks": "Internal\n- A climate team",
    "examples": "Repair café\nBicycle library",
    "quote": "It will never work from above | an adviser",
    "programme": "interreg_north_sea",
    "priority": "environment",
    "policy": "National policy for nature.",
    "starts_on": "2022-09-20",
    "ends_on": "2026-09-20",
    "total_cost": "5.689.743",
    "partner_count": "16",
    "partner_counts": "city | 8\nuniversity | 3\nngo | 2\ngovernment | 1\nnetwork | 1\ncompany | 1",
    "partner_lines": "Bremen | pilot | city | Temporary green\nIUCN | partner | network",
    "aims": "Investments | 500 | million euro | 2030 | means",
}


def add(browser, **fields):
    data = {**ENTRY, "group_id": make.community().id, **fields}
    return browser.post("/library/new", data=data)


def edit(browser, solution, **fields):
    data = {**ENTRY, "group_id": solution.group_id, "version": solution.version, **fields}
    return browser.post(f"/library/{solution.id}/edit", data=data)


def test_a_provider_adds_an_entry_with_the_short_form(as_, visitor, ana):
    added = add(as_(ana), provider_name="voorbeeldstad")
    assert added.status_code == 303, added.text

    page = visitor.get(added.headers["Location"]).text

    assert "<strong>residents</strong>" in page
    assert 'aria-label="Breadcrumbs"' in page
    assert "Voorbeeldstad" in page


def test_everything_of_the_long_form_stands_on_the_page(as_, visitor, oda):
    added = add(as_(oda), **WHOLE)
    assert added.status_code == 303, added.text

    page = visitor.get(added.headers["Location"], query_string={"lang": "nl"}).text

    for text in [
        "€\xa07.500", "€\xa05.689.743", "20 september 2022", "8 maanden",
        "Begeleiding (persoonlijk)",
        'href="tel:016222103"', 'href="mailto:info@ecolife.example"', "2 van de 16 partners",
        "Nobody <em>competes</em> here.", "Kickoff", "It will never work from above",
        "Temporary green", "Interreg Noordzee", "2030", "There is a baseline", "A climate team",
    ]:  # fmt: skip
        assert text in page, text


@pytest.mark.parametrize(
    ("locale", "price", "total"),
    [("nl", "€\xa07.500", "8 maanden"), ("fr", "7\u202f500\xa0€", "8\xa0mois"),
     ("de", "7.500\xa0€", "8 Monate"), ("en", "€7,500", "8 months")],
)  # fmt: skip
def test_money_and_durations_are_those_of_the_language(as_, visitor, oda, locale, price, total):
    address = add(as_(oda), **WHOLE).headers["Location"]

    page = visitor.get(address, query_string={"lang": locale}).text

    assert total in page
    assert price in page


def test_what_was_typed_comes_back_in_the_form_and_saving_it_changes_nothing(as_, oda):
    add(as_(oda), **WHOLE)
    solution = db.session.scalars(select(Solution)).one()
    facts, text = solution.facts, [getattr(solution, name) for name in solution.text_fields]

    form = as_(oda).get(f"/library/{solution.id}/edit", query_string={"lang": "nl"}).text
    assert "Guidance | 6 maanden" in form
    assert 'value="7500"' in form

    assert edit(as_(oda), solution, **WHOLE).status_code == 303
    assert solution.facts == facts
    assert [getattr(solution, name) for name in solution.text_fields] == text
    assert len(db.session.scalars(select(Revision)).all()) == 1


def test_a_change_of_a_fact_or_a_list_makes_a_version_that_shows_it(as_, oda, ada):
    add(as_(oda), **WHOLE)
    solution = db.session.scalars(select(Solution)).one()

    changed = {**WHOLE, "price": "8000", "phases": "Preparation | 2 months"}
    assert edit(as_(ada), solution, **changed).status_code == 303

    assert solution.price == 800_000
    page = as_(ada).get(f"/contributions/{solution.id}/versions").text
    assert "750000" in page
    assert "800000" in page
    assert "<del>1</del><ins>2</ins> month" in page.replace(" </ins>", "</ins> ")


def test_followers_are_told_of_a_new_version_and_not_of_a_save_that_changes_nothing(as_, oda, bea):
    add(as_(oda), **WHOLE)
    solution = db.session.scalars(select(Solution)).one()
    as_(bea).post(f"/follow/contribution/{solution.id}", data={"level": "following"})

    assert edit(as_(oda), solution, **WHOLE).status_code == 303
    assert db.session.scalars(select(Notification)).all() == []
    assert edit(as_(oda), solution, **{**WHOLE, "price": "8000"}).status_code == 303
    assert "Oda changed “Climate doers”" in as_(bea).get("/notifications").text


def test_a_stale_save_shows_both_and_loses_nothing(as_, oda, ada):
    add(as_(oda), **WHOLE)
    solution = db.session.scalars(select(Solution)).one()
    edit(as_(ada), solution, **{**WHOLE, "tracks": "Theirs\n- first"})

    stale = edit(as_(oda), solution, version=1, **{**WHOLE, "tracks": "Mine\n- second"})

    assert stale.status_code == 409
    assert "Mine" in stale.text
    assert "Theirs" in stale.text


def test_a_member_offers_for_the_own_organisation_only(as_, ana, bea, oda):
    for name in ("Anderdorp", "Nowhere", ""):
        make.organisation("Anderdorp") if name else None
        refused = add(as_(ana), provider_name=name)
        assert refused.status_code == 422, name
        assert "A group of **residents** works" in refused.text
    assert add(as_(oda), provider_name="Anderdorp").status_code == 303


def test_people_of_the_provider_and_organisers_edit_and_others_do_not(as_, ana, bea, oda):
    solution = make.solution(oda, provider_id=ana.organisation_id)

    assert as_(ana).get(f"/library/{solution.id}/edit").status_code == 200
    assert as_(oda).get(f"/library/{solution.id}/edit").status_code == 200
    assert as_(bea).get(f"/library/{solution.id}/edit").status_code == 403
    assert edit(as_(bea), solution, title="Mine now").status_code == 403
    assert (
        edit(as_(ana), solution, title="Better", provider_name="Voorbeeldstad").status_code == 303
    )
    assert solution.title == "Better"


def test_somebody_without_an_organisation_adds_nothing(as_, visitor):
    alone = make.person("Alex")

    assert as_(alone).get("/library/new").status_code == 403
    assert add(as_(alone)).status_code == 403
    assert visitor.get("/library/new").status_code == 303


WRONG = [
    ({"title": ""}, "Write the name."),
    ({"title": "x" * 151}, "Write 3 to 150 characters."),
    ({"summary": "x" * 321}, "320"),
    ({"body": ""}, "Describe it."),
    ({"solution_kind": "dragon"}, "Choose one from the list"),
    ({"solution_kind": ["support", "project"]}, None),
    ({"target_groups": ["residents", "martians"]}, "martians"),
    ({"price": "much"}, "Write an amount, such as 7500 or 7500,50."),
    ({"price": "-1"}, "Write an amount"),
    ({"price": "9" * 400}, "Write an amount"),
    ({"price": "100", "on_request": "y"}, "Give a price, or say that it is on request"),
    ({"currency": "XXX"}, "Choose one from the list"),
    ({"country": "ZZ"}, "Choose one from the list"),
    ({"programme": "moonshot"}, "Choose one from the list"),
    ({"starts_on": "20-09-2022"}, "Write a day"),
    ({"starts_on": "2026-09-20", "ends_on": "2022-09-20"}, "ends before it begins"),
    ({"partner_count": "many"}, "Write a whole number"),
    ({"partner_count": "0"}, "Write a number from 1 to 1000."),
    ({"partner_count": "9", "partner_counts": "city | 8"}, "add up to 8, but you say there are 9"),
    ({"partner_count": "1", "partner_lines": "A\nB"}, "You name 2 partners, but you say there"),
    ({"contact_email": "info at ecolife"}, "Write one mail address"),
    ({"contact_email": "a@b.example, c@d.example"}, "Write one mail address"),
    ({"contact_phone": "call me"}, "Write a telephone number."),
    ({"contact_phone": "016 22 21 03<script>"}, "Write a telephone number."),
    ({"phases": "Preparation | soon"}, "Line 1: write a number and a unit, such as 6 months."),
    ({"checklist": "a\nb | c | d"}, "Line 2: write at most 2 parts between bars."),
    ({"phases": "x\x00y"}, "control characters"),
    ({"partner_lines": "x" * 19_000}, "make it shorter"),
    ({"partner_lines": "A | lead, boss"}, "Line 1: “boss” is not one of the words"),
    ({"partner_lines": "A | lead, | city"}, "Line 1: “” is not one of the words"),
    ({"examples": "Repair café | javascript:alert(1)"}, "Line 1: write an address"),
    ({"difference": "[" * 3000}, None),
    ({"starts_on": "0001-01-01"}, "Write a day, for example 2026-11-05."),
    ({"ends_on": "9999-12-31"}, "Write a day, for example 2026-11-05."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"partner_count": "9", "partner_counts": "city | 8"}, "partner_counts"),
        ({"partner_count": "1", "partner_lines": "A\nB"}, "partner_count"),
        ({"starts_on": "2026-09-20", "ends_on": "2022-09-20"}, "ends_on"),
        ({"on_request": "y", "price": "10"}, "price"),
    ],
)
def test_a_contradiction_leads_to_its_field_in_an_open_group(as_, oda, fields, where):
    refused = add(as_(oda), **fields).text

    assert f'<li><a href="#{where}">' in refused
    assert f'aria-describedby="{where}' in refused
    opened = refused.index('<details class="more" open>')
    assert opened < refused.index(f'id="{where}"') < refused.index("</details>", opened)


@pytest.mark.parametrize(("fields", "said"), WRONG)
def test_wrong_input_is_a_clear_refusal_that_keeps_what_was_typed(as_, oda, fields, said):
    answer = add(as_(oda), **fields)

    if said is None:
        assert answer.status_code in (303, 422)
    else:
        assert answer.status_code == 422, answer.text
        assert said in answer.text
        assert "Residents think of climate actions" in answer.text or "summary" in fields
        assert db.session.scalars(select(Solution)).all() == []


@pytest.mark.parametrize("name", ["phases", "checklist", "materials", "aims", "partner_lines"])
def test_a_json_array_in_the_place_of_a_list_is_no_input(as_, oda, name):
    answer = as_(oda).post("/library/new", json={**ENTRY, name: [["a"], {"b": 1}]})

    assert answer.status_code == 422


def test_a_double_submit_makes_one_entry(as_, oda):
    browser = as_(oda)

    first, second = add(browser, key="k" * 32), add(browser, key="k" * 32)

    assert first.headers["Location"] == second.headers["Location"]
    assert len(db.session.scalars(select(Solution)).all()) == 1


def test_a_draft_of_the_form_is_offered_again(as_, oda):
    browser = as_(oda)
    kept = {"address": "/library/new", "title": "Half an entry", "phases": "Preparation | 2 weeks"}
    assert browser.post("/drafts", data=kept).status_code == 204

    form = browser.get("/library/new").text

    assert 'value="Half an entry"' in form
    assert "Preparation | 2 weeks" in form
    add(browser)
    assert db.session.scalars(select(Draft)).all() == []


def test_an_example_with_an_address_links_both_ends(as_, oda):
    practice = make.practice(oda)
    solution = make.solution(oda, examples=f"Verges | /practices/{practice.id}")

    link = db.session.scalars(select(Link)).one()
    assert (link.from_id, link.to_id) == (solution.id, practice.id)

    spine = {"examples": "Verges", "version": solution.version}
    edit(as_(oda), solution, **spine)
    assert db.session.scalars(select(Link)).all() == []


def test_partners_are_found_among_the_organisations_by_their_name(ana, oda):
    solution = make.solution(oda, partner_lines="VOORBEELDSTAD | lead | city\nUnknown town")

    found = {partner.name: partner.organisation_id for partner in solution.partners}
    assert found == {"VOORBEELDSTAD": ana.organisation_id, "Unknown town": None}


def test_a_partner_with_several_roles_shows_them_all_and_they_come_back_in_the_form(as_, oda):
    add(as_(oda), partner_lines="Dordrecht | projectleider,Pilot , lead | city\nIUCN")
    solution = db.session.scalars(select(Solution)).one()
    english = {"query_string": {"lang": "en"}}

    assert ">Lead, Pilot</td>" in as_(oda).get(f"/library/{solution.id}", **english).text
    form = as_(oda).get(f"/library/{solution.id}/edit", **english).text
    assert "Dordrecht | Lead, Pilot | Municipality" in form
    same = edit(as_(oda), solution, partner_lines="Dordrecht | Lead, Pilot | city\nIUCN")
    assert same.status_code == 303
    assert len(db.session.scalars(select(Revision)).all()) == 1


def test_a_partner_links_to_the_practice_of_its_pilot_for_who_may_read_it(as_, visitor, ana, oda):
    private = make.group("Inner circle", "private", ana)
    shown = make.practice(oda, "Trees in tubs on the square")
    secret = make.practice(ana, "Trees that nobody may know of", group_id=private.id)
    lines = f"Bremen | pilot | city | Tubs | http://localhost{link_to(shown)}\n"
    lines += f"Brest | pilot | city | | /practices/{secret.id}\nIUCN | | | | /practices/999"
    page = add(as_(oda), partner_lines=lines).headers["Location"]

    assert f'Tubs <a href="{link_to(shown)}" lang="en">{shown.title}</a>' in visitor.get(page).text
    assert secret.title not in visitor.get(page).text
    assert f'<a href="{link_to(secret)}" lang="en">{secret.title}</a>' in as_(ana).get(page).text
    assert "/practices/999" not in visitor.get(page).text


def built_on():
    return {
        (link.from_id, link.to_id)
        for link in db.session.scalars(select(Link).where(Link.kind == LinkKind.BUILDS_ON))
    }


def test_what_an_entry_builds_on_is_tied_and_untied_in_its_form(as_, visitor, ana, oda):
    first, second = make.solution(oda, "BEGIN"), make.solution(ana, "RECONECT")
    lines = f"http://localhost{link_to(first)}\n\n/library/{second.id}"
    page = add(as_(oda), predecessors=lines).headers["Location"]
    entry = db.session.scalars(select(Solution).where(Solution.title == ENTRY["title"])).one()

    assert built_on() == {(entry.id, first.id), (entry.id, second.id)}
    assert f'<li><a href="{link_to(first)}"' in visitor.get(page).text
    form = as_(oda).get(f"/library/{entry.id}/edit").text
    assert f"{link_to(first)}\n{link_to(second)}</textarea>" in form

    assert edit(as_(oda), entry, predecessors=link_to(second)).status_code == 303
    assert built_on() == {(entry.id, second.id)}
    assert link_to(first) not in visitor.get(page).text


def test_saving_an_entry_unties_nothing_that_its_editor_may_not_read(as_, ana, oda):
    inner = make.group("Inner circle", "private", ana)
    secret, mine = make.solution(ana, "Secret", group_id=inner.id), make.solution(oda, "Mine")
    connect(mine, secret, LinkKind.BUILDS_ON, by=ana)
    db.session.commit()

    assert "Secret" not in as_(oda).get(f"/library/{mine.id}/edit").text
    assert edit(as_(oda), mine, predecessors="").status_code == 303
    assert built_on() == {(mine.id, secret.id)}
    refused = edit(as_(oda), mine, predecessors=f"\n/library/{secret.id}")
    assert refused.status_code == 422
    assert f"Line 1: there is no page here at “/library/{secret.id}”." in refused.text


def test_an_entry_builds_on_at_most_twenty_others(as_, oda):
    many = add(as_(oda), predecessors="/library/1\n" * 21 + "/library/1")

    assert many.status_code == 422
    assert "Write at most 20 lines." in many.text


def test_a_private_entry_is_not_found_by_others(as_, visitor, ana, bea, oda):
    group = make.group("Inner circle", "private", ana)
    solution = make.solution(ana, group_id=group.id, contact_public=True)

    for path in ("", "/ask", "/checklist.csv", "/edit", "/requests"):
        address = f"/library/{solution.id}{path}"
        assert as_(bea).get(address).status_code == 404, path
        assert visitor.get(address).status_code in (303, 404), path
    assert solution.title not in visitor.get("/library").text
    assert as_(ana).get(f"/library/{solution.id}").status_code == 200


def test_a_hidden_entry_is_seen_by_its_author_and_organisers_only(as_, visitor, ana, bea, oda):
    solution = make.solution(ana)
    hidden = as_(oda).post(f"/contributions/{solution.id}/hide", data={"reason": "Advertising"})
    assert hidden.status_code == 303

    assert visitor.get(f"/library/{solution.id}").status_code == 404
    assert as_(bea).get(f"/library/{solution.id}").status_code == 404
    assert "Advertising" in as_(ana).get(f"/library/{solution.id}").text
    assert solution.title not in as_(oda).get("/library").text

    as_(oda).post(f"/contributions/{solution.id}/restore", data={"reason": "No advertising."})
    assert visitor.get(f"/library/{solution.id}").status_code == 200


def test_a_personal_contact_is_shown_only_to_people_who_take_part(as_, visitor, ana, oda):
    facts = {"contact_email": "ana@voorbeeldstad.example", "contact_phone": "+31 6 12345678"}
    solution = make.solution(oda, contact_public=False, **facts)

    assert "ana@voorbeeldstad.example" not in visitor.get(f"/library/{solution.id}").text
    assert 'href="tel:+31612345678"' in as_(ana).get(f"/library/{solution.id}").text


@pytest.mark.parametrize(
    ("today", "shown"),
    [((2022, 9, 19), "Planned"), ((2022, 9, 20), "Running"), ((2026, 9, 20), "Running"),
     ((2026, 9, 21), "Finished")],
)  # fmt: skip
def test_where_a_project_stands_is_derived_from_its_period(
    as_, visitor, oda, monkeypatch, today, shown
):
    address = add(as_(oda), **WHOLE).headers["Location"]
    monkeypatch.setattr("cop.clock.today", lambda: date(*today))

    assert f"</svg>{shown}</span>" in visitor.get(address, query_string={"lang": "en"}).text
