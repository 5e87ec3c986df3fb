# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Guests have no account: a mail, a page with a button, and a place like anybody's."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop.attending import actions as attending
from cop.attending import queries, tidying
from cop.attending.models import GuestLink
from cop.db import db
from cop.meetings import actions as meetings
from cop.meetings.registrations import Coming, Registration
from cop.people.models import Access
from tests import make
from tests.people.mailbox import link_in, mail_to
from tests.people.test_limits import process  # noqa: F401  # a fixture
from tests.together import twice_at_once

ONLINE = "https://meet.voorbeeldstad.example/verges"
GUEST = {
    "name": "Gast Genoeg", "organisation": "Groenbureau", "email": "Gast@Groenbureau.example",
    "where": "online", "remark": "With a wheelchair",
}  # fmt: skip
ADDRESS = "gast@groenbureau.example"


@pytest.fixture
def meeting(oda):
    return make.meeting(oda, place="Town hall", online_url=ONLINE)


def ask(browser, meeting, **fields):
    return browser.post(f"/meetings/{meeting.id}/guest", data=GUEST | fields)


def registered():
    return db.session.scalars(select(Registration)).all()


def test_a_guest_registers_confirms_by_a_button_and_stays_away_later(
    visitor, as_, ana, oda, meeting
):
    page = f"/meetings/{meeting.id}"
    assert f'href="{page}/guest"' in visitor.get(page).text
    sent = ask(visitor, meeting)
    assert sent.status_code == 303
    assert "Look into your mail" in visitor.get(sent.headers["Location"]).text
    assert "Gast" not in as_(ana).get(page).text

    mine = link_in(mail_to(ADDRESS)[0])
    before = visitor.get(mine).text  # a program that follows links confirms nothing
    assert "Press the button" in before
    assert ONLINE not in before
    assert registered()[0].confirmed_at is None
    assert visitor.post(mine, data={"coming": "yes"}).status_code == 303

    assert "You take part online" in visitor.get(mine).text
    assert ONLINE in visitor.get(mine).text
    shown = as_(ana).get(page).text
    assert "Gast Genoeg, Groenbureau (guest)" in shown
    assert "wheelchair" not in shown
    assert ADDRESS not in shown
    listed = as_(oda).get(f"{page}/registrations").text
    assert "wheelchair" in listed
    assert ADDRESS in listed
    [row] = db.session.execute(queries.addresses_of(meeting.id))
    assert (row.name, row.address, row.person_id, row.coming, row.online) == (
        "Gast Genoeg", ADDRESS, None, "yes", True,
    )  # fmt: skip

    visitor.post(mine, data={"coming": "no"})
    assert "You said that you cannot come" in visitor.get(mine).text
    assert "Gast" not in as_(ana).get(page).text
    assert db.session.execute(queries.addresses_of(meeting.id)).all() == []
    visitor.post(mine, data={"coming": "yes"})
    assert "You take part online" in visitor.get(mine).text


def test_a_guest_changes_between_room_and_online_until_registration_closes(
    visitor, ana, meeting, later
):
    meeting.capacity, meeting.closes_at = 1, meeting.starts_at - timedelta(days=1)
    ask(visitor, meeting)
    mine = link_in(mail_to(ADDRESS)[0])
    assert "instead" not in visitor.get(mine).text
    visitor.post(mine, data={"coming": "yes"})

    assert "Come to the room instead" in visitor.get(mine).text
    visitor.post(mine, data={"coming": "yes", "where": "room"})
    assert "You have a place in the room" in visitor.get(mine).text
    assert "Take part online instead" in visitor.get(mine).text
    visitor.post(mine, data={"coming": "yes", "where": "online"})
    assert "You take part online" in visitor.get(mine).text

    attending.register(meeting, by=ana, coming=Coming.YES)
    db.session.commit()
    assert "give up your place online" in visitor.get(mine).text
    visitor.post(mine, data={"coming": "yes", "where": "room"})
    assert "You are number 1 on the waiting list" in visitor.get(mine).text
    visitor.post(mine, data={"coming": "yes", "where": "online"})
    later(timedelta(days=6, hours=1))
    assert "instead" not in visitor.get(mine).text
    assert "for the room" not in visitor.get(mine).text
    closed = visitor.post(mine, data={"coming": "yes", "where": "room"})
    assert closed.status_code == 409
    assert visitor.post(mine, data={"coming": "yes"}).status_code == 303


def test_the_answer_is_the_same_whoever_has_the_address(visitor, ana, meeting):
    answers = [ask(visitor, meeting, email=address) for address in (ana.email, GUEST["email"])]

    assert len({(each.status_code, each.headers["Location"]) for each in answers}) == 1
    [letter] = mail_to(ana.email)
    assert letter.subject == "Register with your account: Verges and heat"
    assert link_in(letter) == f"/meetings/{meeting.id}"
    assert [each.email for each in registered()] == [ADDRESS]


def test_what_was_confirmed_is_not_changed_by_somebody_else(visitor, meeting):
    ask(visitor, meeting)
    visitor.post(link_in(mail_to(ADDRESS)[0]), data={"coming": "yes"})

    ask(visitor, meeting, name="Grappenmaker", remark="Cake for all")

    [guest] = registered()
    assert (guest.name, guest.remark) == ("Gast Genoeg", "With a wheelchair")
    assert any("nothing was changed" in letter.text for letter in mail_to(ADDRESS))
    assert "You take part online" in visitor.get(link_in(mail_to(ADDRESS)[-1])).text


def test_a_newer_mail_ends_the_link_that_was_not_used(visitor, meeting):
    for _time in range(2):
        ask(visitor, meeting)
    old, new = (link_in(letter) for letter in mail_to(ADDRESS))

    assert visitor.get(old).status_code == 409
    assert visitor.post(old, data={"coming": "yes"}).status_code == 409
    assert visitor.get(new).status_code == 200
    kept = db.session.scalars(select(GuestLink.token_hash)).all()
    assert new.rsplit("/", 1)[1] not in kept


def test_a_link_ends_after_seven_days_or_a_month_after_the_meeting(visitor, meeting, later):
    ask(visitor, meeting)
    ask(visitor, meeting, email="ander@groenbureau.example")
    used, unused = link_in(mail_to(ADDRESS)[0]), link_in(mail_to("ander@groenbureau.example")[0])
    visitor.post(used, data={"coming": "yes"})

    later(timedelta(days=8))
    tidying.forget()
    assert visitor.get(unused).status_code == 409
    assert [each.email for each in registered()] == [ADDRESS]
    assert "This meeting is over" in visitor.get(used).text
    assert visitor.post(used, data={"coming": "no"}).status_code == 409
    later(timedelta(days=30))
    tidying.forget()
    assert visitor.get(used).status_code == 409
    assert db.session.scalars(select(GuestLink)).all() == []


def test_only_visitors_of_a_public_meeting_come_as_guests(visitor, as_, ana, oda):
    for access, status in ((Access.PUBLIC, 200), (Access.MEMBERS, 404), (Access.PRIVATE, 404)):
        group = make.group(access.value, access, oda)
        meeting = make.meeting(oda, group_id=group.id)
        assert visitor.get(f"/meetings/{meeting.id}/guest").status_code == status
        if access == Access.PUBLIC:
            assert as_(ana).get(f"/meetings/{meeting.id}/guest").status_code == 303
    past = make.meeting(oda, days=-1)
    assert ask(visitor, past).status_code == 303
    assert registered() == []


@pytest.mark.parametrize(
    "fields",
    [{"name": ""}, {"name": "See https://x.example"}, {"email": "nobody"}, {"organisation": ""},
     {"where": "moon"}, {"remark": "x" * 301}],
)  # fmt: skip
def test_a_bad_registration_of_a_guest_is_shown_again(visitor, meeting, fields):
    refused = ask(visitor, meeting, **fields)

    assert refused.status_code == 422
    assert "There is something to correct" in refused.text
    assert registered() == []


def test_an_organiser_adds_a_guest_who_confirms(visitor, as_, oda, ana):
    group = make.group("Closed", Access.PRIVATE, oda)
    meeting = make.meeting(oda, group_id=group.id, place="Town hall")
    address = f"/meetings/{meeting.id}/registrations/guests"
    data = {"name": "Spreker", "email": "spreker@x.example", "organisation": ""}

    refused = as_(oda).post(address, data=data | {"email": "?"})
    assert refused.status_code == 422
    assert 'value="Spreker"' in refused.text
    assert as_(oda).post(address, data=data).status_code == 303
    [letter] = mail_to("spreker@x.example")
    assert "Oda of" in letter.text
    assert "not confirmed" in as_(oda).get(f"/meetings/{meeting.id}/registrations").text
    visitor.post(link_in(letter), data={"coming": "yes"})

    assert "You have a place in the room" in visitor.get(link_in(letter)).text


def test_guests_who_wait_are_told_when_the_meeting_moves_is_cancelled_and_goes_on(
    visitor, ana, oda
):
    meeting = make.meeting(oda, place="Town hall", capacity=1)
    attending.register(meeting, by=ana, coming=Coming.YES)
    db.session.commit()
    ask(visitor, meeting)
    ask(visitor, meeting, email="ander@groenbureau.example")  # who never confirms hears nothing
    visitor.post(link_in(mail_to(ADDRESS)[0]), data={"coming": "yes"})

    meetings.revise(meeting, by=oda, facts={"place": "The barn"}, items=[], since=1)
    meetings.cancel(meeting, by=oda, reason="The barn is flooded")
    db.session.commit()

    moved, cancelled = mail_to(ADDRESS)[1:]
    assert "another time or place" in moved.subject
    assert "The barn" in moved.text
    assert "The barn is flooded" in cancelled.text
    assert "The barn is flooded" in visitor.get(link_in(cancelled)).text
    assert visitor.post(link_in(moved), data={"coming": "no"}).status_code == 409
    meetings.reinstate(meeting, by=oda)
    db.session.commit()
    assert "takes place after all" in mail_to(ADDRESS)[3].subject
    assert len(mail_to("ander@groenbureau.example")) == 1


def test_the_page_of_a_guest_goes_with_a_hidden_meeting_and_with_the_registration(
    visitor, as_, oda, meeting
):
    ask(visitor, meeting)
    mine = link_in(mail_to(ADDRESS)[0])
    [guest] = registered()
    as_(oda).post(f"/contributions/{meeting.id}/hide", data={"reason": "A mistake"})
    assert visitor.get(mine).status_code == 404
    as_(oda).post(f"/contributions/{meeting.id}/restore", data={"reason": "No mistake"})

    as_(oda).post(f"/meetings/{meeting.id}/registrations/{guest.id}/delete")
    assert visitor.get(mine).status_code == 409


def test_two_clicks_at_once_confirm_once(app, meeting):
    visitor = app.test_client()
    ask(visitor, meeting)
    mine = link_in(mail_to(ADDRESS)[0])
    db.session.remove()

    answers = twice_at_once(app, lambda: app.test_client().post(mine, data={"coming": "yes"}))

    assert [each.status_code for each in answers] == [303, 303]
    assert [each.place for each in registered()] == ["in"]


def test_guests_of_one_address_are_limited(process, meeting):  # noqa: F811
    site = process()

    tries = [ask(site.test_client(), meeting).status_code for _each in range(4)]

    assert tries == [303, 303, 303, 429]
