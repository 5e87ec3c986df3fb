# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody was working on stands on the front page until it is posted or thrown away."""

import re

import pytest
from sqlalchemy import select

from cop.community.unfinished import place_of
from cop.contributions import drafts
from cop.db import db
from cop.discussion.models import Comment
from tests import make


def keep(person, address, key="", **fields):
    drafts.keep(person, address, {name: [value] for name, value in fields.items()} | {"key": [key]})
    db.session.commit()


def card(browser):
    page = browser.get("/").text
    return page.split('id="drafts"')[1].split("</section>")[0] if 'id="drafts"' in page else ""


def test_drafts_stand_on_the_front_page_with_the_way_to_their_forms(as_, ana, bea):
    keep(ana, "/questions/new", "1", title="How do you mow?")
    keep(ana, "/questions/new", "2", title="How do you sow?")
    keep(ana, "/practices/new?from=%2Fquestions%2F5-x", body="We <b>began</b> with it.")
    browser = as_(ana)

    shown = card(browser)

    assert "A new question: How do you mow?" in shown
    assert "A new practice: We &lt;b&gt;began&lt;/b&gt; with it." in shown
    assert card(as_(bea)) == ""
    forms = [
        browser.get(url.replace("&amp;", "&")).text for url in re.findall(r'<a href="(.*?)"', shown)
    ]
    assert len(forms) == 3
    for words, form in zip(("We &lt;b", "How do you sow", "How do you mow"), forms, strict=True):
        assert words in form


def test_a_draft_is_thrown_away_from_the_front_page(as_, ana):
    keep(ana, "/questions/new", "1", title="How do you mow?")
    keep(ana, "/questions/new", "2", title="How do you sow?")
    browser = as_(ana)
    number = re.search(r'name="draft" value="(\d+)"', card(browser))[1]
    fields = {"address": "/questions/new", "draft": number, "next": "/"}

    assert browser.post("/drafts/discard", data=fields).headers["Location"] == "/"
    browser.post("/drafts/discard", data=fields)  # a second click

    assert "How do you sow?" not in card(browser)
    assert "How do you mow?" in card(browser)


def test_only_the_last_few_are_shown_in_one_query(as_, ana, counted):
    def cost():
        with counted() as statements:
            browser.get("/")
        return len(statements)

    browser = as_(ana)
    before = cost()
    for number in range(8):
        keep(ana, f"/questions/{number}/answers", body=f"Answer {number}")

    assert cost() == before
    assert card(browser).count("<li>") == 5
    assert "An answer: Answer 7" in card(browser)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/reports/new?meeting=3", "A new report"),
        ("/contributions/3/comments", "A comment"),
        ("/questions/answers/3/edit", "A change in an answer"),
        ("/library/3/edit", "A change in a text"),
        ("/somewhere", "A text"),
    ],
)
def test_a_draft_says_what_it_is(app, address, place):
    with app.test_request_context("/?lang=en"):
        assert place_of(address) == place


def test_what_was_hidden_stays_findable_for_its_author(as_, visitor, ana, bea, oda):
    question, practice = make.question(ana), make.practice(ana)
    answer = make.answer(make.question(bea, "What do you do with the hay?"), ana, "We sell it.")
    for each in (question, practice, answer):
        as_(oda).post(f"/contributions/{each.id}/hide", data={"reason": "Names a resident."})

    mine = as_(ana).get("/questions?show=mine").text
    assert question.title in mine
    assert "Hidden" in mine
    assert "Mine <span>(1)</span>" in mine
    page = f"/people/{ana.id}"
    assert as_(ana).get(page).text.count("Hidden") == 3
    for reader in (as_(bea), visitor):
        assert "Mowing in curves" not in reader.get(page).text
        assert question.title not in reader.get("/questions").text
    assert question.title not in as_(ana).get("/questions").text


def test_the_author_is_told_of_hiding_with_the_reason_and_of_showing_again(as_, ana, oda, eva):
    question = make.question(ana)
    make.answer(question, eva)
    browser = as_(ana)
    as_(oda).post(f"/contributions/{question.id}/hide", data={"reason": "Names a resident."})

    told = browser.get("/notifications").text
    assert f"Your text “{question.title}” was hidden. The reason: Names a resident." in told
    number = re.search(r"/notifications/(\d+)/read", told)[1]
    page = browser.post(f"/notifications/{number}/read", follow_redirects=True)
    assert "Hidden: Names a resident." in page.text
    assert "Names a resident" not in as_(eva).get("/notifications").text

    as_(oda).post(f"/contributions/{question.id}/restore", data={"reason": "It is a street."})
    assert f"Your text “{question.title}” is shown again" in browser.get("/notifications").text
    as_(oda).post(f"/contributions/{question.id}/hide", data={"reason": "Once more."})
    assert "Once more." in browser.get("/notifications").text


def test_the_author_of_a_comment_is_told_of_hiding_too(as_, ana, bea, oda):
    question = make.question(ana)
    as_(bea).post(f"/contributions/{question.id}/comments", data={"body": "Well."})
    comment = f"/comments/{db.session.scalar(select(Comment.id))}"
    as_(oda).post(f"{comment}/hide", data={"reason": "Off topic."})
    told = as_(bea).get("/notifications").text
    assert f"Your comment on “{question.title}” was hidden" in told

    as_(oda).post(f"{comment}/restore", data={"reason": "It helps."})
    assert "is shown again" in as_(bea).get("/notifications").text
    assert "was hidden" not in as_(ana).get("/notifications").text
