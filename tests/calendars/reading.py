# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Read a calendar back, and hold it against the rules of RFC 5545 and RFC 5546."""

from datetime import UTC
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

from icalendar import Calendar
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.mail import outbox
from cop.mail.outbox import OutboxMail


class Kept:
    """A mail server that keeps what it is given."""

    def __init__(self):
        self.mails = []

    def send(self, sender, recipient, message):
        self.mails.append((recipient, message))


def delivered():
    """The calendar mails that go out now: (recipient, mail, calendar)."""
    server = Kept()
    db.session.commit()
    while outbox.drain(db.session, server, clock.now(), sender="The site <site@cop.example>"):
        pass
    found = []
    for recipient, message in server.mails:
        mail = message_from_bytes(message, policy=policy.default)
        parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        if parts:
            assert mail.get_content_type() == "multipart/alternative"
            assert list(mail.iter_parts())[-1] is parts[0], "the best alternative is the last"
            raw = parts[0].get_payload(decode=True)
            read = proven(raw, method=parts[0]["Content-Type"].params["method"])
            found.append((recipient, mail, read))
    return found


def waiting():
    """The calendars of mails that were not sent yet."""
    unsent = select(OutboxMail.calendar).where(OutboxMail.calendar != "")
    return db.session.scalars(unsent).all()


def proven(raw, method=None):
    """The calendar, when it keeps the rules."""
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    read = Calendar.from_ical(raw)
    assert not read.errors
    assert str(read["VERSION"]) == "2.0"
    assert read["PRODID"]
    assert (str(read["METHOD"]) if "METHOD" in read else None) == method
    zones = {str(zone["TZID"]): zone for zone in read.walk("VTIMEZONE")}
    for event in read.walk("VEVENT"):
        _prove_event(event, method, zones)
    return read


def only(read):
    """The one event."""
    [event] = read.walk("VEVENT")
    return event


def _prove_event(event, method, zones):
    assert not event.errors
    needed = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "STATUS", "URL")
    assert all(name in event for name in needed)
    assert all(not isinstance(event[name], list) for name in needed), "each of them once"
    assert event["DTEND"].dt > event["DTSTART"].dt
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        assert event[name].to_ical().endswith(b"Z"), "these are in UTC"
    for name in ("DTSTART", "DTEND"):
        zone = event[name].params.get("TZID")
        assert zone in zones if zone else event[name].dt.tzinfo is not None
    assert str(event["URL"]) in str(event["DESCRIPTION"])
    if method:
        assert str(event["ORGANIZER"]).startswith("mailto:")
        assert str(event["ATTENDEE"]).startswith("mailto:")
        assert event["ATTENDEE"].params["RSVP"] == "FALSE"
        assert event["STATUS"] == ("CANCELLED" if method == "CANCEL" else "CONFIRMED")


def shown(moment, zone):
    """What the clocks of a zone show."""
    return f"{moment.astimezone(UTC).astimezone(ZoneInfo(zone)):%H:%M}"
