# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A room that is full: who waits, who is offered a place, and for how long."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import worker
from cop.attending import actions, guests, queries, queue
from cop.attending.room import room_of
from cop.db import db
from cop.errors import Refused
from cop.meetings import actions as meetings
from cop.meetings.models import Meeting
from cop.meetings.registrations import Coming, Place, Registration
from cop.notify.models import Notification
from cop.people.models import Person
from tests import make
from tests.people.mailbox import link_in, mail_to
from tests.together import twice_at_once

YES, MAYBE, NO = Coming.YES, Coming.MAYBE, Coming.NO


@pytest.fixture
def small(oda):
    """A meeting in a room for two, a week from now."""
    return make.meeting(oda, place="Town hall", capacity=2)


@pytest.fixture
def five(small):
    """Five people who registered one after the other: two have a place and three wait."""
    people = [make.person(f"Person {number}") for number in range(5)]
    for person in people:
        come(small, person)
    return people


def come(meeting, person, coming=YES, **rest):
    actions.register(meeting, by=person, coming=coming, **rest)
    db.session.commit()


def places(meeting, people):
    found = select(Registration).where(Registration.meeting_id == meeting.id)
    known = {each.person_id: each for each in db.session.scalars(found)}
    return [known[person.id].place for person in people]


def taken(meeting):
    room = room_of(meeting)
    return room.taken + room.offered


def told(person):
    wanted = select(Notification.kind).where(Notification.person_id == person.id)
    return list(db.session.scalars(wanted))


def test_who_comes_too_late_for_a_place_waits_and_sees_where_in_the_queue(as_, small, five):
    page = f"/meetings/{small.id}"

    assert places(small, five) == [Place.IN, Place.IN] + [Place.WAITING] * 3
    assert "You have a place in the room" in as_(five[1]).get(page).text
    assert "You are number 1 on the waiting list" in as_(five[2]).get(page).text
    assert "You are number 3 on the waiting list" in as_(five[4]).get(page).text
    assert "2 people are coming" in as_(five[4]).get(page).text
    assert "You are on the waiting list" in as_(five[4]).get("/").text


def test_a_place_that_is_kept_for_who_is_offered_it_is_said_before_one_answers(
    as_, visitor, oda, ana, bea, eva
):
    meeting = make.meeting(oda, place="Town hall", capacity=1)
    page = f"/meetings/{meeting.id}"
    assert "Taken: 0. Free: 1." in as_(eva).get(page).text
    assert "waiting list" not in as_(eva).get(page).text + visitor.get(f"{page}/guest").text
    come(meeting, ana)
    come(meeting, bea)
    come(meeting, ana, NO)

    shown = as_(eva).get(page).text
    assert "The room has 1 place. Taken: 0. Kept for who is offered one: 1. Free: 0." in shown
    assert "If you say that you come, you are number 1 on the waiting list" in shown
    assert "then you have 48 hours to take it" in shown
    assert "I want to come: put me on the waiting list" in shown
    come(meeting, eva)
    assert "If you say that you come" not in as_(eva).get(page).text
    assert "You are number 1 on the waiting list" in as_(eva).get(page).text
    assert "Kept for who is offered one: 1." in as_(oda).get(f"{page}/registrations").text
    assert "you are number 2 on the waiting list" in visitor.get(page).text
    assert "Register for the waiting list without an account" in visitor.get(page).text


def test_a_guest_is_told_before_that_the_room_is_full(visitor, oda, ana, small, five):
    page = f"/meetings/{small.id}/guest"
    shown = visitor.get(page).text
    assert "Taken: 2. Free: 0." in shown
    assert "you are number 4 on the waiting list" in shown
    assert ">Register for the waiting list<" in shown

    guests.ask(small, name="Gast", email="gast@x.example", locale="en")
    db.session.commit()
    mine = visitor.get(link_in(mail_to("gast@x.example")[0])).text
    assert "you are number 4 on the waiting list" in mine
    assert ">Yes, put me on the waiting list<" in mine


def test_of_a_full_room_the_choice_of_the_room_is_the_waiting_list(as_, visitor, small, five, ana):
    small.online_url = "https://meet.voorbeeldstad.example"
    db.session.commit()

    for page in (as_(ana).get(f"/meetings/{small.id}"), visitor.get(f"/meetings/{small.id}/guest")):
        assert "In the room: on the waiting list" in page.text
        assert "Online there is a place for everybody." in page.text
    assert "In the room: on the waiting list" not in as_(five[0]).get(f"/meetings/{small.id}").text


def test_the_places_cost_the_same_for_one_as_for_many(as_, counted, oda, ana):
    def cost(people):
        meeting = make.meeting(oda, place="Town hall", capacity=2)
        for person in people:
            come(meeting, person)
        browser = as_(ana)
        browser.get(f"/meetings/{meeting.id}")
        with counted() as statements:
            browser.get(f"/meetings/{meeting.id}")
        return len(statements)

    people = [make.person(f"Person {number}") for number in range(6)]
    assert cost(people[:1]) == cost(people)


def test_perhaps_and_online_take_no_place(small, ana, bea, eva, five):
    small.online_url = "https://meet.voorbeeldstad.example"
    come(small, ana, MAYBE)
    come(small, bea, online=True)

    assert places(small, [ana, bea]) == [None, Place.IN]
    assert taken(small) == 2


def test_a_place_that_comes_free_is_offered_to_who_waits_longest_and_kept_48_hours(
    as_, small, five, later
):
    come(small, five[0], NO)

    assert places(small, five) == [None, Place.IN, Place.OFFERED, Place.WAITING, Place.WAITING]
    assert told(five[2]) == ["place_offered"]
    [letter] = [mail for mail in make.letters() if mail.recipient == five[2].email]
    assert "A place is free for you at “Verges and heat”" in letter.text
    assert "We keep the place for you until" in letter.text
    browser = as_(five[2])
    assert "We keep it until" in browser.get(f"/meetings/{small.id}").text
    later(timedelta(hours=47))
    assert queue.lapse() == 0

    browser = as_(five[2])
    assert browser.post(f"/meetings/{small.id}/registration/place").status_code == 303
    assert places(small, five)[2] == Place.IN
    assert "You have a place in the room" in browser.get(f"/meetings/{small.id}").text
    later(timedelta(hours=2))
    assert queue.lapse() == 0


def test_an_offer_without_a_yes_goes_to_the_next_and_the_list_ends(as_, small, five, later):
    come(small, five[0], NO)

    for number in (2, 3, 4):
        assert places(small, five)[number] == Place.OFFERED
        later(timedelta(hours=48))
        # the offer is over before the worker looks
        assert as_(five[number]).post(f"/meetings/{small.id}/registration/place").status_code == 409
        assert queue.lapse() == 1
        assert places(small, five)[number] is None
    assert queue.lapse() == 0
    assert told(five[4]) == ["place_offered"]


def test_who_let_an_offer_pass_can_join_the_queue_again(as_, small, five, later):
    come(small, five[0], NO)
    later(timedelta(hours=48))
    queue.lapse()

    page = as_(five[2]).get(f"/meetings/{small.id}").text
    assert "went to the next" in page
    come(small, five[2])

    assert places(small, five) == [
        None, Place.IN, Place.WAITING, Place.OFFERED, Place.WAITING,
    ]  # fmt: skip
    assert "You are number 2 on" in as_(five[2]).get(f"/meetings/{small.id}").text


def test_close_to_the_meeting_an_offer_ends_when_the_meeting_begins(oda, five, small, later):
    later(timedelta(days=6))
    come(small, five[0], NO)

    [offered] = db.session.scalars(select(Registration).filter_by(place=Place.OFFERED))
    assert offered.offered_until == small.starts_at
    later(timedelta(days=1))
    assert queue.lapse() == 1
    assert places(small, five)[3] == Place.WAITING  # it began: nobody is asked any more


def test_more_places_are_offered_and_fewer_throw_nobody_out(small, five, oda):
    meetings.revise(small, by=oda, facts={"capacity": 4}, items=[], since=1)
    assert places(small, five) == [
        Place.IN, Place.IN, Place.OFFERED, Place.OFFERED, Place.WAITING,
    ]  # fmt: skip

    meetings.revise(small, by=oda, facts={"capacity": 1}, items=[], since=2)
    assert places(small, five)[:2] == [Place.IN, Place.IN]
    come(small, five[0], NO)
    assert places(small, five)[4] == Place.WAITING  # three chairs for one: none is free

    meetings.revise(small, by=oda, facts={"capacity": None}, items=[], since=3)
    assert places(small, five)[4] == Place.OFFERED


def test_an_organiser_takes_somebody_off_and_the_next_is_asked(as_, small, five, oda):
    gone = db.session.scalar(queries.of_person(small.id, five[0].id))
    address = f"/meetings/{small.id}/registrations/{gone.id}/delete"

    assert as_(five[1]).post(address).status_code == 403
    assert as_(oda).post(address).status_code == 303

    assert places(small, five[1:3]) == [Place.IN, Place.OFFERED]
    assert as_(oda).post(address).status_code == 404


def test_changing_a_remark_keeps_the_place_and_the_number(small, five):
    come(small, five[0], remark="No meat")
    come(small, five[3], remark="By train")

    assert places(small, five) == [Place.IN, Place.IN] + [Place.WAITING] * 3
    assert [each.person_id for each in db.session.scalars(queries.waiting(small.id))] == [
        five[2].id, five[3].id, five[4].id,
    ]  # fmt: skip


def test_a_place_without_an_offer_is_refused(small, five, ana):
    for person in (five[3], ana):
        with pytest.raises(Refused):
            actions.accept(small, by=person)
    actions.accept(small, by=five[0])  # who has a place keeps it


def test_guests_wait_too_and_hear_by_mail_of_a_place(visitor, small, five):
    guests.ask(small, name="Gast", email="gast@x.example", locale="en")
    db.session.commit()
    mine = link_in(mail_to("gast@x.example")[0])
    visitor.post(mine, data={"coming": "yes"})
    assert "You are number 4 on the waiting list" in visitor.get(mine).text
    for person in five[2:]:
        come(small, person, NO)

    come(small, five[0], NO)

    letter = mail_to("gast@x.example")[-1]
    assert letter.subject == "A place is free for you: Verges and heat"
    assert "We keep it until" in visitor.get(link_in(letter)).text
    assert visitor.post(link_in(letter), data={"coming": "yes"}).status_code == 303
    assert "You have a place in the room" in visitor.get(mine).text


def test_two_who_want_the_last_place_at_once_get_one(app, small, five):
    come(small, five[1], NO)
    for person in five[2:]:
        come(small, person, NO)
    ids, meeting_id = iter([five[3].id, five[4].id]), small.id
    db.session.remove()
    ready = threading.Barrier(2)

    def register():
        person, meeting = db.session.get(Person, next(ids)), db.session.get(Meeting, meeting_id)
        db.session.rollback()
        ready.wait()
        saved = actions.register(meeting, by=person, coming=YES)
        db.session.commit()
        return saved.place

    assert sorted(twice_at_once(app, register)) == [Place.IN, Place.WAITING]
    assert taken(db.session.get(Meeting, meeting_id)) == 2


def test_two_workers_pass_a_place_on_once(app, small, five, later):
    come(small, five[0], NO)
    later(timedelta(hours=48))
    db.session.remove()

    assert sum(twice_at_once(app, queue.lapse)) == 1
    meeting = db.session.scalars(select(Meeting)).one()
    offered = select(Registration.id).where(Registration.place == Place.OFFERED)
    assert len(db.session.scalars(offered).all()) == 1
    assert taken(meeting) == 2


def test_the_worker_passes_places_on_once_a_minute(app, small, five, later):
    come(small, five[0], NO)
    later(timedelta(hours=48))

    worker.pass_on_places()
    assert places(small, five)[2:] == [None, Place.OFFERED, Place.WAITING]
    come(small, five[1], NO)
    assert places(small, five)[4] == Place.OFFERED
    later(timedelta(hours=48, minutes=1))
    worker.pass_on_places()
    assert places(small, five)[3:] == [None, None]
