# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reminders a week and a day before a meeting, once for each time and person."""

from datetime import timedelta

from sqlalchemy import select

from cop.attending import actions as attending
from cop.attending import queries
from cop.calendars.models import MeetingReminder
from cop.calendars.reminding import remind
from cop.db import db
from cop.meetings import actions
from cop.meetings.agenda import Item
from cop.meetings.models import ItemKind
from cop.meetings.registrations import Coming
from cop.notify.models import Fate, Notification
from tests import make


def reminders(person):
    found = select(Notification).where(
        Notification.person_id == person.id, Notification.kind == "meeting_near"
    )
    return db.session.scalars(found).all()


def planned(oda, *people, days=10):
    meeting = make.meeting(oda, days=days, items=[Item("Verges", ItemKind.ROUND, 20)])
    for person in people:
        attending.register(meeting, by=person, coming=Coming.YES)
    db.session.commit()
    return meeting


def letters_about_news():
    return [mail for mail in make.letters() if mail.reason == "notify"]


def test_who_comes_is_reminded_a_week_and_a_day_before_with_the_agenda(ana, bea, oda, later):
    planned(oda, ana)
    assert remind() == 0
    later(timedelta(days=3, minutes=1))
    assert remind() == 1
    assert remind() == 0, "once"
    [mail] = letters_about_news()
    assert mail.recipient == ana.email
    assert "is near" in mail.text
    assert "Verges" in mail.text
    later(timedelta(days=6))
    assert remind() == 1
    assert remind() == 0
    assert len(letters_about_news()) == 2
    assert reminders(bea) == []


def test_who_said_only_later_that_they_come_is_not_reminded_of_a_week(ana, oda):
    planned(oda, ana, days=4)

    assert remind() == 0


def test_two_workers_remind_once(ana, oda, later):
    meeting = planned(oda, ana)
    later(timedelta(days=3, minutes=1))
    [registration] = db.session.scalars(queries.of_person(meeting.id, ana.id))
    taken = MeetingReminder(
        registration_id=registration.id, starts_at=meeting.starts_at, step="week",
        at=meeting.created_at,
    )  # fmt: skip
    db.session.add(taken)
    db.session.commit()

    assert remind() == 0
    assert reminders(ana) == []


def test_a_reminder_goes_when_the_meeting_moves_and_comes_again_for_the_new_time(ana, oda, later):
    meeting = planned(oda, ana)
    later(timedelta(days=3, minutes=1))
    remind()
    facts = {
        "title": meeting.title, "body": meeting.body,
        "starts_at": meeting.starts_at + timedelta(days=2),
        "ends_at": meeting.ends_at + timedelta(days=2),
    }  # fmt: skip
    actions.revise(
        meeting, by=oda, facts=facts, items=actions.written(meeting), since=meeting.version
    )
    db.session.commit()
    [old] = reminders(ana)
    assert (old.fate, old.letter_at) == (Fate.GONE, None)
    assert old.read_at
    assert letters_about_news() == []

    assert remind() == 0
    later(timedelta(days=2))
    assert remind() == 1


def test_nobody_is_reminded_of_a_cancelled_meeting(ana, oda, later):
    meeting = planned(oda, ana)
    later(timedelta(days=3, minutes=1))
    remind()
    actions.cancel(meeting, by=oda, reason="Storm")
    db.session.commit()

    assert letters_about_news() == []
    later(timedelta(days=6))
    assert remind() == 0
