# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The chain of a contribution, seen from each of its ends and by different readers."""

from contextvars import Context
from datetime import timedelta

import pytest

from cop import clock
from cop.community.chain import chain_of
from cop.contributions.models import LinkKind
from cop.db import db
from cop.people import session
from cop.people.models import Access
from tests import make
from tests.community import scene


@pytest.fixture
def stages(app):
    """The stages of a chain by code, as a person or a visitor sees them."""

    def asked(contribution_id, cookie):
        with app.app_context(), app.test_request_context(headers={"Cookie": cookie}):
            return {stage.code: stage for stage in chain_of(contribution_id)}

    def seen(contribution, person=None):
        cookie = ""
        if person:
            with app.test_request_context():
                cookie = f"{session.cookie_name()}={session.start(person, remember=False)}"
            db.session.commit()
        return Context().run(asked, contribution.id, cookie)

    return seen


@pytest.fixture
def titles(stages):
    """The titles in a chain by stage; empty stages are left out."""

    def seen(contribution, person=None):
        found = stages(contribution, person).items()
        return {code: [link.title for link in s.links] for code, s in found if s.links}

    return seen


def test_the_chain_is_the_same_from_every_end(titles, ana):
    made = scene.chain(ana)
    whole = {
        "question": [made.question.title],
        "discussed": [made.meeting.title, made.report.title],
        "decided": ["Buy a mower", "We try it"],
        "practice": [made.practice.title],
        "solution": [made.solution.title],
        "adopted": [made.adopted.title],
    }

    for end in ("question", "meeting", "report", "practice", "solution", "adopted"):
        here = getattr(made, end)
        others = {code: [t for t in found if t != here.title] for code, found in whole.items()}
        seen = {code: sorted(found) for code, found in titles(here).items()}
        assert seen == {code: sorted(found) for code, found in others.items() if found}, end


def test_each_link_says_where_it_is_and_how_it_stands(stages, ana, eva):
    made = scene.chain(ana)
    make.answer(made.question, eva)
    made.action.due_on = clock.today() - timedelta(days=1)
    made.practice.outcome = "failed"
    db.session.commit()

    seen = stages(made.solution)

    assert seen["solution"].current
    assert seen["question"].links[0].state == "answered"
    assert {link.state for link in seen["discussed"].links} == {"held", ""}
    decision, late = seen["decided"].links
    report = f"/reports/{made.report.id}-report-of-the-autumn-meeting"
    assert (late.state, late.url) == ("late", f"{report}#action-{made.action.id}")
    assert decision.url == f"{report}#decision-{made.decision.id}"
    assert seen["practice"].links[0].state == "failed"
    assert seen["practice"].links[0].url == f"/practices/{made.practice.id}-mowing-twice-a-year"


def test_what_an_answer_links_to_is_in_the_chain_of_its_question(titles, ana, eva):
    question, practice = make.question(ana), scene.practice(eva)
    make.answer(question, eva, f"See [ours](/practices/{practice.id}-x).")
    other = scene.solution(eva)
    scene.linked(practice, LinkKind.APPLIES, other)

    assert titles(question) == {"adopted": [practice.title], "solution": [other.title]}
    assert titles(practice) == {"question": [question.title], "solution": [other.title]}


def test_a_hidden_answer_links_nothing(titles, ana, eva):
    question, practice = make.question(ana), scene.practice(eva)
    answer = make.answer(question, eva, f"See [ours](/practices/{practice.id}-x).")
    answer.hidden_at = clock.now()
    db.session.commit()

    assert titles(question) == {}
    assert titles(practice) == {}


def test_the_other_questions_of_a_meeting_are_other_chains(titles, ana):
    meeting = scene.meeting(ana)
    one, other = make.question(ana), make.question(ana, "What do you sow beside the cycle paths?")
    for question in (one, other):
        scene.linked(question, LinkKind.DISCUSSED_IN, meeting)

    assert titles(one) == {"discussed": [meeting.title]}
    assert titles(meeting) == {"question": [one.title, other.title]}


def test_what_only_names_a_question_is_not_applied_by_those_of_its_chain(titles, ana):
    made = scene.chain(ana)
    body = f"Made for [this question](/questions/{made.question.id}-x)."
    naming = scene.solution(ana, "Another planner", body=body)

    assert titles(naming) == {"question": [made.question.title]}
    assert "Another planner" in titles(made.question)["solution"]


def test_a_practice_is_adopted_only_by_what_took_it_over(titles, ana, bea):
    solution, one, other = scene.solution(ana), scene.practice(ana), scene.practice(bea, "Ours too")
    for practice in (one, other):
        scene.linked(practice, LinkKind.APPLIES, solution)
    third = scene.practice(bea, "As they do")
    scene.linked(third, LinkKind.REPLICATES, one)

    assert titles(one) == {
        "practice": [other.title], "solution": [solution.title], "adopted": [third.title],
    }  # fmt: skip
    assert sorted(titles(solution)["adopted"]) == sorted([one.title, other.title, third.title])


def test_what_is_only_related_comes_after_what_is_as_near(titles, ana, oda):
    solution, question = scene.solution(ana, "Water bags"), make.question(ana)
    for n in range(3):
        scene.linked(scene.practice(oda, f"Practice {n}"), LinkKind.RELATED, solution)
    came = scene.practice(oda, "What came of the question")
    scene.linked(question, LinkKind.DOCUMENTED_AS, came)
    scene.linked(came, LinkKind.APPLIES, solution)

    assert titles(solution)["practice"] == [came.title, "Practice 0", "Practice 1"]


@pytest.mark.parametrize("end", ["question", "solution"])
def test_nothing_is_seen_through_a_private_middle(titles, ana, bea, oda, end):
    group = make.group("Closed", Access.PRIVATE, ana)
    question, solution = make.question(ana), scene.solution(ana)
    practice = scene.practice(ana, "Canary in the middle", group_id=group.id)
    scene.linked(question, LinkKind.DOCUMENTED_AS, practice)
    scene.linked(practice, LinkKind.APPLIES, solution)
    start = question if end == "question" else solution

    for outsider in (None, bea, oda):
        assert titles(start, outsider) == {}
    assert titles(start, ana)["practice"] == ["Canary in the middle"]
    assert len(titles(start, ana)) == 2


def test_nothing_is_seen_through_a_hidden_middle(titles, ana):
    made = scene.chain(ana)
    made.report.hidden_at = clock.now()
    db.session.commit()

    assert titles(made.question, ana) == {"discussed": [made.meeting.title]}
    assert set(titles(made.practice, ana)) == {"solution", "adopted"}


def test_decisions_of_a_private_report_stay_there(titles, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana)
    question, report = make.question(ana), scene.report(ana, group_id=group.id)
    scene.decision(report, question, "Canary decision")

    assert titles(question, ana) == {"decided": ["Canary decision"]}
    assert titles(question, bea) == titles(question) == {}


def test_the_chain_is_one_walk_however_long_it_is(stages, counted, ana, oda):
    made = scene.chain(ana)
    lonely = make.question(ana, "Does anybody else read this at all?")
    for n in range(20):
        scene.linked(made.question, LinkKind.DOCUMENTED_AS, scene.practice(oda, f"Practice {n}"))

    for question in (made.question, lonely):
        db.session.refresh(question)
        with counted() as queries:
            seen = stages(question)
        assert len(queries) == 2, "the mark it is kept under, and the walk"
    assert seen["question"].current
    assert len(stages(made.question)["practice"].rest) == 21 - 3


def test_the_page_of_a_question_shows_its_chain(as_, visitor, ana):
    made = scene.chain(ana)

    page = visitor.get(f"/questions/{made.question.id}").text

    assert f'href="/practices/{made.practice.id}-mowing-twice-a-year"' in page
    assert "You are here" in page
    connect = f'href="/contributions/{made.question.id}/links"'
    assert connect not in page
    assert connect in as_(ana).get(f"/questions/{made.question.id}").text


def test_what_is_to_be_done_is_not_said_to_be_decided(as_, ana):
    question, practice = make.question(ana), scene.practice(ana)
    report = scene.report(ana)
    scene.action(report, question)
    scene.decision(report, practice)
    stage = '<h3 class="stage__name">%s</h3>'

    asked = as_(ana).get(f"/questions/{question.id}").text
    decided = as_(ana).get(f"/practices/{practice.id}").text
    assert stage % "Actions" in asked
    assert stage % "Decided" not in asked
    assert stage % "Decided" in decided

    scene.decision(report, question)
    assert stage % "Decisions and actions" in as_(ana).get(f"/questions/{question.id}").text
