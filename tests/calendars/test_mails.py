# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Calendar mails over the life of a meeting, read back as calendars read them."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.attending import actions as attending
from cop.contributions import actions as spine
from cop.db import db
from cop.mail.message import Unfit, build
from cop.mail.outbox import OutboxMail
from cop.meetings import actions
from cop.meetings.agenda import Item
from cop.meetings.models import ItemKind, Meeting
from cop.meetings.registrations import Coming
from cop.notify.models import Fate, Notification
from cop.people.models import Access
from tests import make
from tests.calendars.reading import delivered, only, shown


def register(meeting, person, coming=Coming.YES):
    attending.register(meeting, by=person, coming=coming)
    db.session.commit()


def revise(meeting, by, **facts):
    facts = {"title": meeting.title, "body": meeting.body} | facts
    facts = {"facts": facts, "items": actions.written(meeting), "since": meeting.version}
    actions.revise(meeting, by=by, **facts)
    db.session.commit()


def test_a_life_of_five_changes_and_a_cancellation(ana, bea, oda):
    items = [Item("Welcome", ItemKind.NOTICE, 10), Item("Verges, and what grows", ItemKind.ROUND)]
    meeting = make.meeting(oda, items=items, place="Town hall", timezone="Europe/Brussels")
    begins = meeting.starts_at
    register(meeting, ana)
    mails = [delivered()]
    later = {
        "starts_at": begins + timedelta(days=1),
        "ends_at": begins + timedelta(days=1, hours=2),
    }
    for change in (
        later,
        {"place": "Library; first floor, at the back"},
        {"title": "Verges, heat and “water” for everybody who wants to know about them – again"},
        {"online_url": "https://video.voorbeeldstad.example/verges"},
        {"body": "We meet.\n\nBring *boots*."},
    ):
        revise(meeting, oda, **change)
        mails.append(delivered())
    actions.cancel(meeting, by=oda, reason="The hall burned down")
    mails.append(delivered())

    assert [len(each) for each in mails] == [1] * 7
    assert {each[0][0] for each in mails} == {ana.email}
    events = [only(each[0][2]) for each in mails]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2, 3, 4, 5, 6]
    stamps = [event["DTSTAMP"].dt for event in events]
    assert stamps == sorted(stamps)
    methods = [str(each[0][2]["METHOD"]) for each in mails]
    assert methods == ["REQUEST"] * 6 + ["CANCEL"]
    assert events[0]["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert events[1]["DTSTART"].dt == (begins + timedelta(days=1)).replace(microsecond=0)
    assert str(events[2]["LOCATION"]) == "Library; first floor, at the back"
    assert "again" in str(events[3]["SUMMARY"])
    assert "video.voorbeeldstad.example" in str(events[4]["LOCATION"])
    assert "Bring boots." in str(events[5]["DESCRIPTION"])
    assert "Verges, and what grows" in str(events[5]["DESCRIPTION"])
    assert "The hall burned down" in mails[-1][0][1].get_body(("plain",)).get_content()
    assert "has another time or place" in mails[1][0][1]["Subject"]


def test_each_mail_says_when_the_meeting_was_changed_also_right_after_it_was_planned(
    ana, oda, visitor, later
):
    meeting = make.meeting(oda, place="Town hall")
    register(meeting, ana)
    [mails] = [delivered()]
    feeds = [visitor.get("/feeds/meetings.ics").last_modified]

    for change in (
        lambda: revise(meeting, oda, place="Library"),
        lambda: revise(meeting, oda, online_url="https://video.voorbeeldstad.example/verges"),
        lambda: actions.cancel(meeting, by=oda, reason="Storm"),
        lambda: actions.reinstate(meeting, by=oda),
    ):
        later(timedelta(seconds=20))
        change()
        mails += delivered()
        feeds.append(visitor.get("/feeds/meetings.ics").last_modified)

    events = [only(mail[2]) for mail in mails]
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2, 3, 4]
    moments = [event["LAST-MODIFIED"].dt for event in events]
    assert moments == sorted(set(moments))
    assert feeds == moments


def test_what_the_calendar_mail_says_is_not_said_again_by_letter(ana, bea, oda):
    meeting = make.meeting(oda)
    register(meeting, ana)
    delivered()
    revise(meeting, oda, place="Library")
    told = select(Notification).where(Notification.person_id == ana.id)
    news = db.session.scalars(told.where(Notification.kind == "meeting_moved")).one()

    assert news.fate == Fate.APART
    assert [mail.reason for mail in make.letters() if mail.recipient == ana.email].count(
        "calendar"
    ) == 2
    assert not [mail for mail in make.letters() if mail.reason == "notify"]


def test_who_says_no_after_all_has_the_meeting_taken_out_and_may_come_back(ana, oda):
    meeting = make.meeting(oda)
    register(meeting, ana, Coming.NO)
    assert delivered() == []
    register(meeting, ana)
    [(_to, _mail, first)] = delivered()
    register(meeting, ana)
    assert delivered() == [], "the same answer again is no news"
    register(meeting, ana, Coming.NO)
    [(_to, _mail, off)] = delivered()
    register(meeting, ana)
    [(_to, _mail, again)] = delivered()

    assert [str(each["METHOD"]) for each in (first, off, again)] == ["REQUEST", "CANCEL", "REQUEST"]
    numbers = [only(each)["SEQUENCE"] for each in (first, off, again)]
    assert numbers == [0, 1, 2]
    assert only(off)["ATTENDEE"].params["PARTSTAT"] == "DECLINED"


def test_a_reinstated_meeting_comes_back_with_a_higher_number(ana, oda):
    meeting = make.meeting(oda)
    register(meeting, ana)
    actions.cancel(meeting, by=oda, reason="Storm")
    delivered()
    actions.reinstate(meeting, by=oda)
    [(_to, mail, back)] = delivered()

    assert only(back)["STATUS"] == "CONFIRMED"
    assert only(back)["SEQUENCE"] == 2
    assert "takes place after all" in mail["Subject"]


def test_a_hidden_meeting_leaves_the_calendars_and_comes_back_when_it_is_shown_again(
    as_, ana, bea, oda
):
    items = [Item("Zqsecret item", minutes=10)]
    meeting = make.meeting(oda, body="Zqsecret text", items=items)
    register(meeting, ana)
    register(meeting, bea, Coming.NO)
    delivered()
    browser, address = as_(oda), f"/contributions/{meeting.id}"

    assert browser.post(f"{address}/hide", data={"reason": "Spam"}).status_code == 303
    [(to, mail, off)] = delivered()
    revise(db.session.get_one(Meeting, meeting.id), oda, place="Elsewhere")
    assert delivered() == [], "nobody has it any more"
    assert browser.post(f"{address}/restore", data={"reason": "No spam"}).status_code == 303
    [(_to, _mail, back)] = delivered()

    assert to == ana.email
    assert (str(off["METHOD"]), str(back["METHOD"])) == ("CANCEL", "REQUEST")
    assert only(off)["SEQUENCE"] < only(back)["SEQUENCE"]
    assert str(only(back)["LOCATION"]) == "Elsewhere"
    text = mail.get_body(("plain",)).get_content()
    assert "is not on the site any more" in mail["Subject"]
    assert "Spam" not in text
    assert "Zqsecret" not in f"{text} {only(off)['DESCRIPTION']}"
    assert "Zqsecret item" in str(only(back)["DESCRIPTION"])


def test_hiding_what_was_cancelled_or_is_over_tells_no_calendar(ana, oda):
    cancelled, over = make.meeting(oda), make.meeting(oda, days=-2)
    register(cancelled, ana)
    actions.cancel(cancelled, by=oda, reason="Storm")
    delivered()

    for meeting in (cancelled, over):
        spine.hide(meeting, by=oda, reason="Spam")
        spine.restore(meeting, by=oda, reason="No spam")
    assert delivered() == []


def test_of_two_changes_before_the_mail_went_only_the_last_is_mailed(ana, oda):
    meeting = make.meeting(oda)
    register(meeting, ana)
    revise(meeting, oda, place="Library")
    revise(meeting, oda, place="Garden")
    [(_to, _mail, read)] = delivered()

    assert str(only(read)["LOCATION"]) == "Garden"


def test_who_may_not_read_the_meeting_any_more_gets_no_mail_about_it(ana, oda):
    closed = make.group("Closed", Access.PRIVATE, ana, oda)
    meeting = make.meeting(oda, group_id=closed.id)
    register(meeting, ana)
    assert len(delivered()) == 1
    ana.disabled_at = clock.now()
    revise(meeting, oda, place="Secret garden")

    assert delivered() == []


def test_the_text_of_a_calendar_is_forgotten_once_it_was_sent(ana, oda):
    register(make.meeting(oda), ana)
    delivered()

    assert db.session.scalars(select(OutboxMail.calendar)).all() == [""]


@pytest.mark.parametrize("zone", ["Europe/Brussels", "Europe/Lisbon", "Europe/Dublin", "UTC"])
@pytest.mark.parametrize(
    "at",
    [
        datetime(2031, 3, 30, 0, 30, tzinfo=UTC), datetime(2031, 3, 30, 1, 30, tzinfo=UTC),
        datetime(2031, 10, 25, 22, 30, tzinfo=UTC), datetime(2031, 10, 26, 2, 30, tzinfo=UTC),
        datetime(2031, 7, 1, 12, tzinfo=UTC),
    ],
)  # fmt: skip
def test_nights_on_which_the_clocks_change_are_right(ana, oda, zone, at):
    ends_at = at + timedelta(minutes=20)
    meeting = make.meeting(oda, starts_at=at, ends_at=ends_at, timezone=zone)
    register(meeting, ana)
    [(_to, _mail, read)] = delivered()

    assert only(read)["DTSTART"].dt == at
    for own in read.walk("VTIMEZONE"):
        offset = own.to_tz(lookup_tzid=False).utcoffset(
            only(read)["DTSTART"].dt.replace(tzinfo=None)
        )
        assert offset == only(read)["DTSTART"].dt.utcoffset()


def test_a_meeting_in_brussels_is_an_hour_earlier_on_the_clocks_of_lisbon(as_, ana, oda):
    at = datetime(2031, 6, 3, 8, tzinfo=UTC)
    meeting = make.meeting(
        oda, starts_at=at, ends_at=at + timedelta(hours=1), timezone="Europe/Brussels"
    )
    register(meeting, ana)
    [(_to, mail, read)] = delivered()

    assert only(read)["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert shown(only(read)["DTSTART"].dt, "Europe/Brussels") == "10:00"
    assert shown(only(read)["DTSTART"].dt, "Europe/Lisbon") == "09:00"
    assert "(Europe/Brussels)" in mail.get_body(("plain",)).get_content()
    page = as_(ana).get(f"/meetings/{meeting.id}").text
    assert "The times on this page are those of Brussels" in page


def test_a_calendar_without_a_method_is_never_mailed():
    with pytest.raises(Unfit):
        build("a@x.example", "b@x.example", "x", "x", message_id="<a@x>", calendar="BEGIN:X\r\n")
