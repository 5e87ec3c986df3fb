# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Putting something on the agenda, and cancelling."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.attending import actions as attending
from cop.contributions.models import Link
from cop.db import db
from cop.meetings import actions
from cop.meetings.agenda import Item
from cop.meetings.models import AgendaItem
from cop.meetings.registrations import Coming
from cop.notify.models import Notification
from cop.people.models import Access
from tests import make


def told(person):
    found = select(Notification.kind).where(Notification.person_id == person.id)
    return sorted(db.session.scalars(found))


def test_an_organiser_puts_a_question_on_the_agenda_once_and_the_asker_is_told(as_, ana, oda):
    meeting, question = make.meeting(oda), make.question(ana)
    data = {"address": f"/questions/{question.id}-mowing", "minutes": "20"}

    for _ in range(2):
        put = as_(oda).post(f"/meetings/{meeting.id}/agenda", data=data)
        assert put.status_code == 303

    assert len(db.session.scalars(select(AgendaItem)).all()) == 1
    assert question.title in as_(ana).get(put.headers["Location"]).text
    assert len(db.session.scalars(select(Link)).all()) == 1
    assert told(ana) == ["on_agenda"]
    assert meeting.version == 2


def test_only_organisers_put_things_on_the_agenda_of_a_meeting_to_come(as_, ana, oda):
    question = make.question(ana)
    data = {"address": f"/questions/{question.id}"}
    to_come, held = make.meeting(oda), make.meeting(oda, days=-2)

    assert as_(ana).post(f"/meetings/{to_come.id}/agenda", data=data).status_code == 403
    assert as_(oda).post(f"/meetings/{held.id}/agenda", data=data).status_code == 409


@pytest.mark.parametrize("address", ["", "/questions/99999", "https://example.org/", "x" * 500])
def test_an_address_that_leads_nowhere_is_refused(as_, oda, address):
    meeting = make.meeting(oda)

    refused = as_(oda).post(f"/meetings/{meeting.id}/agenda", data={"address": address})

    assert refused.status_code == 422
    assert "There is something to correct" in refused.text


def test_a_question_of_a_closed_group_is_refused_on_an_open_agenda(as_, oda, ana):
    group = make.group("Closed", Access.PRIVATE, oda, ana)
    question = make.question(ana, group_id=group.id)
    meeting = make.meeting(oda)
    data = {"address": f"/questions/{question.id}"}

    assert as_(oda).post(f"/meetings/{meeting.id}/agenda", data=data).status_code == 409
    inside = make.meeting(oda, group_id=group.id)
    assert as_(oda).post(f"/meetings/{inside.id}/agenda", data=data).status_code == 303


def test_a_cancelled_meeting_says_why_and_those_who_come_are_told(as_, visitor, ana, bea, oda):
    meeting = make.meeting(oda)
    attending.register(meeting, by=ana, coming=Coming.YES)
    db.session.commit()
    cancel = f"/meetings/{meeting.id}/cancel"

    assert as_(ana).get(cancel).status_code == 403
    assert as_(oda).post(cancel, data={"reason": ""}).status_code == 422
    assert as_(oda).post(cancel, data={"reason": "The hall is flooded"}).status_code == 303

    assert "The hall is flooded" in visitor.get(f"/meetings/{meeting.id}").text
    assert told(ana) == ["meeting_cancelled"]
    assert told(bea) == []
    assert as_(oda).post(cancel, data={"reason": "Again"}).status_code == 409

    assert as_(oda).post(f"{cancel}/delete").status_code == 303
    assert "The hall is flooded" not in visitor.get(f"/meetings/{meeting.id}").text


def test_those_who_come_are_told_when_the_meeting_moves(as_, ana, oda):
    meeting = make.meeting(oda)
    attending.register(meeting, by=ana, coming=Coming.YES)
    facts = {"title": meeting.title, "place": "The other hall"}

    actions.revise(meeting, by=oda, facts=facts, items=[], since=1)

    assert told(ana) == ["meeting_moved"]


def test_meetings_to_come_stand_first_and_the_soonest_on_top(as_, ana, oda):
    for title, days in (("Long ago", -300), ("Next week", 7), ("Last week", -7), ("Tomorrow", 1)):
        make.meeting(oda, title + " we meet", days=days)

    page = as_(ana).get("/meetings").text

    order = [page.index(f"{title} we meet") for title in
             ("Tomorrow", "Next week", "Last week", "Long ago")]  # fmt: skip
    assert order == sorted(order)


def test_a_meeting_that_is_going_on_says_so_everywhere_and_keeps_its_link_until_it_ends(
    as_, ana, oda, later
):
    meeting = make.meeting(oda, online_url="https://meet.x.example/room", every_months=2)
    attending.register(meeting, by=ana, coming=Coming.YES)
    db.session.commit()
    page, series = f"/meetings/{meeting.id}", f"/meetings/series/{meeting.series_id}"
    assert "Going on now" not in as_(ana).get(page).text

    later(timedelta(days=7, minutes=20))
    for reader in (ana, oda):
        assert "https://meet.x.example/room" in as_(reader).get(page).text
    for path in (page, "/meetings", series):
        shown = as_(ana).get(path).text
        assert "Going on now" in shown
        assert "Planned" not in shown
        assert "Held" not in shown
        assert "1 person registered" in shown
    front = as_(oda).get("/").text
    assert "Meeting that is going on now" in front
    assert "To the meeting" in front
    assert "Say whether you are coming" not in front

    later(timedelta(hours=2))
    assert "https://meet.x.example/room" not in as_(ana).get(page).text
    for path in (page, "/meetings", series):
        assert "Held" in as_(ana).get(path).text


def test_the_front_page_asks_nobody_to_register_where_that_has_closed(as_, ana, bea, oda, later):
    meeting = make.meeting(oda, closes_at=clock.now() + timedelta(days=3))
    attending.register(meeting, by=ana, coming=Coming.YES)
    db.session.commit()
    assert "Say whether you are coming" in as_(bea).get("/").text

    later(timedelta(days=4))

    assert "Say whether you are coming" not in as_(bea).get("/").text
    assert "Change your registration" in as_(ana).get("/").text


def test_the_list_and_the_page_cost_the_same_for_one_as_for_many(as_, ana, oda, counted):
    meeting = make.meeting(oda, items=[Item("Welcome")])
    browser = as_(ana)

    def costs():
        found = []
        for address in ("/meetings", f"/meetings/{meeting.id}"):
            with counted() as queries:
                assert browser.get(address).status_code == 200
            found.append(len(queries))
        return found

    for_one = costs()
    for number in range(12):
        make.meeting(oda, f"Meeting number {number}")
        someone = make.person(f"Person {number}")
        attending.register(meeting, by=someone, coming=Coming.YES)
    actions.put_on_agenda(meeting, make.question(ana), by=oda)
    db.session.commit()

    assert costs() == for_one
    assert for_one[0] <= 8
    assert for_one[1] <= 12


def test_the_page_of_a_question_offers_organisers_the_meetings_to_come(as_, ana, oda):
    meeting, question = make.meeting(oda), make.question(ana)
    make.meeting(oda, "Already held", days=-1)
    page = f"/questions/{question.id}"

    offered = as_(oda).get(page).text
    assert f'formaction="/meetings/{meeting.id}/agenda"' in offered
    assert f'name="address" value="/questions/{question.id}-' in offered
    assert "Already held" not in offered
    assert "/agenda" not in as_(ana).get(page).text
