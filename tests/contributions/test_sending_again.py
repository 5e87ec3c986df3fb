# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A form that is sent twice, with another text or without its files, loses nothing unsaid."""

import io
import re

import pytest
from sqlalchemy import select

from cop.contributions import actions as spine
from cop.contributions.models import Draft
from cop.db import db
from cop.discussion.models import Comment
from cop.errors import Stale
from cop.questions.models import Answer, Question
from tests import make

TITLE = "How do you explain later mowing to residents?"
KEY = "k" * 32
AGAIN = "Choose your files again"


def question(**fields):
    rest = {"body": "We wonder.", "language": "en", "group_id": make.community().id, "key": KEY}
    return {"title": TITLE} | rest | fields


def fresh_key(page):
    return re.search(r'name="key" value="(\w{32})"', page.text)[1]


def test_another_text_from_the_same_form_is_shown_and_can_be_posted_too(as_, ana):
    browser = as_(ana)
    first = browser.post("/questions/new", data=question())
    browser.post("/drafts", data={"address": "/questions/new", **question(body="And this?")})

    second = browser.post("/questions/new", data=question(body="And this?"))

    assert second.status_code == 409
    assert "has been posted already" in second.text
    assert f'href="{first.headers["Location"]}"' in second.text
    assert '<pre class="kept-text" tabindex="0">And this?</pre>' in second.text
    assert len(db.session.scalars(select(Draft)).all()) == 1
    again = browser.post("/questions/new", data=question(body="And this?", key=fresh_key(second)))
    assert again.status_code == 303
    assert again.headers["Location"] != first.headers["Location"]
    assert db.session.scalars(select(Draft)).all() == []


def test_the_same_answer_sent_again_leads_to_it_also_after_it_was_edited(as_, ana, eva):
    asked, browser = make.question(ana), as_(eva)
    url = f"/questions/{asked.id}/answers"
    first = browser.post(url, data=question())
    given = db.session.scalars(select(Answer)).one()
    spine.revise(given, by=eva, since=1, body="Better.", why="Clearer")
    db.session.commit()

    assert browser.post(url, data=question()).headers["Location"] == first.headers["Location"]


def test_a_second_comment_from_the_same_form_does_not_vanish(as_, ana):
    url, browser = f"/contributions/{make.question(ana).id}/comments", as_(ana)
    browser.post(url, data={"body": "The first.", "key": KEY})
    assert browser.post(url, data={"body": "The first.", "key": KEY}).status_code == 303

    second = browser.post(url, data={"body": "The second.", "key": KEY})

    assert second.status_code == 409
    first = db.session.scalar(select(Comment.id).order_by(Comment.id))
    assert f'href="/comments/{first}"' in second.text
    browser.post(url, data={"body": "The second.", "key": fresh_key(second)})
    bodies = [comment.body for comment in db.session.scalars(select(Comment).order_by(Comment.id))]
    assert bodies == ["The first.", "The second."]


@pytest.mark.parametrize("fields", [{"title": "Short"}, {"version": "0"}])
def test_files_that_were_chosen_have_to_be_chosen_again(as_, ana, fields):
    asked, browser = make.question(ana), as_(ana)
    given = {"files": (io.BytesIO(b"a;b\n1;2\n"), "counts.csv")}
    data = question(version="1") | fields

    refused = browser.post(f"/questions/{asked.id}/edit", data=data | given)

    assert refused.status_code in {409, 422}
    assert refused.text.count(AGAIN) == 2
    plain = browser.post(f"/questions/{asked.id}/edit", data=data)
    assert AGAIN not in plain.text


def test_files_have_to_be_chosen_again_when_rows_are_added(as_, oda):
    given = {"files": (io.BytesIO(b"a;b\n1;2\n"), "counts.csv"), "items": "more"}
    assert AGAIN in as_(oda).post("/meetings/new", data=given).text


def test_an_edit_that_is_overtaken_at_the_last_moment_leads_back_to_its_form(as_, ana, monkeypatch):
    asked, browser = make.question(ana), as_(ana)
    url = f"/questions/{asked.id}/edit"

    def overtaken(contribution, **rest):
        raise Stale

    monkeypatch.setattr(spine, "revise", overtaken)
    stale = browser.post(url, data=question(version="1", body="My text."))

    assert stale.status_code == 409
    assert f'<form method="post" action="{url}">' in stale.text
    assert "<h2>Text</h2><pre" in stale.text
    assert "My text." in stale.text
    assert db.session.get(Question, asked.id).version == 1
