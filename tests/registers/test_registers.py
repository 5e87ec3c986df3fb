# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The registers of decisions and actions, what is carried over, and what came of a question."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.contributions.models import Link
from cop.db import db
from cop.meetings.agenda import Item
from cop.meetings.models import Action, Decision
from cop.meetings.reporting import Agreed, Decided
from cop.people.models import Access
from tests import make


def decision(text):
    return db.session.scalars(select(Decision).where(Decision.text == text)).one()


def action(text):
    return db.session.scalars(select(Action).where(Action.text == text)).one()


@pytest.fixture
def decided(oda, ana):
    """Decisions of two years and of a closed group."""
    theme = make.theme("water")
    question = make.question(ana, theme_ids=[theme.id])
    make.report(oda, decisions=[Decided("We count in June", question), Decided("We share maps")],
                held_on=date(2025, 6, 1))  # fmt: skip
    make.report(oda, decisions=[Decided("We count in May")], held_on=date(2026, 6, 1))
    make.report(oda, decisions=[Decided("A draft only")], people=[ana.id])
    group = make.group("Closed", Access.PRIVATE, oda)
    make.report(oda, decisions=[Decided("Zqsecret")], group_id=group.id)


def test_decisions_are_found_by_words_state_theme_and_year(visitor, as_, oda, ana, decided):
    every = ("We count in June", "We share maps", "We count in May")

    def shown(query="", browser=visitor):
        page = browser.get(f"/decisions{query}").text
        return {text for text in (*every, "A draft only", "Zqsecret") if f">{text}<" in page}

    assert shown() == set(every)
    assert shown(browser=as_(oda)) == {*every, "Zqsecret"}
    assert shown("?q=count+JUNE") == {"We count in June"}
    assert shown("?year=2026") == {"We count in May"}
    assert shown("?theme=water") == {"We count in June"}
    assert shown("?state=withdrawn") == set()
    assert "No decision fits" in visitor.get("/decisions?q=zebra").text
    assert shown("?year=x&state=y&theme=") == set(every)
    old, new = decision("We count in June"), decision("We count in May")

    data = {"state": "replaced", "replaced_by": new.id}
    assert as_(ana).post(f"/decisions/{old.id}/state", data=data).status_code == 403
    assert as_(oda).post(f"/decisions/{old.id}/state", data=data).status_code == 303

    assert shown("?state=replaced") == {"We count in June"}
    assert shown("?state=in_force") == {"We share maps", "We count in May"}
    assert f'href="/decisions/{new.id}"' in visitor.get(f"/reports/{old.report_id}").text
    led = visitor.get(f"/decisions/{new.id}").headers["Location"]
    assert led == f"/reports/{new.report_id}#decision-{new.id}"


def test_a_decision_is_replaced_by_another_one_that_is_in_force(as_, oda, decided):
    organiser, old = as_(oda), decision("We count in June")
    address = f"/decisions/{old.id}/state"

    refused = organiser.post(address, data={"state": "replaced", "replaced_by": "0"})
    assert refused.status_code == 422
    assert "Choose the decision that replaces this one." in refused.text
    itself = organiser.post(address, data={"state": "replaced", "replaced_by": old.id})
    assert itself.status_code == 422
    assert (
        organiser.post(address, data={"state": "withdrawn", "replaced_by": "0"}).status_code == 303
    )
    assert (old.state, old.replaced_by_id) == ("withdrawn", None)
    assert organiser.get(f"/decisions/{decision('A draft only').id}/state").status_code == 404


def test_there_are_no_decisions_yet(visitor):
    assert "No decisions yet" in visitor.get("/decisions").text


@pytest.fixture
def agreed(oda, ana, bea):
    late = clock.today() - timedelta(days=2)
    make.report(
        oda,
        actions=[
            Agreed("Share the map", owner_id=ana.id, due_on=late),
            Agreed("Count the trees", organisation_id=bea.organisation_id),
        ],
    )


def test_actions_are_mine_of_my_organisation_or_all_for_organisers(
    as_, visitor, ana, bea, oda, agreed
):
    colleague = make.person("Cas", organisation_id=bea.organisation_id)
    map_, trees = ">Share the map<", ">Count the trees<"

    assert visitor.get("/actions").status_code == 303
    assert map_ in as_(ana).get("/actions").text
    assert trees not in as_(ana).get("/actions?whose=all").text
    assert "No actions here" in as_(colleague).get("/actions").text
    assert trees in as_(colleague).get("/actions?whose=ours").text
    organiser = as_(oda)
    every = organiser.get("/actions?whose=all").text
    assert map_ in every
    assert trees in every
    overdue = organiser.get("/actions?whose=all&state=overdue").text
    assert map_ in overdue
    assert trees not in overdue

    as_(ana).post(f"/reports/actions/{action('Share the map').id}/done", data={"next": "/actions"})
    assert map_ in as_(ana).get("/actions?state=done").text
    french = as_(ana).get("/actions?state=done&lang=fr").text
    assert re.search(r"badge--positive.*Faite</span>", french)
    assert ">Fait<" not in french
    as_(ana).get("/actions?lang=en")
    as_(bea).post(f"/actions/{action('Count the trees').id}/drop", data={"reason": "They fell."})
    listed = as_(bea).get("/actions?whose=ours&state=dropped").text
    assert "Dropped: They fell." in listed


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "Dropped"), ("nl", "Vervallen"), ("fr", "Abandonnée"), ("de", "Entfallen")],
)
def test_a_dropped_action_has_one_word_in_the_report_and_in_the_register(
    as_, bea, agreed, language, word
):
    dropped = action("Count the trees")
    as_(bea).post(f"/actions/{dropped.id}/drop", data={"reason": "They fell."})

    for page in (f"/reports/{dropped.report_id}?", "/actions?whose=ours&state=dropped&"):
        shown = as_(bea).get(f"{page}lang={language}", follow_redirects=True).text
        assert f"{word}</span>" in shown, page
        assert re.search(rf"{word}\s?: They fell\.", shown), page


def test_the_owner_gives_an_action_to_somebody_else_while_it_is_open(as_, ana, bea, oda, agreed):
    mine = action("Share the map")
    address = f"/actions/{mine.id}/change"
    assert as_(bea).get(address).status_code == 403
    assert 'value="Ana"' in as_(ana).get(address).text
    unknown = as_(ana).post(address, data={"owner": "Zebedee"})
    assert unknown.status_code == 422

    moved = as_(ana).post(address, data={"owner": "Bea", "due_on": "2031-01-01"})
    assert moved.status_code == 303
    assert (mine.owner_id, mine.due_on) == (bea.id, date(2031, 1, 1))
    as_(bea).post(f"/reports/actions/{mine.id}/done")
    assert as_(bea).post(address, data={"owner": "Ana"}).status_code == 409


def test_open_actions_are_carried_from_meeting_to_meeting_of_a_series_until_done_or_dropped(
    as_, visitor, oda, ana, bea
):
    first = make.meeting(oda, days=-60, every_months=1)
    make.report(oda, meeting_id=first.id, held_on=clock.today() - timedelta(days=60),
                actions=[Agreed("Share the map", owner_id=ana.id)])  # fmt: skip
    second = make.meeting(oda, days=-30, every_months=1, after=first)
    trees = Agreed("Count the trees", organisation_id=bea.organisation_id)
    make.report(oda, meeting_id=second.id, held_on=clock.today() - timedelta(days=30),
                actions=[trees])  # fmt: skip
    elsewhere = make.meeting(oda, "Quite another one", days=-3)
    make.report(oda, meeting_id=elsewhere.id, actions=[Agreed("Buy boots", owner_id=ana.id)])
    make.report(oda, actions=[Agreed("Sell boots", owner_id=ana.id)])
    third = make.meeting(oda, every_months=1, after=second)
    alone = make.meeting(oda, "Of no series")
    every = ("Share the map", "Count the trees", "Buy boots", "Sell boots")

    def left(meeting, browser):
        page = browser.get(f"/meetings/{meeting.id}-x?lang=en").text
        there = page.partition('id="open-actions"')[2].partition("</section>")[0]
        return [text for text in every if f">{text}<" in there]

    assert left(third, as_(ana)) == ["Share the map", "Count the trees"]
    assert left(third, visitor) == []
    assert left(alone, as_(ana)) == []

    as_(ana).post(f"/reports/actions/{action('Share the map').id}/done")
    assert left(third, as_(ana)) == ["Count the trees"]
    as_(bea).post(f"/actions/{action('Count the trees').id}/drop", data={"reason": "They fell."})
    assert left(third, as_(ana)) == []
    as_(ana).post(f"/reports/actions/{action('Share the map').id}/open")
    third.starts_at -= timedelta(days=8)
    third.ends_at -= timedelta(days=8)
    make.saved(third)
    report = as_(oda).get(f"/reports/new?meeting={third.id}").text
    assert "Share the map" in report
    assert "boots" not in report
    assert 'name="actions-0-text" type="text" value=""' in report


def test_open_actions_go_along_to_a_copy_that_does_not_come_back(as_, oda, ana):
    first = make.meeting(oda, days=-30)
    group = make.group("Closed", Access.PRIVATE, oda)
    make.report(oda, meeting_id=first.id, group_id=group.id, actions=[Agreed("Share the map")])
    copy = make.meeting(oda, "Once more", after=first)

    assert copy.series_id is None
    assert "Share the map" in as_(oda).get(f"/meetings/{copy.id}-x").text
    assert "Share the map" not in as_(ana).get(f"/meetings/{copy.id}-x").text


def test_a_question_shows_passage_decision_and_actions(as_, visitor, oda, ana, bea, counted):
    question, other = make.question(ana), make.question(bea, "Who waters trees at night?")
    meeting = make.meeting(oda, days=-3, items=[Item("Verges", about=question)])
    report = make.report(
        oda, meeting_id=meeting.id,
        body=f"### 1. Verges\nA map.\n\n### Trees\nWe read [this](/questions/{other.id}).",
        decisions=[Decided("We try it", question)],
        actions=[Agreed("Draw a map", owner_id=ana.id, about=question)],
    )  # fmt: skip

    page = visitor.get(f"/questions/{question.id}").text
    assert "What meetings said of it" in page
    for place in (
        "passage-1-verges", f"decision-{decision('We try it').id}",
        f"action-{action('Draw a map').id}",
    ):  # fmt: skip
        assert f"#{place}" in page.split('id="came-of"')[1].split("</section>")[0]
    assert (
        f"/reports/{report.id}-report-verges-and-heat#passage-trees"
        in visitor.get(f"/questions/{other.id}").text
    )
    address = f"/questions/{question.id}?again"
    with counted() as queries:
        visitor.get(address)
    assert len(queries) <= 6


def test_a_closed_report_says_nothing_on_the_page_of_an_open_question(as_, visitor, oda, ana, bea):
    question = make.question(ana)
    group = make.group("Closed", Access.PRIVATE, oda, ana)
    make.report(oda, "Zqsecret talks", group_id=group.id, decisions=[Decided("Zqsecret", question)])

    assert "Zqsecret" in as_(ana).get(f"/questions/{question.id}").text
    for browser in (as_(bea), visitor):
        assert "Zqsecret" not in browser.get(f"/questions/{question.id}").text


def test_a_question_begins_from_a_passage_and_is_linked_back(as_, visitor, oda, ana):
    report = make.report(oda, body="Hello.\n\n### Heat\nTrees help.", decisions=[Decided("Do it")])
    page = as_(ana).get(f"/reports/{report.id}").text
    assert "Make a question of it" in page
    assert "Go on from here" not in visitor.get(f"/reports/{report.id}").text
    begins = {"from": f"/reports/{report.id}-x#passage-heat", "title": "Heat in the streets"}

    form = as_(ana).get("/questions/new", query_string=begins).text
    assert "Trees help.\n\nFrom: [Report: verges and heat]" in form
    assert 'value="Heat in the streets"' in form
    practice = as_(ana).get("/practices/new", query_string=begins).text
    assert "Trees help.\n\nFrom: [Report: verges and heat]" in practice
    place = {"from": f"/reports/{report.id}-x#decision-{decision('Do it').id}"}
    assert "Do it\n\nFrom:" in as_(ana).get("/questions/new", query_string=place).text

    posted = as_(ana).post(
        "/questions/new",
        data={
            "title": "How do others keep the streets cool?", "body": "We wonder.",
            "language": "en", "group_id": make.community().id, "origin": begins["from"],
        },
    )  # fmt: skip
    assert posted.status_code == 303
    [link] = db.session.scalars(select(Link)).all()
    assert (link.kind, link.to_id) == ("related", report.id)


def test_the_lists_cost_the_same_for_one_as_for_many(as_, oda, counted):
    make.report(oda, decisions=[Decided("One")], actions=[Agreed("One", owner_id=oda.id)])
    browser = as_(oda)

    def costs():
        found = []
        for address in ("/decisions", "/actions?whose=all"):
            with counted() as queries:
                assert browser.get(address).status_code == 200
            found.append(len(queries))
        return found

    before = costs()
    for number in range(8):
        make.report(
            oda, decisions=[Decided(f"Decision {number}")],
            actions=[Agreed(f"Action {number}", owner_id=oda.id)],
        )  # fmt: skip

    assert costs() == before
    assert max(before) <= 8
