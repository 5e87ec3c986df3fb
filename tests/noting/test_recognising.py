# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Shortcuts become decisions, actions and questions beside the text, and then in the report."""

import re
from datetime import date

from sqlalchemy import select

from cop import clock
from cop.contributions.models import Link
from cop.db import db
from cop.meetings.models import Action, Decision, Report
from cop.meetings.registrations import Coming, Place, Registration
from cop.people.models import Access
from cop.questions.models import Question
from tests import make
from tests.noting.scene import item, meeting, note, page, write

NOTES = """We talked.
Decision: we begin in May
- **Action @Ana before 1 March 2031:** ask the province
Question: Who has a mower for wet ground?"""


def test_they_stand_beside_the_text_when_it_is_saved(as_, oda, ana):
    held = meeting(oda)
    found = write(as_(oda), held, NOTES, script=True).json["found"]
    for shown in ("we begin in May", "ask the province", "Ana (Voorbeeldstad)", "mower"):
        assert shown in found
    assert "before" in found
    assert "Ana (Voorbeeldstad)" in page(as_(oda), held)


def test_a_name_that_may_be_of_several_is_chosen(as_, oda):
    for surname in ("Bosch", "Weide"):
        make.person(f"Fenna {surname}")
    held, browser = meeting(oda), as_(oda)
    found = write(browser, held, "Action @Fenna: mow", script=True).json["found"]
    assert "is not recognised: choose" in found
    data = {"line": "Action @Fenna: mow", "owner": "Fenna Weide"}
    browser.post(f"/meetings/{held.id}/notes/{item()}/owner", data=data)
    assert note().text == "Action @Fenna Weide: mow"
    assert "not recognised" not in page(browser, held)
    inside = write(browser, held, "Action: @Fenna mows", since=2, script=True).json
    assert "is not recognised: choose" in inside["found"]
    data = {"line": "Action: @Fenna mows", "owner": "Fenna Bosch"}
    browser.post(f"/meetings/{held.id}/notes/{item()}/owner", data=data)
    assert note().text == "Action: @Fenna Bosch mows"
    assert "Fenna Bosch" in page(browser, held)
    assert "not recognised" not in page(browser, held)
    unknown = write(browser, held, "Action @Nobody: mow", since=4, script=True).json["found"]
    assert "is not known here" in unknown


def test_who_is_not_known_acts_for_the_organisation_in_brackets_or_stands_in_the_text(
    as_, oda, ana
):
    held, browser = meeting(oda), as_(oda)
    lines = (
        "Action @Wim Water (Voorbeeldstad) before 1 March 2031: measure",
        "Action: @Wim Water (Voorbeeldstad) counts",
        "Action @Wim Water (Nowhere): mow",
    )
    write(browser, held, "\n\n".join(lines))

    fields = form_of(browser.get(f"/meetings/{held.id}/notes/report").text)

    said = [(fields[f"actions-{n}-text"], fields[f"actions-{n}-owner"]) for n in range(3)]
    assert said[0] == ("Measure", "Voorbeeldstad")
    assert said[1][1] == "Voorbeeldstad"
    assert said[2] == ("Mow (Wim Water (Nowhere))", "")
    assert "See the actions." in fields["body"] or "Zie de acties." in fields["body"]
    assert "Wim Water" not in fields["body"]


def test_who_makes_the_report_is_told_of_names_and_says_who_may_read_them(as_, visitor, oda):
    held, browser = meeting(oda), as_(oda)
    private = make.group("Quiet", Access.PRIVATE, oda)
    address = f"/meetings/{held.id}/notes/report?lang=en"
    write(browser, held, "Action @Oda: call the builder")
    assert "not known here" not in browser.get(address).text
    assert form_of(browser.get(address).text)["group_id"] == str(held.group_id)

    write(browser, held, "Action @Wim Water: call the builder", since=1)
    page = browser.get(address).text
    assert "stand names that are not known here: Wim Water." in page
    fields = form_of(page)
    assert fields["group_id"] == "0"
    assert fields["actions-0-text"] == "Call the builder (Wim Water)"

    data = fields | {"language": "en", "meeting_id": str(held.id), "held_on": str(clock.today()),
                     "themes": str(make.theme().id)}  # fmt: skip
    refused = browser.post(address, data=data)
    assert refused.status_code == 422
    assert "Choose who may read this." in refused.text
    assert "stand names that are not known here: Wim Water." in refused.text
    made = browser.post(address, data=data | {"group_id": str(private.id)})
    assert made.status_code == 303, made.text
    assert visitor.get(made.location).status_code == 404


def test_a_town_acts_with_a_word_such_as_gemeente_before_its_name(as_, oda):
    town = make.organisation("Breda")
    held, browser = meeting(oda), as_(oda)
    lines = ("Actie gemeente Breda vóór 1 maart 2031: maaien", "Actie: @gemeente Breda telt")
    saved = write(browser, held, "\n".join(lines), script=True).json
    assert "is not known here" not in saved["found"]
    address = f"/meetings/{held.id}/notes/report"
    fields = form_of(browser.get(address).text)
    assert (fields["actions-0-owner"], fields["actions-1-owner"]) == ("Breda", "Breda")

    data = fields | {"language": "nl", "meeting_id": str(held.id), "actions-0-owner": "Stad Breda",
                     "themes": str(make.theme().id), "group_id": str(held.group_id),
                     "held_on": str(clock.today())}  # fmt: skip
    published = browser.post(address, data=data)
    assert published.status_code == 303, published.text
    owners = db.session.scalars(select(Action.organisation_id)).all()
    assert owners == [town.id, town.id]


def test_a_decision_below_a_table_is_no_row_of_it_in_the_report(as_, oda):
    held, browser = meeting(oda), as_(oda)
    write(browser, held, "Two bids.\n| a | b |\n|---|---|\n| 1 | 2 |\nDecision: we take b")

    body = form_of(browser.get(f"/meetings/{held.id}/notes/report").text)["body"]

    assert "| 1 | 2 |\n\nDecision: we take b" in body


def test_a_heading_in_a_note_is_lower_than_its_item(as_, oda):
    held, browser = meeting(oda), as_(oda)
    write(browser, held, "# Bids\nTwo of them.\n### Choice\nb")

    body = form_of(browser.get(f"/meetings/{held.id}/notes/report").text)["body"]

    assert "### Verges\n#### Bids\nTwo of them.\n#### Choice\nb" in body


def form_of(html: str) -> dict[str, str]:
    """What the form of the report holds, as a browser would send it."""
    fields = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', html))
    fields |= dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', html))
    chosen = re.findall(r'<select[^>]* name="([^"]+)".*?selected value="([^"]+)"', html, re.DOTALL)
    return fields | dict(chosen)


def test_the_report_is_seen_first_and_then_published_with_all_that_was_found(as_, oda, ana, bea):
    question = make.question(ana)
    held = meeting(oda)
    make.saved(
        Registration(meeting_id=held.id, person_id=bea.id, coming=Coming.YES, place=Place.IN)
    )
    browser = as_(oda)
    write(browser, held, "Welcome all.", item_id=0)
    write(browser, held, NOTES)
    assert "Make the report" in page(browser, held)
    address = f"/meetings/{held.id}/notes/report"
    fields = form_of(browser.get(address).text)
    assert db.session.scalars(select(Report)).all() == []
    assert fields["title"] == "Report: Verges and heat"
    assert fields["people"].strip() == "Bea"
    assert "Welcome all.\n\n### Verges\nWe talked." in fields["body"].replace("&#39;", "'")
    assert fields["decisions_text"].strip() == "We begin in May"
    assert fields["actions-0-owner"] == "Ana"
    assert fields["actions-0-due_on"] == "2031-03-01"
    assert fields["questions-0-title"] == "Who has a mower for wet ground?"

    theme = make.theme()
    data = fields | {"language": "en", "meeting_id": str(held.id), "themes": str(theme.id),
                     "group_id": str(held.group_id), "held_on": str(clock.today())}  # fmt: skip
    published = browser.post(address, data=data)
    assert published.status_code == 303, published.text
    report = db.session.scalars(select(Report)).one()
    assert report.meeting_id == held.id
    assert [each.text for each in db.session.scalars(select(Decision))] == ["We begin in May"]
    action = db.session.scalars(select(Action)).one()
    assert (action.owner_id, action.due_on) == (ana.id, date(2031, 3, 1))
    asked = db.session.scalars(select(Question).where(Question.id != question.id)).one()
    assert asked.title == "Who has a mower for wet ground?"
    assert asked.author_id == oda.id
    links = db.session.execute(select(Link.from_id, Link.to_id)).all()
    assert (asked.id, report.id) in [tuple(link) for link in links]
    assert browser.get(address).status_code == 403


def test_a_question_that_is_removed_is_not_asked(as_, oda):
    held, browser = meeting(oda), as_(oda)
    write(browser, held, "Question: Who has a mower for wet ground?")
    address = f"/meetings/{held.id}/notes/report"
    fields = form_of(browser.get(address).text)
    fewer = browser.post(address, data=fields | {"questions": "remove:0"})
    assert "Who has a mower for wet ground?" not in re.sub(
        r"(?s)<textarea.*?</textarea>", "", fewer.text
    )
    assert db.session.scalars(select(Report)).all() == []
