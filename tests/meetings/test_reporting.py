# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Writing a report, what it links and whom it tells."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.attending import actions as attending
from cop.contributions.models import Link, Revision
from cop.db import db
from cop.meetings import queries
from cop.meetings.agenda import Item
from cop.meetings.models import Action, Attendance, Decision, Report
from cop.meetings.registrations import Coming
from cop.meetings.reporting import Agreed, Decided
from cop.notify.models import Notification
from cop.people.models import Access
from tests import make

TEXT = """We began with a walk.

### Verges
Somebody showed **a map**.

### Heat
Trees help.

### Verges
A second round.
"""
REPORT = {
    "title": "Report: verges and heat",
    "meeting_id": "0",
    "held_on": "2026-03-10",
    "body": TEXT,
    "guests": "2",
    "language": "en",
}


def publish(browser, **fields):
    data = REPORT | {"group_id": make.community().id} | fields
    return browser.post("/reports/new", data=data)


def the_report() -> Report:
    return db.session.scalars(select(Report)).one()


def told(person):
    found = select(Notification.kind).where(Notification.person_id == person.id)
    return sorted(db.session.scalars(found))


def test_a_report_shows_decisions_actions_and_who_attended(as_, oda, ana, bea):
    posted = publish(
        as_(oda),
        **{
            "decisions_text": "We count in June.\nEverybody shares a map.",
            "people": "ana\nBEA",
            "organisations": "voorbeeldstad",
            "actions-0-text": "Share the map", "actions-0-owner": "Ana",
            "actions-0-due_on": "2026-04-01",
            "actions-1-text": "Ask the contractor", "actions-1-owner": "Anderdorp",
        },
    )  # fmt: skip
    assert posted.status_code == 303, posted.text

    page = as_(ana).get(posted.headers["Location"]).text
    for text in ("We count in June.", "Share the map", "Ask the contractor", "4 people",
                 ">Ana<", ">Bea<", "<strong>a map</strong>", "And 2 others"):  # fmt: skip
        assert text in page, text
    one, two = db.session.scalars(select(Action).order_by(Action.position))
    assert (one.owner_id, one.due_on) == (ana.id, date(2026, 4, 1))
    assert (two.owner_id, two.organisation_id) == (None, bea.organisation_id)
    assert len(db.session.scalars(select(Attendance)).all()) == 3


def test_visitors_see_organisations_but_no_names(as_, visitor, oda, ana, bea):
    report = make.report(
        oda, people=[ana.id, bea.id], actions=[Agreed("Share the map", owner_id=ana.id)]
    )
    for address in (f"/reports/{report.id}", f"/contributions/{report.id}/versions"):
        page = visitor.get(address).text
        assert "Ana" not in page
        assert "Bea" not in page
    page = visitor.get(f"/reports/{report.id}").text
    assert "Voorbeeldstad" in page
    assert "2 people attended. Sign in to see the names." in page


def test_what_is_in_a_report_stands_above_it_too_for_small_screens(as_, visitor, oda):
    page = visitor.get(publish(as_(oda)).headers["Location"]).text

    above, _report = page.split('id="report"', 1)
    assert "<summary>On this page</summary>" in above
    assert 'href="#passage-heat"' in above
    assert page.count('id="contents"') == 1


def test_headings_become_passages_with_anchors_of_their_own(as_, visitor, oda, ana):
    page = visitor.get(publish(as_(oda)).headers["Location"]).text

    for anchor in ("passage-verges", "passage-heat", "passage-verges-2"):
        assert f'id="{anchor}"' in page
        assert f'href="#{anchor}"' in page
    links = as_(ana).get(f"/reports/{the_report().id}").text
    assert "%23passage-heat" in links
    assert "/practices/new?from=%2Freports%2F" in links


def test_a_passage_begins_a_practice_that_is_linked_to_the_report(as_, oda, ana):
    report = make.report(oda, body=TEXT)
    begun = (
        as_(ana)
        .get(
            "/practices/new",
            query_string={
                "from": f"/reports/{report.id}-x#passage-heat",
                "title": "Trees and heat",
            },
        )
        .text
    )

    assert 'value="Trees and heat"' in begun
    assert report.title in begun


def test_what_was_on_the_agenda_and_decided_is_linked_and_those_people_are_told(as_, oda, ana, bea):
    question, other = (
        make.question(ana),
        make.question(bea, "Who waters trees at night?"),
    )
    meeting = make.meeting(oda, items=[Item("Verges", about=question)], days=-3)
    eva = make.person("Eva")
    opened = as_(oda).get(f"/reports/new?meeting={meeting.id}").text
    assert "Report: Verges and heat" in opened

    publish(
        as_(oda), meeting_id=str(meeting.id), people="Eva",
        decisions_text=f"We try it | /questions/{other.id}-who",
    )  # fmt: skip

    report = the_report()
    links = {(link.from_id, link.to_id) for link in db.session.scalars(select(Link))}
    assert {(question.id, report.id), (other.id, report.id)} <= links
    assert "reported" in told(ana)
    assert "reported" in told(bea)
    assert told(eva) == ["report_round"]
    assert "Read the report" in as_(ana).get(f"/meetings/{meeting.id}").text
    page = as_(ana).get(f"/reports/{report.id}").text
    for title in ("Verges and heat", question.title, other.title, "What was talked about"):
        assert title in page
    assert as_(oda).get(f"/reports/new?meeting={meeting.id}").status_code == 200
    assert publish(as_(oda), meeting_id=str(meeting.id)).status_code == 422


def test_people_who_registered_are_told_of_the_report(as_, oda, ana):
    meeting = make.meeting(oda, days=1)
    attending.register(meeting, by=ana, coming=Coming.YES)
    meeting.starts_at -= timedelta(days=2)
    make.saved(meeting)

    publish(as_(oda), meeting_id=str(meeting.id))

    assert told(ana) == ["reported"]


def test_a_new_report_of_a_meeting_names_those_who_came(as_, oda, ana, bea, eva):
    meeting = make.meeting(oda)
    for person, coming in ((eva, "yes"), (ana, "yes"), (bea, "no")):
        as_(person).post(f"/meetings/{meeting.id}/registration", data={"coming": coming})
    meeting.starts_at -= timedelta(days=8)
    meeting.ends_at -= timedelta(days=8)
    db.session.commit()

    form = as_(oda).get(f"/reports/new?meeting={meeting.id}").text

    assert re.search(r'<textarea[^>]*name="people"[^>]*>\s*Ana\s+Eva</textarea>', form)


def test_an_action_can_be_removed_while_writing(as_, oda):
    typed = {"actions-0-text": "First", "actions-1-text": "Second"}

    left = publish(as_(oda), **typed, actions="remove:0")

    assert left.status_code == 200
    assert 'value="remove:0"' in left.text
    assert 'value="First"' not in left.text
    assert re.search(r'name="actions-0-text"[^>]*value="Second"', left.text)
    assert db.session.scalars(select(Report)).all() == []


def test_only_organisers_write_reports(as_, visitor, ana, oda):
    assert as_(ana).get("/reports/new").status_code == 403
    assert publish(as_(ana)).status_code == 403
    edit = f"/reports/{make.report(oda).id}/edit"
    assert as_(ana).get(edit).status_code == 403
    assert visitor.get(edit).status_code == 303


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": ""}, "Give the report a title"),
        ({"body": ""}, "Write what was said"),
        ({"body": "x" * 60_001}, "60000"),
        ({"held_on": "2999-01-01"}, "for example 2026-11-05"),
        ({"held_on": "2099-01-01"}, "that was held"),
        ({"held_on": "yesterday"}, "for example 2026-11-05"),
        ({"guests": "-1"}, "0 to 10,000"),
        ({"guests": "many"}, "Write a whole number"),
        ({"meeting_id": "77"}, "Choose one from the list"),
        ({"meeting_id": "x"}, "Choose one from the list"),
        ({"people": "Anna"}, "Did you mean: Ana?"),
        ({"people": "Zebedee"}, "“Zebedee” is not known"),
        ({"people": "Zebedee"}, "without an account under “How many others attended”"),
        ({"people": "\n".join(["Ana"] * 101)}, "at most 100 lines"),
        ({"people": "<script>alert(1)</script>"}, "&lt;script&gt;"),
        ({"organisations": "Voorbeeldstat"}, "Did you mean: Voorbeeldstad?"),
        ({"decisions_text": "Yes | /questions/999"}, "Line 1: there is no page here"),
        ({"decisions_text": "x" * 501}, "at most 500 characters"),
        ({"decisions_text": "One\n | /questions/1"}, "Line 2"),
        ({"actions-0-owner": "Ana"}, "Say what is to be done"),
        ({"actions-0-text": "A", "actions-0-owner": "Anna"}, "Did you mean: Ana?"),
        ({"actions-0-text": "A", "actions-0-due_on": "soon"}, "for example 2026-11-05"),
        ({"actions-0-text": "A", "actions-0-address": "/x"}, "no such page"),
        ({"actions-0-text": "x" * 501}, "500"),
    ],
)
def test_bad_input_is_refused_in_words(as_, oda, ana, fields, reason):
    refused = publish(as_(oda), **fields)

    assert refused.status_code == 422
    assert reason in refused.text
    assert db.session.scalars(select(Report)).all() == []


def test_namesakes_are_told_apart_by_their_organisation(as_, oda, ana, bea):
    other = make.person("Ana Twee", email="ana2@anderdorp.example")
    other.name, other.organisation_id = "Ana", bea.organisation_id
    make.saved(other)

    refused = publish(as_(oda), people="Ana")
    assert refused.status_code == 422
    assert "Ana (Anderdorp), Ana (Voorbeeldstad)" in refused.text

    publish(as_(oda), people="ana (anderdorp)")
    assert [each.person_id for each in db.session.scalars(select(Attendance))] == [other.id]
    assert "Ana (Anderdorp)" in as_(oda).get(f"/reports/{the_report().id}/edit").text


def test_a_changed_report_keeps_the_state_of_its_actions(as_, oda, ana):
    question = make.question(ana)
    make.report(oda, actions=[Agreed("First", owner_id=ana.id), Agreed("Second")], people=[ana.id],
                decisions=[Decided("Old", question)])  # fmt: skip
    first, second = db.session.scalars(select(Action).order_by(Action.position)).all()
    as_(ana).post(f"/reports/actions/{first.id}/done")
    edit = f"/reports/{the_report().id}/edit"
    opened = as_(oda).get(edit).text
    assert f'value="{first.id}"' in opened
    assert 'value="Ana"' in opened
    assert f"Old | /questions/{question.id}" in opened

    data = REPORT | {
        "group_id": make.community().id, "version": "1", "decisions_text": "New",
        "actions-0-id": second.id, "actions-0-text": "Second, reworded", "actions-0-owner": "Ana",
        "actions-1-id": first.id, "actions-1-text": "First", "actions-1-owner": "Ana",
        "actions-2-id": "99999", "actions-2-text": "Somebody else's", "actions-2-owner": "",
    }  # fmt: skip
    assert as_(oda).post(edit, data=data).status_code == 303

    found = db.session.scalars(select(Action).order_by(Action.position)).all()
    assert [(a.text, a.state) for a in found] == [
        ("Second, reworded", "open"), ("First", "done"), ("Somebody else's", "open"),
    ]  # fmt: skip
    assert [each.text for each in db.session.scalars(select(Decision))] == ["New"]
    saved = select(Revision.text).where(Revision.contribution_id == the_report().id)
    texts = db.session.scalars(saved.order_by(Revision.number)).all()
    assert texts[-1]["decisions_text"] == "New"
    assert "Ana" not in texts[-1]["actions_text"]


def test_a_stale_edit_of_a_report_loses_nothing(as_, oda, ana):
    report = make.report(oda, people=[ana.id])
    data = REPORT | {"group_id": make.community().id, "version": "1"}
    edit = f"/reports/{report.id}/edit"
    assert as_(oda).post(edit, data=data).status_code == 303

    stale = as_(oda).post(edit, data=data | {"body": "My own text.", "decisions_text": "Mine"})

    assert stale.status_code == 409
    assert "My own text." in stale.text
    assert "Mine" in stale.text


def test_a_report_of_a_closed_group_is_for_its_members(as_, visitor, oda, ana, bea):
    group = make.group("Closed", Access.PRIVATE, oda, ana)
    meeting = make.meeting(oda, days=-2)
    report = make.report(
        oda, "A closed report", group_id=group.id, meeting_id=meeting.id, actions=[Agreed("Secret")]
    )
    action = db.session.scalars(select(Action)).one()
    bea_browser = as_(bea)

    assert as_(ana).get(f"/reports/{report.id}").status_code == 200
    for browser in (visitor, bea_browser):
        assert browser.get(f"/reports/{report.id}").status_code == 404
        assert "A closed report" not in browser.get("/reports").text
        assert f"/reports/{report.id}" not in browser.get(f"/meetings/{meeting.id}").text
        assert f"/reports/{report.id}" not in browser.get("/meetings").text
    assert bea_browser.post(f"/reports/actions/{action.id}/done").status_code == 404
    assert db.session.execute(queries.latest_report(bea)).all() == []


def test_the_front_page_gets_the_latest_report_and_the_next_meeting(oda, ana):
    make.report(oda, "An older report", held_on=clock.today() - timedelta(days=90))
    make.report(oda, "The latest report")
    for title, days in (("Past", -1), ("Far", 40), ("Soon", 2)):
        make.meeting(oda, f"{title} we meet", days=days)

    assert db.session.execute(queries.latest_report(None)).one().title == "The latest report"
    assert db.session.execute(queries.next_meeting(ana, clock.now())).one().title == "Soon we meet"


def test_the_list_and_the_page_cost_the_same_for_one_as_for_many(as_, ana, oda, counted):
    report = make.report(oda, decisions=[Decided("One")], actions=[Agreed("One")], people=[ana.id])
    browser = as_(ana)

    def costs():
        found = []
        for address in ("/reports", f"/reports/{report.id}"):
            with counted() as queries:
                assert browser.get(address).status_code == 200
            found.append(len(queries))
        return found

    for_one = costs()
    people = [make.person(f"Person {number}").id for number in range(12)]
    for number in range(12):
        make.report(oda, f"Report number {number}")
    for text in "abcdefgh":
        db.session.add(Decision(report_id=report.id, position=9, text=text))
        db.session.add(Action(report_id=report.id, position=9, text=text))
    db.session.add_all(Attendance(report_id=report.id, person_id=id) for id in people)
    db.session.commit()

    assert costs() == for_one
    assert for_one[0] <= 8
    assert for_one[1] <= 12


def test_a_double_submit_makes_one_report_and_leads_to_it(as_, oda):
    browser = as_(oda)

    first, second = publish(browser, key="k" * 32), publish(browser, key="k" * 32)

    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert len(db.session.scalars(select(Report)).all()) == 1
