# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An edit that was overtaken shows what is there now, and can be saved once both are together."""

from cop.db import db
from cop.discussion import actions as discussion
from cop.discussion.models import Comment
from cop.meetings.models import Meeting, Report
from cop.questions.models import Question
from tests import make

TITLE = "How do you explain later mowing to residents?"


def edited(**fields):
    rest = {"version": 1, "language": "en", "group_id": make.community().id}
    return {"title": TITLE, "body": "They think it is neglect."} | rest | fields


def notice(page):
    """What stands beside the form."""
    return page.text.split("was saved again")[1].split("</form>")[0].split("<form")[0]


def test_an_overtaken_edit_is_put_together_and_saved(as_, ana):
    question, browser = make.question(ana), as_(ana)
    url = f"/questions/{question.id}/edit"
    browser.post(url, data=edited(body="The first text."))

    stale = browser.post(url, data=edited(body="The second text."))

    assert stale.status_code == 409
    assert "The first text." in notice(stale)
    assert "There now: Explanation" in notice(stale)
    assert "There now: Your question in one sentence" not in notice(stale)
    assert "Somebody else" not in stale.text
    assert "The second text." in stale.text
    assert 'name="version" type="hidden" value="2"' in stale.text
    saved = browser.post(url, data=edited(body="The first and second text.", version=2))
    assert saved.status_code == 303
    assert db.session.get(Question, question.id).body == "The first and second text."


def test_a_draft_that_was_overtaken_says_so_and_can_be_saved(as_, ana, oda):
    question, browser = make.question(ana), as_(ana)
    url = f"/questions/{question.id}/edit"
    typed = edited(body="What I was typing.", tags="hay")
    browser.post("/drafts", data={"address": url, **typed})
    assert "was saved again" not in browser.get(url).text
    as_(oda).post(url, data=edited(body="What Oda wrote.", tags="grass"))

    again = browser.get(url)

    assert again.status_code == 200
    assert "What Oda wrote." in notice(again)
    assert "There now: Keywords" in notice(again)
    assert "grass" in notice(again)
    assert "What I was typing." in again.text
    assert 'name="version" type="hidden" value="2"' in again.text
    assert browser.post(url, data=typed | {"version": 2}).status_code == 303


def test_the_page_of_an_overtaken_meeting_tells_of_its_day_and_agenda(as_, oda):
    meeting = make.meeting(oda)
    url, browser = f"/meetings/{meeting.id}/edit", as_(oda)
    data = edited(title="Meeting on mowing", day="2031-03-10", starts="10:00", ends="11:00",
                  timezone="Europe/Amsterdam")  # fmt: skip
    first = browser.post(url, data=data | {"items-0-title": "Hay", "items-0-kind": "idea"})
    assert first.status_code == 303, first.text

    stale = browser.post(url, data=data | {"day": "2031-04-11", "items-0-title": "Straw"})

    assert stale.status_code == 409
    assert "There now: Day" in notice(stale)
    assert "2031-03-10" in notice(stale)
    assert "There now: Agenda" in notice(stale)
    assert "Hay | Idea" in notice(stale)
    assert "There now: Begins at" not in notice(stale)
    assert db.session.get(Meeting, meeting.id).title == "Meeting on mowing"


def test_the_page_of_an_overtaken_report_tells_who_attended_and_who_acts(as_, oda, ana):
    report = make.report(oda, people=[ana.id])
    url, browser = f"/reports/{report.id}/edit", as_(oda)
    data = edited(title="Report on mowing", held_on="2026-03-10", meeting_id="0", body="We met.")
    there = {"people": ana.name, "guests": "4", "actions-0-text": "Mow", "actions-0-owner": "Ana"}
    first = browser.post(url, data=data | there)
    assert first.status_code == 303, first.text

    stale = browser.post(url, data=data | {"guests": "5", "people": ""})

    assert stale.status_code == 409
    beside = notice(stale)
    for label in ("Members who attended", "How many others attended", "Actions"):
        assert f"There now: {label}" in beside
    assert "Mow | Ana" in beside
    assert db.session.get(Report, report.id).guests == 4


def test_an_overtaken_comment_is_put_together_on_its_own_page(as_, ana):
    question, browser = make.question(ana), as_(ana)
    comment = discussion.comment(question, by=ana, body="The first text.")
    make.saved(comment)
    url = f"/comments/{comment.id}/edit"
    browser.post(url, data={"body": "The second text.", "version": 1})

    stale = browser.post(url, data={"body": "The third text.", "version": 1})

    assert stale.status_code == 409
    assert "The second text." in notice(stale)
    assert browser.post(url, data={"body": "All.", "version": 2}).status_code == 303
    assert db.session.get(Comment, comment.id).body == "All."
