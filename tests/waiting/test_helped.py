# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The asker is asked whether the question is answered, until they say so."""

import pytest
from sqlalchemy import select

from cop.db import db
from cop.notify.models import Notification
from cop.questions import actions as questions
from cop.questions.models import ClosedReason
from tests import make

ASKED = "Is your question “How do you explain later mowing to residents?” answered?"


@pytest.fixture
def answered(on, ana, eva):
    on("2026-11-02")
    question = make.question(ana)
    make.answer(question, eva)
    return question


def reminders():
    return len([mail for mail in make.letters() if ASKED in mail.text])


def days(on, worker, browser, *wanted):
    """How many reminders there were after the worker came by on each day, all read."""
    found = []
    for day in wanted:
        on(day)
        worker()
        found.append(reminders())
        for each in db.session.scalars(select(Notification)):
            each.read_at = each.updated_at
        db.session.commit()
    return found


def test_on_day_three_ten_and_thirty(on, worker, as_, answered):
    wanted = ("2026-11-04", "2026-11-05", "2026-11-06", "2026-11-11", "2026-11-12", "2026-12-01",
              "2026-12-02", "2026-12-30")  # fmt: skip

    assert days(on, worker, as_, *wanted) == [0, 1, 1, 1, 2, 2, 3, 3]


def test_another_answer_begins_anew(on, worker, as_, answered, bea):
    on("2026-11-04")
    make.answer(answered, bea, "Something else.")

    assert days(on, worker, as_, "2026-11-05", "2026-11-07") == [0, 1]


def test_an_answer_of_the_asker_alone_is_none(on, worker, as_, ana):
    on("2026-11-02")
    make.answer(make.question(ana), ana, "I found it myself.")

    assert days(on, worker, as_, "2026-11-05") == [0]


@pytest.mark.parametrize("way", ["accepted", "closed", "muted"])
def test_nobody_is_asked_after_that(on, worker, as_, way, answered, ana, eva):
    if way == "accepted":
        questions.accept(answered, make.answer(answered, eva, "Better still."), by=ana)
    elif way == "closed":
        questions.close(answered, by=ana, reason=ClosedReason.OUTDATED)
    else:
        as_(ana).post(f"/follow/contribution/{answered.id}", data={"level": "muted"})

    assert days(on, worker, as_, "2026-11-05", "2026-11-12") == [0, 0]


def test_yes_accepts_the_answer_that_helped(on, worker, as_, answered, ana, bea):
    better = make.answer(answered, bea, "Put up a sign that says why.")
    on("2026-11-05")
    worker()
    browser = as_(ana)
    assert "Is your question answered?" in browser.get(f"/questions/{answered.id}-x").text
    page = f"/questions/{answered.id}/helped"
    assert "Put up a sign that says why." in browser.get(page).text

    refused = browser.post(f"{page}/yes", data={})
    assert refused.status_code == 422
    assert "Choose the answer that helped." in refused.text
    answer = browser.post(f"{page}/yes", data={"answer": better.id})

    assert answer.headers["Location"] == f"/questions/{answered.id}#answer-{better.id}"
    db.session.refresh(better)
    assert better.accepted_at
    assert "Say whether it helped" not in browser.get(f"/questions/{answered.id}-x").text
    assert days(on, worker, as_, "2026-11-12") == [0]  # and the first was read meanwhile


def test_no_says_what_is_missing_and_the_question_stays_open(on, worker, as_, answered, ana):
    on("2026-11-05")
    worker()
    browser = as_(ana)
    page = f"/questions/{answered.id}/helped"

    assert browser.post(f"{page}/no", data={"missing": ""}).status_code == 422
    answer = browser.post(f"{page}/no", data={"missing": "What does it cost?", "key": "k1"})
    browser.post(f"{page}/no", data={"missing": "What does it cost?", "key": "k1"})

    assert answer.status_code == 303
    shown = browser.get(f"/questions/{answered.id}-x").text
    assert shown.count("What does it cost?") == 1
    assert "Your answer" in shown
    assert days(on, worker, as_, "2026-11-12", "2026-12-02") == [0, 0]


def test_only_the_asker_says_so(as_, answered, bea, oda):
    for who in (bea, oda):
        browser = as_(who)
        assert browser.get(f"/questions/{answered.id}/helped").status_code == 403
        assert browser.post(f"/questions/{answered.id}/helped/no", data={}).status_code == 403


def test_a_veiled_asker_stays_veiled_in_what_is_missing(as_, on, ana, bea):
    on("2026-11-02")
    question = make.question(ana, "Whose is this question?", veiled=True)
    make.answer(question, bea)

    data = {"missing": "What does it cost?"}
    as_(ana).post(f"/questions/{question.id}/helped/no", data=data)

    page = as_(bea).get(f"/questions/{question.id}-x").text
    assert "What does it cost?" in page
    assert "Ana" not in page
