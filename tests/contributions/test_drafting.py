# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is being typed belongs to its form, and stays until that form is posted or thrown away."""

from sqlalchemy import select
from wtforms import FieldList, StringField, TextAreaField

from cop.contributions import drafts
from cop.contributions.forms import ContributionForm
from cop.contributions.models import Draft
from cop.db import db
from cop.library.forms import SolutionForm
from cop.meetings.forms import MeetingForm
from cop.meetings.report_forms import ReportForm
from cop.practices.forms import PracticeForm
from cop.questions.forms import QuestionForm
from cop.web.forms import Markdown
from tests import make

TITLE = "How do you explain later mowing to residents?"
ONE, TWO = "1" * 32, "2" * 32


def keep(browser, address, /, **fields):
    kept = browser.post("/drafts", data={"address": address, **fields})
    assert kept.status_code == 204, kept.text


def question(**fields):
    rest = {"body": "We wonder.", "language": "en", "group_id": make.community().id}
    return {"title": TITLE} | rest | fields


def kept():
    return [draft.address for draft in db.session.scalars(select(Draft).order_by(Draft.id))]


def test_a_practice_begun_from_one_question_is_not_that_of_another(as_, ana):
    browser = as_(ana)
    one, five = make.question(ana), make.question(ana, "How do you pay for the mowing?")
    begun = f"/practices/new?from=%2Fquestions%2F{one.id}-x"
    keep(browser, begun, title="Half a title", origin=f"/questions/{one.id}-x")

    other = browser.get(f"/practices/new?from=/questions/{five.id}-x").text
    again = browser.get(f"/practices/new?from=/questions/{one.id}-x").text

    assert "Half a title" not in other
    assert f'value="/questions/{five.id}-x"' in other
    assert "Half a title" in again
    assert f'data-address="{begun}"' in again
    assert f'name="next" value="/practices/new?from=/questions/{one.id}-x"' in again


def test_throwing_a_draft_away_leads_back_to_where_it_began(as_, ana):
    browser = as_(ana)
    begun = "/practices/new?from=%2Fquestions%2F1-x"
    keep(browser, begun, title="Half a title")
    fields = {"address": begun, "next": "/practices/new?from=/questions/1-x"}

    thrown = browser.post("/drafts/discard", data=fields)

    assert thrown.headers["Location"] == "/practices/new?from=/questions/1-x"
    assert kept() == []


def test_posting_a_practice_throws_away_the_draft_of_its_own_origin(as_, ana):
    browser = as_(ana)
    begun = f"/practices/new?from=%2Fquestions%2F{make.question(ana).id}-x"
    keep(browser, begun, title="Half a title")
    keep(browser, "/practices/new", title="Another thing")
    data = {"title": "We mow later", "summary": "Later.", "body": "We do.", "outcome": "running"}

    posted = browser.post(begun, data=question(**data))

    assert posted.status_code == 303, posted.text
    assert kept() == ["/practices/new"]


def test_two_windows_with_the_same_form_have_a_draft_each(as_, ana):
    browser = as_(ana)
    keep(browser, "/questions/new", title="The first text", key=ONE)
    keep(browser, "/questions/new", title="The second text", key=TWO)
    keep(browser, "/questions/new", title="The first text, longer", key=ONE)

    browser.post("/questions/new", data=question(key=TWO))

    assert kept() == ["/questions/new"]
    assert "The first text, longer" in browser.get("/questions/new").text


def test_what_is_posted_from_another_window_throws_the_same_text_away(as_, ana):
    browser = as_(ana)
    keep(browser, "/questions/new", **question(body="We\nwonder.", key=ONE))

    browser.post("/questions/new", data=question(body="We\r\nwonder.", key=TWO))

    assert kept() == []


def test_a_form_that_is_put_back_keeps_its_key(as_, ana):
    browser = as_(ana)
    keep(browser, "/questions/new", title="Half a title", key=ONE)
    assert ONE in browser.get("/questions/new").text


def test_one_of_several_drafts_can_be_chosen(as_, ana):
    browser = as_(ana)
    keep(browser, "/questions/new", title="The first text", key=ONE)
    keep(browser, "/questions/new", title="The second text", key=TWO)
    first = db.session.scalars(select(Draft.id).order_by(Draft.id)).first()

    assert "The first text" in browser.get(f"/questions/new?draft={first}").text
    assert "The second text" in browser.get("/questions/new").text


def test_a_draft_lives_on_this_site_only(as_, ana):
    for address in ("//elsewhere.example", "questions/new", ""):
        kept = as_(ana).post("/drafts", data={"address": address, "title": "x"})
        assert kept.status_code == 413


def test_the_longest_form_fits_in_a_draft(app):
    with app.test_request_context():
        for kind in (QuestionForm, PracticeForm, MeetingForm, ReportForm, SolutionForm):
            assert longest(kind()) <= drafts.MOST
        assert longest(ContributionForm()) > 0


def test_a_long_practice_is_kept(as_, ana):
    keep(as_(ana), "/practices/new", body="m" * 20_000, result="é" * 20_000, lessons="x" * 19_000,
         did_not_work="y" * 20_000, figures_text="z" * 8000)  # fmt: skip
    too_long = {"address": "/practices/new", "body": "x" * (drafts.MOST + 1)}
    assert as_(ana).post("/drafts", data=too_long).status_code == 413


def longest(form):
    """Characters of the longest input that a form may hold."""
    lists = [field for field in form if isinstance(field, FieldList)]
    rows = sum(each.max_entries * longest(each.entries[0].form) for each in lists)
    return rows + sum(_limit(field) for field in form if isinstance(field, StringField))


def _limit(field):
    limits = [v.max for v in field.validators if getattr(v, "max", 0)]
    limits += [v.limit for v in field.validators if isinstance(v, Markdown)]
    return max(limits, default=20_000 if isinstance(field, TextAreaField) else 300)
