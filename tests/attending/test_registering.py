# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Saying whether one comes: in the room or online, perhaps, and while there is time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.attending import actions, tidying
from cop.db import db
from cop.meetings import actions as meetings
from cop.meetings.models import Meeting
from cop.meetings.registrations import Coming, Registration
from cop.people.models import AuditEvent
from tests import make


def register(browser, meeting, **fields):
    data = {"coming": "yes", "remark": ""} | fields
    return browser.post(f"/meetings/{meeting.id}/registration", data=data)


def test_members_register_change_their_mind_and_are_counted(as_, visitor, ana, bea, oda):
    meeting = make.meeting(oda)
    address = f"/meetings/{meeting.id}"

    assert register(as_(ana), meeting, remark="No meat, please").status_code == 303
    register(as_(bea), meeting)
    assert "2 people are coming" in as_(bea).get(address).text
    register(as_(bea), meeting, coming="no", remark="Holiday")

    assert "1 person is coming" in as_(bea).get(address).text
    assert len(db.session.scalars(select(Registration)).all()) == 2
    assert 'value="no" checked' in as_(bea).get(address).text


def test_who_answered_sees_the_answer_and_where_to_change_it(as_, ana, oda):
    meeting = make.meeting(oda)
    page = f"/meetings/{meeting.id}"
    assert "Change your answer" not in as_(ana).get(page).text

    for coming, said in (
        ("maybe", "You said that you perhaps come."),
        ("no", "You said that you cannot come."),
        ("yes", "You take part online."),
    ):
        register(as_(ana), meeting, coming=coming)
        shown = as_(ana).get(page).text
        assert said in shown
        assert ">Change your answer</h3>" in shown
        assert ">Save your changed answer<" in shown


def test_who_cannot_come_is_not_said_to_be_registered(as_, ana, oda):
    meeting = make.meeting(oda)
    register(as_(ana), meeting)
    register(as_(ana), meeting, coming="no")

    for page in (f"/meetings/{meeting.id}", "/following"):
        shown = as_(ana).get(page).text
        assert "You answered whether you come, and are told of all that is new." in shown
        assert "You registered" not in shown


def test_whether_one_comes_is_asked_before_the_agenda(visitor, oda):
    page = visitor.get(f"/meetings/{make.meeting(oda).id}").text

    assert page.index('id="registration"') < page.index('id="agenda"')


def test_names_are_for_people_who_are_signed_in_and_remarks_for_organisers(
    as_, visitor, ana, bea, oda
):
    meeting = make.meeting(oda)
    address = f"/meetings/{meeting.id}"
    register(as_(ana), meeting, remark="No meat, please")

    assert "Ana" not in visitor.get(address).text
    assert "1 persoon" in visitor.get(address).text or "1 person" in visitor.get(address).text
    assert ">Ana<" in as_(bea).get(address).text
    assert "No meat" not in as_(bea).get(address).text
    assert "No meat" in as_(ana).get(address).text
    assert "No meat" in as_(oda).get(address).text


def test_registration_closes_when_the_meeting_begins_or_is_cancelled(as_, ana, oda):
    past, off = make.meeting(oda, days=-1), make.meeting(oda)
    meetings.cancel(off, by=oda, reason="Too few")
    db.session.commit()

    for meeting in (past, off):
        refused = register(as_(ana), meeting)
        assert refused.status_code == 409
        assert "Registration is closed" in refused.text
    assert db.session.scalars(select(Registration)).all() == []


@pytest.mark.parametrize(
    "fields", [{"coming": "perhaps"}, {"coming": ""}, {"remark": "x" * 301}, {"remark": "\x01"}]
)
def test_a_bad_registration_is_shown_again(as_, ana, oda, fields):
    refused = register(as_(ana), make.meeting(oda), **fields)

    assert refused.status_code == 422
    assert "There is something to correct" in refused.text


def test_where_one_takes_part_is_asked_where_there_is_a_choice(as_, ana, bea, oda):
    both = make.meeting(oda, place="Town hall", online_url="https://meet.voorbeeldstad.example")
    room, online = make.meeting(oda, place="Town hall"), make.meeting(oda, place="")

    assert 'name="where"' in as_(ana).get(f"/meetings/{both.id}").text
    for meeting in (room, online):
        assert 'name="where"' not in as_(ana).get(f"/meetings/{meeting.id}").text
        register(as_(ana), meeting, where="online")
    register(as_(ana), both, where="online")

    found = select(Registration.online).order_by(Registration.meeting_id)
    assert db.session.scalars(found).all() == [True, False, True]
    assert "You take part online" in as_(ana).get(f"/meetings/{both.id}").text
    assert "(online)" in as_(bea).get(f"/meetings/{both.id}").text


def test_who_perhaps_comes_is_not_counted_and_stands_apart(as_, ana, bea, oda):
    meeting = make.meeting(oda)
    register(as_(ana), meeting, coming="maybe")

    page = as_(bea).get(f"/meetings/{meeting.id}").text
    assert "0 people are coming" in page
    assert page.index("<h3>Perhaps</h3>") < page.index(">Ana<")


def test_after_registration_closes_one_can_only_stay_away(as_, ana, bea, oda, later):
    closes_at = clock.now() + timedelta(days=3)
    meeting = make.meeting(oda, closes_at=closes_at)
    register(as_(ana), meeting)
    assert "Registration closes on" in as_(bea).get(f"/meetings/{meeting.id}").text
    later(timedelta(days=4))

    refused = register(as_(bea), meeting)
    assert refused.status_code == 409
    assert "Ask the organisers" in refused.text
    assert 'name="coming"' not in as_(bea).get(f"/meetings/{meeting.id}").text
    assert register(as_(ana), meeting).status_code == 409
    assert "You can still say that you cannot come" in as_(ana).get(f"/meetings/{meeting.id}").text
    assert register(as_(ana), meeting, coming="no").status_code == 303


def test_a_visitor_is_told_that_registration_has_closed(visitor, oda, later):
    meeting = make.meeting(oda, closes_at=clock.now() + timedelta(days=3))
    assert "Sign in to register" in visitor.get(f"/meetings/{meeting.id}").text
    later(timedelta(days=4))

    shown = visitor.get(f"/meetings/{meeting.id}").text

    assert "Registration is closed." in shown
    assert "Sign in to register" not in shown


def test_the_form_of_a_meeting_keeps_its_places_and_when_registration_closes(as_, oda):
    plan = {
        "title": "Verges and heat", "day": "2027-03-11", "starts": "10:00", "ends": "12:00",
        "timezone": "Europe/Brussels", "place": "Town hall", "language": "en", "capacity": "20",
        "closes_on": "2027-03-09", "group_id": make.community().id,
    }  # fmt: skip
    assert as_(oda).post("/meetings/new", data=plan).status_code == 303

    meeting = db.session.scalars(select(Meeting)).one()
    assert meeting.capacity == 20
    assert meeting.closes_at.isoformat() == "2027-03-09T22:59:00+00:00"  # the end of the day there
    form = as_(oda).get(f"/meetings/{meeting.id}/edit").text
    assert 'value="20"' in form
    assert 'value="2027-03-09"' in form
    assert 'value="23:59"' in form

    plan |= {"closes_on": "2027-03-11", "closes_time": "", "version": "1", "items-0-kind": "notice"}
    as_(oda).post(f"/meetings/{meeting.id}/edit", data=plan)
    assert db.session.get(Meeting, meeting.id).closes_at == meeting.starts_at


def test_remarks_are_erased_thirty_days_after_the_meeting(as_, ana, oda, later):
    meeting = make.meeting(oda)
    register(as_(ana), meeting, remark="No meat, please")

    later(timedelta(days=36))
    tidying.forget()
    assert db.session.scalars(select(Registration.remark)).all() == ["No meat, please"]
    later(timedelta(days=2))
    tidying.forget()
    assert db.session.scalars(select(Registration.remark)).all() == [""]


def test_organisers_see_everybody_and_take_the_list_along(as_, ana, bea, oda):
    meeting = make.meeting(oda, place="Town hall", capacity=1)
    page = f"/meetings/{meeting.id}/registrations"
    assert "Nobody has registered yet" in as_(oda).get(page).text
    register(as_(ana), meeting, remark="=HYPERLINK(1)")
    register(as_(bea), meeting)

    assert as_(ana).get(page).status_code == 403
    shown = as_(oda).get(page).text
    assert shown.index("Have a place (1)") < shown.index(">Ana<") < shown.index("Waiting list (1)")
    table = as_(oda).post(f"{page}.csv")
    lines = table.get_data(as_text=True).splitlines()
    assert lines[0].startswith("\ufeffName,Organisation,")
    assert lines[1] == "Ana,Voorbeeldstad,,I am coming,In the room,has a place,,'=HYPERLINK(1),"
    assert lines[2] == "Bea,Anderdorp,,I am coming,In the room,on the waiting list,,,"
    assert table.headers["Content-Disposition"].startswith("attachment")
    [noted] = db.session.scalars(select(AuditEvent).filter_by(kind="registrations_exported"))
    assert (noted.actor_id, noted.details) == (oda.id, {"contribution": meeting.id})


def test_the_list_costs_the_same_for_one_as_for_many(as_, ana, oda, counted):
    meeting = make.meeting(oda, place="Town hall", capacity=3)
    pages = ("registrations", "attendance", "")
    browser = as_(oda)

    def costs():
        found = []
        for page in pages:
            with counted() as statements:
                assert browser.get(f"/meetings/{meeting.id}/{page}".rstrip("/")).status_code == 200
            found.append(len(statements))
        return found

    actions.register(meeting, by=ana, coming=Coming.YES)
    for_one = costs()
    for number in range(30):
        actions.register(meeting, by=make.person(f"Person {number}"), coming=Coming.YES)
    db.session.commit()

    assert costs() == for_one


def test_a_list_for_dutch_spreadsheets_is_split_at_semicolons(as_, ana, oda):
    meeting = make.meeting(oda)
    register(as_(ana), meeting)

    table = as_(oda).post(f"/meetings/{meeting.id}/registrations.csv?lang=nl")

    assert "Ana;Voorbeeldstad;" in table.get_data(as_text=True)
