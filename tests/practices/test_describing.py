# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Describing a practice, letting it grow, and where it came from."""

import pytest
from sqlalchemy import select

from cop.contributions.models import Link, LinkKind, Revision
from cop.db import db
from cop.notify.models import Notification
from cop.practices.models import Practice
from tests import make

SHORT = {
    "title": "Mowing in curves on the edge of town",
    "summary": "Fewer cuts, more flowers, half the complaints.",
    "body": "We began with a map and walked it with the contractor.",
    "outcome": "worked",
    "language": "en",
}
LONG = {
    "place": "Northern ring road",
    "started_on": "2024-03",
    "ended_on": "2026-09",
    "urban_form": "residential",
    "cost": "€ 105.400",
    "cost_note": "A year, for 62 hectares",
    "hours": "340",
    "result": "More **species** everywhere.",
    "figures_text": "Plant species: 23 species (2024)\nCost per m2: 0,17 euro",
    "lessons": "Keep one metre along paths short.",
    "did_not_work": "The clippings lay too long.",
    "contact": "Green team of the municipality",
}


def describe(browser, **fields):
    data = SHORT | {"group_id": make.community().id} | fields
    return browser.post("/practices/new", data=data)


def the_practice() -> Practice:
    return db.session.scalars(select(Practice)).one()


def test_a_short_practice_is_published_and_read_by_visitors(as_, visitor, ana):
    posted = describe(as_(ana))
    assert posted.status_code == 303, posted.text

    page = visitor.get(posted.headers["Location"]).text
    assert "We began with a map" in page
    assert "Voorbeeldstad" in page
    assert the_practice().municipality_id == ana.organisation_id
    assert SHORT["title"] in visitor.get("/practices").text


def test_a_practice_grows_with_cost_result_and_figures(as_, ana, bea):
    page = describe(as_(ana)).headers["Location"]
    edit = f"/practices/{the_practice().id}/edit"
    assert 'value="Mowing in curves' in as_(ana).get(edit).text

    saved = as_(ana).post(
        edit, data=SHORT | LONG | {"group_id": make.community().id, "version": "1"}
    )
    assert saved.status_code == 303, saved.text

    shown = as_(bea).get(page).text
    for text in ("Northern ring road", "March 2024 to September 2026", "105,400", "340",
                 "More <strong>species</strong>", "0.17", "too long"):  # fmt: skip
        assert text in shown, text
    assert the_practice().figures[1] == {
        "label": "Cost per m2", "value": 0.17, "unit": "euro", "year": None,
    }  # fmt: skip
    again = as_(ana).get(edit).text
    assert "Plant species: 23 species (2024)" in again
    assert 'value="2024-03"' in again


def test_a_changed_figure_makes_a_version(as_, ana):
    describe(as_(ana), figures_text="Trees: 12 (2024)")
    practice = the_practice()

    changed = SHORT | {"figures_text": "Trees: 15 (2024)", "version": "1", "why": "Counted again"}
    as_(ana).post(
        f"/practices/{practice.id}/edit", data=changed | {"group_id": make.community().id}
    )

    versions = db.session.scalars(select(Revision).order_by(Revision.number)).all()
    assert [version.text["figures_text"] for version in versions] == [
        "Trees: 12 (2024)",
        "Trees: 15 (2024)",
    ]
    assert "Counted again" in as_(ana).get(f"/contributions/{practice.id}/versions").text


def test_a_practice_that_answers_a_question_is_linked_to_it_and_the_asker_is_told(as_, ana, bea):
    question = make.question(ana)
    asked = as_(bea).get(f"/questions/{question.id}").text
    assert f"/practices/new?from=%2Fquestions%2F{question.id}-" in asked
    begun = as_(bea).get(f"/practices/new?from=/questions/{question.id}-mowing").text
    assert f'value="{question.title}"' in begun
    assert f'value="/questions/{question.id}-mowing"' in begun

    describe(as_(bea), origin=f"/questions/{question.id}-mowing")

    [link] = db.session.scalars(select(Link))
    assert (link.from_id, link.to_id, link.kind) == (
        question.id, the_practice().id, LinkKind.DOCUMENTED_AS,
    )  # fmt: skip
    told = db.session.scalars(select(Notification).where(Notification.person_id == ana.id)).all()
    assert [each.kind for each in told] == ["documented"]


def test_a_practice_taken_over_is_linked_to_the_first(as_, ana, bea):
    describe(as_(ana))
    first = the_practice()
    assert (
        "Your town takes this practice over"
        in as_(bea).get(f"/practices/new?after=/practices/{first.id}").text
    )

    describe(as_(bea), title="Mowing in curves here too", after=f"/practices/{first.id}")

    [link] = db.session.scalars(select(Link))
    assert (link.to_id, link.kind) == (first.id, LinkKind.REPLICATES)


@pytest.mark.parametrize(
    "address", ["/people/1", "javascript:alert(1)", "/questions/999", "x" * 99]
)
def test_an_address_that_leads_nowhere_is_left_alone(as_, ana, address):
    assert as_(ana).get("/practices/new", query_string={"from": address}).status_code == 200
    assert describe(as_(ana), origin=address).status_code == 303
    assert db.session.scalars(select(Link)).all() == []


def test_a_question_of_a_closed_group_does_not_leak_through_from(as_, ana, bea):
    group = make.group("Closed", "private", ana)
    question = make.question(ana, "A question nobody else may read here?", group_id=group.id)

    begun = as_(bea).get(f"/practices/new?from=/questions/{question.id}").text

    assert question.title not in begun


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("title", "", "what you did"),
        ("title", "Too short", "10 to 100 characters"),
        ("title", "x" * 101, "10 to 100 characters"),
        ("summary", "x" * 321, "at most 320 characters"),
        ("body", "", "Write what was done"),
        ("body", "x" * 20_001, "20000"),
        ("body", "[" * 5000, "brackets"),
        ("title", "Control \x00 characters here", "control characters"),
        ("outcome", "perfect", "Choose one from the list"),
        ("started_on", "March 2024", "for example 2026-03"),
        ("started_on", "0001-01", "for example 2026-03"),
        ("ended_on", "2024-13", "for example 2026-03"),
        ("cost", "a lot", "whole number"),
        ("cost", "9" * 5000, "whole number"),
        ("hours", "-3", "whole number"),
        ("hours", "12.5", "whole number"),
        ("urban_form", "moon", "choice"),
        ("figures_text", "nothing to read", "Line 1 of the figures"),
        ("figures_text", "Trees: 1\n\nBirds: many", "Line 3 of the figures"),
        ("figures_text", "x: " + "9" * 30, "Line 1 of the figures"),
        ("figures_text", "\n".join(["Trees: 1"] * 41), "at most 40"),
        ("group_id", "99999", "Choose one from the list"),
        ("group_id", "x", "Choose one from the list"),
        ("language", "xx", "Choose one from the list"),
    ],
)
def test_bad_input_is_refused_in_words_and_what_was_typed_is_kept(as_, ana, field, value, reason):
    refused = describe(as_(ana), **{field: value})

    assert refused.status_code == 422
    assert reason in refused.text
    assert "Fewer cuts" in refused.text or field == "summary"
    assert db.session.scalars(select(Practice)).all() == []


def test_a_solution_that_was_applied_is_linked_and_those_who_follow_it_are_told(as_, ana, bea, eva):
    solution = make.solution(ana)
    as_(eva).post(f"/follow/contribution/{solution.id}", data={"level": "following"})
    link = f"/practices/new?after=/library/{solution.id}-climate-doers"

    form = as_(bea).get(link).text
    assert "You tell how you applied this:" in form
    assert 'value="Climate doers"' in form
    posted = describe(as_(bea), after=f"/library/{solution.id}-climate-doers")

    assert posted.status_code == 303, posted.text
    made = db.session.scalars(select(Link)).one()
    assert (made.from_id, made.to_id) == (the_practice().id, solution.id)
    assert made.kind == LinkKind.APPLIES
    told = db.session.scalars(select(Notification).where(Notification.kind == "applied"))
    assert sorted(each.person_id for each in told) == sorted([ana.id, eva.id])
    news = as_(eva).get("/notifications").text
    assert "Bea (Anderdorp) applied something from the library that you know" in news


def test_only_a_practice_or_a_solution_can_be_taken_over(as_, ana, bea):
    question = make.question(ana)

    assert "You tell how" not in as_(bea).get(f"/practices/new?after=/questions/{question.id}").text
    assert describe(as_(bea), after=f"/questions/{question.id}").status_code == 303
    assert db.session.scalars(select(Link)).all() == []


def test_the_end_comes_after_the_beginning(as_, ana):
    refused = describe(as_(ana), started_on="2026-03", ended_on="2026-02")

    assert refused.status_code == 422
    assert "end lies before" in refused.text
    assert '<details class="more" open>' in refused.text


def test_a_json_body_is_no_input(as_, ana):
    refused = as_(ana).post("/practices/new", json={"title": ["x"], "body": {"a": 1}})

    assert refused.status_code == 422


def test_fields_given_twice_or_as_arrays_are_read_as_one(as_, ana):
    posted = describe(as_(ana), title=["Mowing in curves, once", "twice"], **{"title[]": "x"})

    assert posted.status_code == 303
    assert the_practice().title == "Mowing in curves, once"


def test_a_double_submit_makes_one_practice_and_leads_to_it(as_, ana):
    browser = as_(ana)

    first, second = describe(browser, key="k" * 32), describe(browser, key="k" * 32)

    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert the_practice().version == 1
