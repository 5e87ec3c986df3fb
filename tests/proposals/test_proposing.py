# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is proposed for meetings: by members, by the ladder, and what an agenda left over."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.meetings import actions as meetings
from cop.meetings.agenda import Item
from cop.meetings.models import AgendaItem
from cop.meetings.quotes import own_items
from cop.meetings.reporting import Decided
from cop.notify import told_queries
from cop.people.models import Access
from cop.proposals import actions
from cop.proposals.models import Proposal
from cop.questions import actions as questions
from cop.search.miss_models import SearchMiss, SearchMissOrganisation
from tests import make


def proposed(browser, meeting=None):
    """The titles on the page of proposals, in order."""
    page = browser.get("/proposals?lang=en" + (f"&meeting={meeting.id}" if meeting else ""))
    assert page.status_code == 200
    return re.findall(r'row__title"[^>]*>(?:<a[^>]*>)?([^<]+)', page.text)


def test_meetings_under_way_do_not_take_the_place_of_those_with_room_on_their_agenda(as_, ana, oda):
    question = make.question(ana, "Who lends a barge?")
    for hour in (1, 2, 3):
        make.meeting(oda, f"Under way for {hour} minutes", days=-hour / 24 / 60)
    make.meeting(oda, "Boats", days=2)

    page = as_(oda).get(f"/questions/{question.id}-x?lang=en").text

    assert "On the agenda of" in page
    assert "Boats" in page
    assert "Under way" not in page


def test_what_is_on_a_coming_agenda_stays_there_whoever_proposes_it_again(as_, ana, bea, oda):
    question = make.question(ana, "Who lends a barge?")
    actions.propose(question, by=bea)
    meeting = make.meeting(oda, "Boats", days=3)
    [row] = db.session.scalars(select(Proposal))
    assert as_(oda).post(f"/proposals/{row.id}/place/{meeting.id}").status_code == 303

    browser = as_(ana)
    again = browser.post(f"/proposals/of/{question.id}")
    told = browser.get(again.headers["Location"].partition("#")[0] + "?lang=en").text
    assert "It is on the agenda of a coming meeting already." in told
    actions.bring_back(question)

    assert proposed(as_(oda)) == []
    assert row.placed_on_id == meeting.id


def test_who_suggested_a_session_is_told_that_it_is_on_the_programme(as_, ana, oda):
    meeting = make.meeting(oda, "Boats", days=3)
    proposal = actions.suggest(meeting, "How to build a barge", "", by=ana)
    db.session.commit()

    assert as_(oda).post(f"/proposals/{proposal.id}/place/{meeting.id}").status_code == 303

    page = as_(ana).get("/notifications?lang=en").text
    assert "What you wrote is on the agenda of “Boats”" in page


def test_a_member_proposes_a_question_with_one_click_and_an_organiser_puts_it_on(
    as_, ana, bea, oda
):
    question = make.question(ana, "Who lends a barge?")
    browser = as_(bea)
    assert "Put it on an agenda" in browser.get(f"/questions/{question.id}-x?lang=en").text

    assert browser.post(f"/proposals/of/{question.id}").status_code == 303

    page = browser.get(f"/questions/{question.id}-x").text
    assert "Proposed:" in page
    assert "Put it on an agenda" not in page
    meeting = make.meeting(oda)
    assert "Who lends a barge?" in as_(oda).get(f"/meetings/{meeting.id}-x").text
    [row] = db.session.scalars(select(Proposal))
    placed = as_(oda).post(f"/proposals/{row.id}/place/{meeting.id}")
    assert placed.status_code == 303
    assert db.session.scalar(select(AgendaItem.contribution_id)) == question.id
    assert proposed(as_(bea)) == []
    assert as_(oda).post(f"/proposals/{row.id}/place/{meeting.id}").status_code == 404


def test_what_is_put_on_an_agenda_takes_the_minutes_beside_the_button(as_, ana, oda):
    titles = ("Who lends a barge?", "Who has an oar?", "Who has a boat?", "Who has a pier?")
    for title in titles:
        actions.propose(make.question(ana, title), by=ana)
    meeting = make.meeting(oda, items=[Item("Opening", minutes=10)])
    browser = as_(oda)
    for address in ("/proposals", f"/proposals?meeting={meeting.id}", f"/meetings/{meeting.id}-x"):
        assert browser.get(address).text.count('name="minutes" inputmode="numeric"') >= 4
    barge, oar, boat, pier = db.session.scalars(select(Proposal).order_by(Proposal.id)).all()

    def placed(row, **data):
        return browser.post(f"/proposals/{row.id}/place/{meeting.id}?lang=en", data=data)

    assert placed(barge, minutes="25").status_code == 303
    assert placed(oar).status_code == 303
    refused = placed(boat, minutes="999")
    assert refused.status_code == 422
    assert "Give 1 to 600 minutes." in refused.text
    assert placed(boat, minutes="5").status_code == 303
    page = browser.get(f"/questions/{pier.contribution_id}-x?lang=en").text
    assert 'name="minutes" inputmode="numeric"' in page.split('id="to-agenda"')[1]
    onto = {"address": f"/questions/{pier.contribution_id}", "minutes": "30"}
    assert browser.post(f"/meetings/{meeting.id}/agenda", data=onto).status_code == 303

    items = db.session.scalars(select(AgendaItem).order_by(AgendaItem.position))
    assert [item.minutes for item in items] == [10, 25, 15, 5, 30]
    begins = meeting.starts_at + timedelta(minutes=50)
    at = begins.astimezone(ZoneInfo(meeting.timezone))
    told = [
        line
        for row in db.session.execute(told_queries.listed(told_queries.told(ana)))
        for quote in own_items(ana, row)
        for line in quote.paragraphs
    ]
    assert f"“Who has a boat?” is item 4, at {at:%H:%M}." in told


def test_what_most_organisations_want_stands_first_then_what_waits_longest(
    as_, later, ana, bea, eva, oda
):
    for person in (ana, bea, eva):
        person.organisation_id = make.organisation(f"Town of {person.name}").id
    questions_of = {}
    for title in ("Old and alone", "Wanted by two", "Shared by three"):
        later(timedelta(hours=1))
        questions_of[title] = make.question(ana, title)
        actions.propose(questions_of[title], by=ana)
    db.session.commit()
    two = db.session.scalars(select(Proposal).order_by(Proposal.id)).all()[1]
    assert as_(bea).post(f"/proposals/{two.id}/votes").status_code == 303
    for person in (bea, eva):
        questions.share(questions_of["Shared by three"], by=person)
    db.session.commit()

    assert proposed(as_(oda)) == ["Shared by three", "Wanted by two", "Old and alone"]
    page = as_(bea).get("/proposals?lang=en").text
    assert "3 organisations want to talk about it" in page
    assert as_(bea).post(f"/proposals/{two.id}/votes/delete").status_code == 303
    assert proposed(as_(oda)) == ["Shared by three", "Old and alone", "Wanted by two"]


def test_for_a_meeting_what_is_on_its_theme_comes_first_of_what_as_many_want(as_, ana, oda):
    water, trees = make.theme("water"), make.theme("trees")
    actions.propose(make.question(ana, "About trees", theme_ids=[trees.id]), by=ana)
    actions.propose(make.question(ana, "About water", theme_ids=[water.id]), by=ana)
    meeting = make.meeting(oda, theme_ids=[water.id])

    assert proposed(as_(oda), meeting) == ["About water", "About trees"]
    assert "on a theme of this meeting" in as_(oda).get(f"/proposals?meeting={meeting.id}").text


def test_what_stands_in_a_closed_group_is_proposed_to_its_members_alone(as_, ana, bea, oda):
    group = make.group("Ponds", Access.PRIVATE, ana, oda)
    actions.propose(make.question(ana, "A secret pond", group_id=group.id), by=ana)
    db.session.commit()
    wide = make.meeting(oda)

    assert proposed(as_(ana)) == ["A secret pond"]
    assert proposed(as_(bea)) == []
    assert proposed(as_(oda), wide) == []
    [row] = db.session.scalars(select(Proposal))
    assert as_(bea).post(f"/proposals/{row.id}/votes").status_code == 404
    assert as_(oda).post(f"/proposals/{row.id}/place/{wide.id}").status_code == 409


def test_what_is_taken_off_an_agenda_or_cancelled_is_proposed_again(as_, ana, oda):
    question = make.question(ana, "Who lends a barge?")
    actions.propose(question, by=ana)
    meeting = make.meeting(oda)
    meetings.put_on_agenda(meeting, question, by=oda)
    db.session.commit()
    assert proposed(as_(oda)) == []

    meetings.cancel(meeting, by=oda, reason="Snow")
    db.session.commit()
    assert proposed(as_(oda)) == ["Who lends a barge?"]
    meetings.reinstate(meeting, by=oda)
    db.session.commit()
    assert proposed(as_(oda)) == []


def test_an_item_of_which_the_report_says_nothing_returns_by_itself(as_, ana, oda):
    told = make.question(ana, "Who lends a barge?")
    untold = make.question(ana, "Who has a boat?")
    decided = make.question(ana, "Who has an oar?")
    items = [Item(each.title, about=each) for each in (told, untold, decided)]
    meeting = make.meeting(oda, days=-2, items=items)

    report = make.report(
        oda, body="### Who lends a barge?\n\nNobody yet.", meeting_id=meeting.id,
        decisions=[Decided("We buy oars.", decided)],
    )  # fmt: skip

    assert proposed(as_(oda)) == ["Who has a boat?"]
    page = as_(oda).get("/proposals?lang=en").text
    assert "was on an agenda, but the report says nothing of it" in page
    shown = as_(ana).get(f"/reports/{report.id}-x").text
    assert "Who has a boat?" not in shown.partition('id="discussed"')[2].partition("</section>")[0]


def test_an_organiser_drops_it_with_a_reason_and_it_can_be_proposed_again(as_, ana, bea, oda):
    question = make.question(ana, "Who lends a barge?")
    actions.propose(question, by=ana)
    db.session.commit()
    [row] = db.session.scalars(select(Proposal))
    address = f"/proposals/{row.id}/drop"
    assert as_(bea).get(address).status_code == 403
    assert as_(oda).post(address, data={}).status_code == 422

    assert as_(oda).post(address, data={"reason": "Was answered."}).status_code == 303
    assert proposed(as_(oda)) == []

    assert as_(ana).post(f"/proposals/of/{question.id}").status_code == 303
    assert proposed(as_(oda)) == ["Who lends a barge?"]


def test_members_propose_sessions_for_an_event_and_organisers_make_the_programme(
    as_, visitor, ana, bea, oda
):
    event = make.meeting(oda, "The yearly day", is_event=True)
    plain = make.meeting(oda)
    assert as_(ana).get(f"/proposals/new?meeting={plain.id}").status_code == 403
    address = f"/proposals/new?meeting={event.id}"

    assert as_(ana).post(address, data={"title": "x"}).status_code == 422
    data = {"title": "Walk along the verges", "text": "With boots."}
    assert as_(ana).post(address, data=data).status_code == 303
    assert visitor.get(f"/proposals?meeting={event.id}").status_code == 303

    assert proposed(as_(bea), event) == ["Walk along the verges"]
    assert proposed(as_(bea), plain) == []
    [row] = db.session.scalars(select(Proposal))
    assert as_(bea).post(f"/proposals/{row.id}/place/{event.id}").status_code == 403
    assert as_(oda).post(f"/proposals/{row.id}/place/{event.id}").status_code == 303
    page = visitor.get(f"/meetings/{event.id}-x").text
    assert "Walk along the verges" in page
    assert "With boots." in page


def test_what_several_organisations_looked_for_in_vain_feeds_an_event(as_, oda):
    event = make.meeting(oda, "The yearly day", is_event=True)
    text, today = "bicycle bridges", clock.today()
    miss = make.saved(
        SearchMiss(key=text, text=text, language="en", times=3, first_on=today, last_on=today)
    )
    for number in range(3):
        make.saved(SearchMissOrganisation(miss_id=miss.id, organisation_hash=str(number)))

    page = as_(oda).get(f"/proposals?meeting={event.id}&lang=en").text

    assert "bicycle bridges" in page
    assert f"/proposals/new?meeting={event.id}&amp;title=bicycle+bridges" in page


def test_the_list_costs_the_same_for_one_as_for_many(as_, counted, ana, oda):
    actions.propose(make.question(ana, "Question one"), by=ana)
    db.session.commit()
    browser = as_(oda)
    browser.get("/proposals")
    with counted() as few:
        browser.get("/proposals")
    for number in range(6):
        actions.propose(make.question(ana, f"Question {number} more"), by=ana)
    db.session.commit()
    with counted() as many:
        browser.get("/proposals")

    assert len(many) <= len(few)
