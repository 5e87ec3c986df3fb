# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Questions that nobody answers go up the ladder, a step at a time, until somebody decides."""

import pytest
from sqlalchemy import func, select

from cop.contributions.actions import hide
from cop.contributions.vocabulary import Expertise
from cop.db import db
from cop.experts.models import AnswerInvitation
from cop.notify.models import Notification
from cop.people.models import Access, Membership, Role
from cop.questions import actions as questions
from cop.questions.models import ClosedReason
from cop.waiting import ladder
from cop.waiting.models import Step, WaitingStep
from tests import make
from tests.together import twice_at_once
from tests.waiting.conftest import ZONE


def knows(person, *themes):
    for theme in themes:
        make.saved(Expertise(person_id=person.id, theme_id=theme.id))


def told(person, kind):
    wanted = select(Notification).where(
        Notification.person_id == person.id, Notification.kind == kind
    )
    return len(db.session.scalars(wanted).all())


def steps(question):
    wanted = select(WaitingStep.step).where(WaitingStep.question_id == question.id)
    return {step.value for step in db.session.scalars(wanted)}


def page(browser, question):
    """The page of a question; sessions end when the clock is put forward, so come in anew."""
    return browser.get(f"/questions/{question.id}-x").text


def test_the_whole_ladder_day_by_day(on, worker, as_, ana, eva, oda):
    theme = make.theme("water")
    knows(eva, theme)
    on("2026-11-02")  # a Monday
    question = make.question(ana, theme_ids=[theme.id])
    meeting = make.meeting(oda, "On water", theme_ids=[theme.id], days=40)
    assert "on 5 November 2026 people who may know this are invited" in page(as_(ana), question)

    on("2026-11-04")
    assert worker() == 0
    on("2026-11-05")
    assert worker() == 1
    assert told(eva, "invited") == 1
    assert "1 person who may know this is invited; on 11 November 2026" in page(as_(ana), question)
    on("2026-11-10")
    assert worker() == 0
    on("2026-11-11")
    assert worker() == 1
    assert told(oda, "unanswered") == 1
    assert "on 20 November 2026 this question is proposed" in page(as_(ana), question)
    on("2026-11-19")
    assert worker() == 0
    on("2026-11-20")
    assert worker() == 1
    assert told(oda, "for_agenda") == 1
    assert "an organiser decides on 1 December 2026" in page(as_(ana), question)
    assert question.title in as_(oda).get(f"/meetings/{meeting.id}-x").text
    assert question.title not in as_(ana).get(f"/meetings/{meeting.id}-x").text
    on("2026-11-30")
    assert worker() == 0
    on("2026-12-01")
    assert worker() == 1
    assert told(oda, "must_decide") == 1
    assert "An organiser must decide now" in page(as_(ana), question)
    assert question.title in as_(oda).get("/questions/waiting").text
    assert "1 question that you must decide about" in as_(oda).get("/admin").text
    on("2027-03-01")
    assert worker() == 0


def test_days_off_of_the_askers_country_do_not_count(on, worker, bea):
    dutch, belgian = bea, make.person("Bert", organisation=make.organisation("Gent", country="BE"))
    on("2026-04-23")  # a Thursday before King's Day, which is a day off in the Netherlands alone
    asked = [make.question(by, f"How is it in the town of {by.name}?") for by in (dutch, belgian)]

    on("2026-04-28")
    assert worker() == 1
    assert [steps(each) for each in asked] == [set(), {"invited"}]
    on("2026-04-29")
    assert worker() == 1


def test_nothing_is_done_at_night_or_in_a_weekend(on, worker, ana):
    on("2026-11-04")  # a Wednesday
    make.question(ana)

    on("2026-11-07")
    assert worker() == 0
    on("2026-11-09", hour=5)
    assert worker() == 0
    on("2026-11-09")
    assert worker() == 1


@pytest.mark.parametrize("way", ["answered", "closed", "hidden"])
def test_a_question_that_is_over_leaves_the_ladder(on, worker, way, as_, ana, bea, oda):
    on("2026-11-02")
    question = make.question(ana)
    on("2026-11-05")
    worker()
    if way == "answered":
        make.answer(question, bea)
    elif way == "closed":
        questions.close(question, by=ana, reason=ClosedReason.OUTDATED)
    else:
        hide(question, by=oda, reason="Not fit.")

    for day in ("2026-11-11", "2026-11-20", "2026-12-01"):
        on(day)
        assert worker() == 0
    assert "What happens with this question" not in page(as_(ana), question)


def test_an_old_question_takes_one_step_at_a_time(on, worker, ana):
    on("2024-01-08")
    question = make.question(ana)

    on("2026-11-02")
    assert worker() == 1
    assert worker() == 0
    assert steps(question) == {"invited"}
    on("2026-11-06")
    assert worker() == 1
    assert steps(question) == {"invited", "told"}


def test_no_meeting_is_told_to_the_organisers(on, worker, as_, ana, oda):
    theme, other = make.theme("water"), make.theme("trees")
    on("2026-11-02")
    question = make.question(ana, theme_ids=[theme.id])
    make.meeting(oda, "On trees", theme_ids=[other.id], days=60)

    for day in ("2026-11-05", "2026-11-11", "2026-11-20"):
        on(day)
        worker()

    assert told(oda, "no_meeting") == 1
    assert "No meeting is planned to discuss this question" in page(as_(ana), question)


def test_an_organiser_puts_what_is_proposed_on_the_agenda(on, worker, as_, ana, oda):
    on("2026-11-02")
    question, meeting = make.question(ana), make.meeting(oda, "On everything", days=40)
    for day in ("2026-11-05", "2026-11-11", "2026-11-20"):
        on(day)
        worker()
    browser = as_(oda)
    assert "Proposed for the agenda" in browser.get(f"/meetings/{meeting.id}-x").text

    data = {"address": f"/questions/{question.id}"}
    assert browser.post(f"/meetings/{meeting.id}/agenda", data=data).status_code == 303

    assert "Proposed for the agenda" not in browser.get(f"/meetings/{meeting.id}-x").text


def test_those_who_organise_the_theme_are_told_and_otherwise_all_who_organise(
    on, worker, as_, ana, oda, ada
):
    theme = make.theme("water")
    as_(oda).post(f"/follow/theme/{theme.id}", data={"level": "following"})
    on("2026-11-02")
    make.question(ana, "On the theme of Oda, who follows it", theme_ids=[theme.id])
    make.question(ana, "On nothing in particular at all")
    for day in ("2026-11-05", "2026-11-11"):
        on(day)
        worker()

    assert (told(oda, "unanswered"), told(ada, "unanswered")) == (2, 1)


def test_in_a_closed_group_only_those_who_lead_it_are_told(on, worker, as_, ana, bea, oda, eva):
    theme = make.theme("water")
    knows(eva, theme)
    knows(bea, theme)
    group = make.group("Closed", Access.PRIVATE, ana, bea)
    on("2026-11-02")
    question = make.question(ana, "Canary of the group", group_id=group.id, theme_ids=[theme.id])
    db.session.get_one(Membership, (group.id, bea.id)).leads = True
    for day in ("2026-11-05", "2026-11-11", "2026-11-20", "2026-12-01"):
        on(day)
        worker()

    assert (told(bea, "invited"), told(bea, "must_decide")) == (1, 1)
    others = select(Notification.id).where(Notification.person_id.in_([oda.id, eva.id]))
    assert db.session.scalars(others).all() == []
    assert "Canary" in as_(bea).get("/questions/waiting").text
    for other in (oda, eva):
        assert "Canary" not in as_(other).get("/questions/waiting").text
    assert as_(bea).get(f"/questions/{question.id}/forward").status_code == 200
    assert as_(oda).get(f"/questions/{question.id}/forward").status_code == 404


def test_where_nobody_leads_a_closed_group_the_asker_decides(on, worker, ana):
    group = make.group("Closed", Access.PRIVATE, ana)
    on("2026-11-02")
    make.question(ana, "Canary of the group", group_id=group.id)
    for day in ("2026-11-05", "2026-11-11", "2026-11-20", "2026-12-01"):
        on(day)
        worker()

    assert told(ana, "must_decide") == 1


def test_what_is_forwarded_comes_back_until_it_is_answered(on, worker, as_, ana, bea, oda):
    on("2026-11-02")
    question = make.question(ana)
    for day in ("2026-11-05", "2026-11-11", "2026-11-20", "2026-12-01"):
        on(day)
        worker()
    browser = as_(oda)
    found = browser.get(f"/questions/{question.id}/forward?name=bea").text
    assert "Ask Bea" in found

    answer = browser.post(f"/questions/{question.id}/forward", data={"person": bea.id})
    assert answer.status_code == 303
    assert told(bea, "invited") == 1
    assert question.title not in browser.get("/questions/waiting").text
    assert "forwarded this question; without an answer one decides on 10 December" in page(
        browser, question
    )

    on("2026-12-09")
    assert worker() == 0
    on("2026-12-10")
    assert worker() == 1
    browser = as_(oda)
    assert question.title in browser.get("/questions/waiting").text
    make.answer(question, bea)
    assert question.title not in browser.get("/questions/waiting").text


def test_an_organiser_closes_it_with_a_reason(on, worker, as_, ana, oda):
    on("2026-11-02")
    question = make.question(ana)
    for day in ("2026-11-05", "2026-11-11", "2026-11-20", "2026-12-01"):
        on(day)
        worker()
    browser = as_(oda)

    browser.post(f"/questions/{question.id}/close", data={"reason": "outdated"})

    assert "Nothing waits for you" in browser.get("/questions/waiting").text


def test_two_workers_at_once_take_each_step_once(app, on, ana, eva, oda):
    theme = make.theme("water")
    knows(eva, theme)
    on("2026-11-02")
    for number in range(9):
        make.question(ana, f"What about ditch number {number:02}?", theme_ids=[theme.id])
    db.session.commit()
    on("2026-11-05")

    taken = twice_at_once(app, lambda: ladder.climb(ZONE))

    assert sum(taken) == 9
    assert db.session.scalar(select(func.count()).select_from(WaitingStep)) == 9
    assert db.session.scalar(select(func.count()).select_from(AnswerInvitation)) == 3
    assert told(eva, "invited") == 3


def test_no_question_is_without_a_human_decision_after_the_ladder(on, worker, ana, oda):
    on("2026-11-02")
    asked = [make.question(ana, f"Does anybody know about {n}?") for n in range(4)]
    for number in range(2, 31):
        on(f"2026-11-{number:02}")
        worker()
    on("2026-12-01")
    worker()

    for each in asked:
        assert Step.MUST_DECIDE.value in steps(each)
    assert oda.role == Role.ORGANISER
    assert told(oda, "must_decide") == 4


def test_where_it_stands_costs_one_query_however_far_it_is(as_, counted, on, worker, ana, bea):
    on("2026-11-02")
    address = f"/questions/{make.question(ana).id}-x"

    def cost():
        browser = as_(bea)
        browser.get(address)
        with counted() as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    before = cost()
    on("2026-11-05")
    worker()
    assert cost() == before <= 10
