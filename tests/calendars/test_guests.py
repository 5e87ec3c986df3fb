# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who has no account, or waits for a place, in calendars."""

from datetime import timedelta

from cop.attending import actions as attending
from cop.attending import guests, queries
from cop.calendars.reminding import remind
from cop.db import db
from cop.meetings import actions
from cop.meetings.agenda import Item
from cop.meetings.registrations import Coming
from tests import make
from tests.calendars.reading import delivered, only
from tests.people.mailbox import mail_to

ADDRESS = "kim@gast.example"


def coming_guest(meeting):
    """A guest who asked and confirmed."""
    guests.ask(meeting, name="Kim", email=ADDRESS, locale="en")
    db.session.commit()
    delivered()
    [guest] = db.session.scalars(queries.of_guest(meeting.id, ADDRESS))
    guests.answer(meeting, guest, Coming.YES)
    db.session.commit()
    return guest


def calendar_mails():
    """To whom a calendar mail goes, and its method and number."""
    return [
        (to, str(calendar["METHOD"]), only(calendar)["SEQUENCE"])
        for to, _mail, calendar in delivered()
    ]


def test_a_guest_has_the_meeting_in_a_calendar_that_follows_it_and_hears_it_once(oda):
    meeting = make.meeting(oda, place="Town hall")
    guest = coming_guest(meeting)
    assert calendar_mails() == [(ADDRESS, "REQUEST", 0)]

    facts = {"title": meeting.title, "body": meeting.body}
    facts |= {name: getattr(meeting, name) + timedelta(days=1) for name in ("starts_at", "ends_at")}
    actions.revise(meeting, by=oda, facts=facts, items=[], since=meeting.version)
    db.session.commit()
    assert calendar_mails() == [(ADDRESS, "REQUEST", 1)]

    guests.answer(meeting, guest, Coming.NO)
    db.session.commit()
    assert calendar_mails() == [(ADDRESS, "CANCEL", 2)]


def test_who_waits_for_a_place_has_it_in_the_calendar_once_it_is_taken(ana, bea, oda):
    meeting = make.meeting(oda, place="Town hall", capacity=1)
    for person in (ana, bea):
        attending.register(meeting, by=person, coming=Coming.YES)
    db.session.commit()
    assert [to for to, *_rest in calendar_mails()] == [ana.email]

    attending.register(meeting, by=ana, coming=Coming.NO)
    db.session.commit()
    assert [mail[:2] for mail in calendar_mails()] == [(ana.email, "CANCEL")]

    attending.accept(meeting, by=bea)
    db.session.commit()
    assert [mail[:2] for mail in calendar_mails()] == [(bea.email, "REQUEST")]


def test_who_perhaps_comes_is_tentative(ana, oda):
    attending.register(make.meeting(oda), by=ana, coming=Coming.MAYBE)
    db.session.commit()

    [(_to, _mail, calendar)] = delivered()

    assert only(calendar)["ATTENDEE"].params["PARTSTAT"] == "TENTATIVE"


def test_a_guest_is_reminded_by_mail_with_the_agenda_once(oda, later):
    meeting = make.meeting(oda, place="Town hall", days=10, items=[Item("Verges", minutes=20)])
    coming_guest(meeting)
    later(timedelta(days=3, minutes=1))

    assert [remind(), remind()] == [1, 0]

    db.session.commit()
    [letter] = [each for each in mail_to(ADDRESS) if each.reason == "guest_near"]
    assert letter.subject == "The meeting “Verges and heat” is near"
    assert " Verges" in letter.text
    assert "/meetings/guests/" in letter.text
