# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files and feeds for calendars: who sees what, and addresses that can be renewed."""

import re
from datetime import timedelta

from cop import clock
from cop.attending import actions as attending
from cop.calendars import keys
from cop.contributions.models import Contribution
from cop.db import db
from cop.meetings import actions
from cop.meetings.agenda import Item
from cop.meetings.models import ItemKind, Meeting
from cop.meetings.registrations import Coming
from cop.notify import following
from cop.notify.models import Level
from cop.people.models import Access
from tests import make
from tests.calendars.reading import only, proven


def titles(answer):
    """What stands in a feed, which keeps the rules."""
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    return sorted(str(event["SUMMARY"]) for event in proven(answer.data).walk("VEVENT"))


def test_a_meeting_is_downloaded_by_who_may_see_it(as_, visitor, ana, bea, oda):
    closed = make.group("Closed", Access.PRIVATE, ana, oda)
    secret = make.meeting(oda, "Secret", group_id=closed.id)
    meeting = make.meeting(oda, online_url="https://video.voorbeeldstad.example/1")

    file = visitor.get(f"/meetings/{meeting.id}.ics")
    assert titles(file) == ["Verges and heat"]
    assert "attachment" in file.headers["Content-Disposition"]
    assert "video.voorbeeldstad" not in file.text
    assert "video.voorbeeldstad" in as_(ana).get(f"/meetings/{meeting.id}.ics").text
    assert f"/meetings/{meeting.id}.ics" in visitor.get(f"/meetings/{meeting.id}").text
    assert visitor.get(f"/meetings/{secret.id}.ics").status_code == 404
    assert as_(bea).get(f"/meetings/{secret.id}.ics").status_code == 404
    assert titles(as_(ana).get(f"/meetings/{secret.id}.ics")) == ["Secret"]


def test_the_public_feed_shows_what_everybody_may_read_whoever_asks(as_, visitor, ana, oda):
    closed = make.group("Closed", Access.PRIVATE, ana, oda)
    make.meeting(oda, "Secret", group_id=closed.id)
    make.meeting(oda, "Long ago", days=-400)
    make.meeting(oda, "Recently", days=-20)
    off = make.meeting(oda, "Off", timezone="Europe/Lisbon")
    actions.cancel(off, by=oda, reason="Storm")
    hidden = make.meeting(oda, "Hidden")
    hidden.hidden_at = clock.now()
    make.meeting(oda, "Soon")

    for browser in (visitor, as_(ana), as_(oda)):
        assert titles(browser.get("/feeds/meetings.ics")) == ["Off", "Recently", "Soon"]
    events = proven(visitor.get("/feeds/meetings.ics").data).walk("VEVENT")
    assert [str(each["SUMMARY"]) for each in events if each["STATUS"] == "CANCELLED"] == ["Off"]


def test_an_item_about_what_was_hidden_is_in_no_calendar(visitor, ana, oda):
    question = make.question(ana, title="What nobody should read")
    about = Item(question.title, ItemKind.REQUEST, 10, "", question)
    meeting = make.meeting(oda, items=[about, Item("Goodbye", ItemKind.NOTICE)])
    address = f"/meetings/{meeting.id}.ics"
    before = str(only(proven(visitor.get(address).data))["DESCRIPTION"])
    db.session.get_one(Contribution, question.id).hidden_at = clock.now()
    after = str(only(proven(visitor.get(address).data))["DESCRIPTION"])

    assert "What nobody should read" in before
    assert "What nobody should read" not in after
    assert "Goodbye" in after


def test_the_feed_of_a_closed_group_needs_the_key_of_a_member(visitor, ana, bea, oda):
    closed = make.group("Closed", Access.PRIVATE, ana, oda)
    make.meeting(oda, "Secret", group_id=closed.id)
    make.meeting(oda, "Public")
    mine, hers = keys.key_of(ana), keys.key_of(bea)

    assert visitor.get(f"/feeds/groups/{closed.id}.ics").status_code == 404
    assert visitor.get(f"/feeds/{hers}/groups/{closed.id}.ics").status_code == 404
    assert titles(visitor.get(f"/feeds/{mine}/groups/{closed.id}.ics")) == ["Secret"]
    community = make.community().id
    assert titles(visitor.get(f"/feeds/groups/{community}.ics")) == ["Public"]


def test_ones_own_feed_has_what_one_comes_to_or_follows(visitor, ana, oda):
    comes, follows, declined = (make.meeting(oda, title) for title in ("Comes", "Follows", "No"))
    make.meeting(oda, "Other")
    attending.register(comes, by=ana, coming=Coming.YES)
    attending.register(declined, by=ana, coming=Coming.NO)
    following.choose(ana, "contribution", follows.id, Level.FOLLOWING)

    assert titles(visitor.get(f"/feeds/{keys.key_of(ana)}/meetings.ics")) == ["Comes", "Follows"]


def test_new_addresses_stop_the_old_ones_at_once(as_, visitor, ana):
    page = as_(ana).get("/settings/calendar").text
    [address] = re.findall(r'href="http://localhost(/feeds/[^/"]+/meetings.ics)"', page)
    assert visitor.get(address).status_code == 200

    assert as_(ana).post("/settings/calendar/renew").status_code == 303
    assert visitor.get(address).status_code == 404
    page = as_(ana).get("/settings/calendar").text
    [fresh] = re.findall(r'href="http://localhost(/feeds/[^/"]+/meetings.ics)"', page)
    assert fresh != address
    assert visitor.get(fresh).status_code == 200


def test_who_left_has_no_feed_and_a_made_up_key_opens_nothing(visitor, ana):
    key = keys.key_of(ana)
    ana.disabled_at = clock.now()

    assert visitor.get(f"/feeds/{key}/meetings.ics").status_code == 404
    assert visitor.get("/feeds/made-up/meetings.ics").status_code == 404
    assert visitor.get(f"/feeds/{key}x/meetings.ics").status_code == 404


def test_a_calendar_program_that_has_the_feed_is_told_so(visitor, oda, later):
    meeting = make.meeting(oda)
    first = visitor.get("/feeds/meetings.ics")
    again = {"If-None-Match": first.headers["ETag"]}

    assert first.headers["Last-Modified"]
    later(timedelta(hours=1))
    assert visitor.get("/feeds/meetings.ics", headers=again).status_code == 304
    db.session.get_one(Meeting, meeting.id).place = "Library"
    assert visitor.get("/feeds/meetings.ics", headers=again).status_code == 200


def test_a_feed_asks_the_database_as_often_for_many_meetings_as_for_one(visitor, oda, counted):
    make.meeting(oda)
    visitor.get("/feeds/meetings.ics")
    with counted() as few:
        visitor.get("/feeds/meetings.ics")
    for number in range(5):
        make.meeting(oda, f"Meeting {number}")
    with counted() as many:
        visitor.get("/feeds/meetings.ics")

    assert len(few) == len(many)
