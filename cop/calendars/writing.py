# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Meetings as iCalendar objects (RFC 5545, RFC 5546)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from cop import clock
from cop.calendars import zones
from cop.mail.message import address_of
from cop.meetings.models import Meeting
from cop.meetings.moments import Slot, timed
from cop.meetings.programme import programme
from cop.web.urls import link

PRODID = "-//cop//Meetings//EN"
PARTSTAT = {"yes": "ACCEPTED", "maybe": "TENTATIVE", "no": "DECLINED"}
LONGEST = 4000
"""Characters of a description; the page has the rest."""


@dataclass(frozen=True)
class Guest:
    """To whom a calendar mail goes, and what they answered."""

    email: str
    name: str = ""
    coming: str = "yes"


def mail(meeting: Meeting, guest: Guest, method: str, agenda: Sequence[Any]) -> str:
    """The object for one guest; METHOD:CANCEL takes the meeting out of their calendar."""
    event = _event(meeting, meeting.online_url, agenda, stamp=clock.now())
    if method == "CANCEL":
        _set(event, "status", "CANCELLED")
    settings = current_app.extensions["settings"]
    event.add("organizer", _address(address_of(settings.mail_from), settings.site_name))
    attendee = _address(guest.email, guest.name)
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = PARTSTAT[guest.coming]
    attendee.params["RSVP"] = "FALSE"  # answers are given on the page, not by mail
    event.add("attendee", attendee)
    return _written([(meeting.timezone, event)], method=method)


def feed(
    meetings: Iterable[Meeting],
    agendas: Mapping[int, Sequence[Any]],
    *,
    online: bool,
    name: str = "",
) -> str:
    """A calendar of meetings; where they are online only if the reader may know."""
    events = [
        (
            each.timezone,
            _event(
                each,
                each.online_url if online else "",
                agendas.get(each.id, ()),
                stamp=changed(each),
            ),
        )
        for each in meetings
    ]
    return _written(events, name=name)


def path(meeting: Meeting) -> str:
    """The page of a meeting."""
    return link(meeting)


def changed(meeting: Meeting) -> datetime:
    """When a meeting was last changed, to the second."""
    latest = max(filter(None, (meeting.created_at, meeting.edited_at, meeting.cancelled_at)))
    return latest.replace(microsecond=0)


def uid(meeting: Meeting) -> str:
    """What calendars know a meeting by, whatever changes."""
    return f"meeting-{meeting.id}@{_base().partition('://')[2].partition('/')[0].partition(':')[0]}"


def _event(meeting: Meeting, online: str, agenda: Sequence[Any], *, stamp: datetime) -> Event:
    address = f"{_base()}{link(meeting)}"
    event = Event()
    event.add("uid", uid(meeting))
    event.add("dtstamp", stamp.replace(microsecond=0))
    event.add("created", meeting.created_at.replace(microsecond=0))
    event.add("last-modified", changed(meeting))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", _local(meeting.starts_at, meeting.timezone))
    event.add("dtend", _local(meeting.ends_at, meeting.timezone))
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    where = "; ".join(filter(None, (meeting.place, online)))
    event.add("location", where or _("Online"))
    event.add("url", address)
    event.add("description", _description(meeting, online, address, agenda))
    event.add("transp", "TRANSPARENT" if meeting.cancelled_at else "OPAQUE")
    return event


def _description(meeting: Meeting, online: str, address: str, agenda: Sequence[Any]) -> str:
    """Where the page is, how to join, what is on the agenda, and the text without its marks.

    Of what is hidden only where it was: the text may be the reason.
    """
    if meeting.hidden_at:
        return address
    parts = [address]
    if meeting.cancelled_at and meeting.cancelled_reason:
        parts.insert(0, meeting.cancelled_reason)
    if online:
        parts.append(f"{_('Join online')}: {online}")
    if lines := agenda_lines(meeting, agenda):
        parts.append("\n".join([str(_("Agenda")), *lines]))
    parts.append(plain(meeting.body_html))
    return "\n\n".join(filter(None, parts))[:LONGEST]


def agenda_lines(meeting: Meeting, agenda: Iterable[Any]) -> list[str]:
    """The items, each with when it begins on the clocks of the meeting as far as that is known.

    Those at one time in several rooms stand together under their time.
    """
    zone = meeting.timezone
    found: list[str] = []
    for stretch in programme(timed(agenda, meeting.starts_at, zone)):
        lines = [_line(slot, zone) for session in stretch.sessions for slot in session.slots]
        if stretch.is_parallel:
            hours = "–".join(_clock(at, zone) for at in (stretch.begins, stretch.ends) if at)
            count = len(stretch.sessions)
            said = _("%(time)s: %(count)s at the same time, choose one", time=hours, count=count)
            found += [str(said), *(f"– {line}" for line in lines)]
        else:
            found += lines
    return found


def _line(slot: Slot, zone: str) -> str:
    begins = f"{_clock(slot.begins, zone)} " if slot.begins else ""
    room = f" ({slot.item.room})" if slot.item.room else ""
    return f"{begins}{slot.item.title}{room}"


def _clock(at: datetime, zone: str) -> str:
    return f"{_local(at, zone):%H:%M}"


def plain(html: str) -> str:
    """The words of a rendered text, with its paragraphs."""
    broken = re.sub(r"</(p|li|h\d|tr|pre|blockquote)>|<br ?/?>", "\n", html)
    lines = (line.strip() for line in unescape(re.sub(r"<[^>]*>", "", broken)).splitlines())
    return "\n".join(filter(None, lines))


def _written(events: Sequence[tuple[str, Event]], *, method: str = "", name: str = "") -> str:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("name", name)
        calendar.add("x-published-ttl", vText("PT1H"))
    for zone in sorted({zone for zone, _event in events} - {"UTC"}):
        calendar.add_component(zones.timezone(zone))
    for _zone, event in events:
        calendar.add_component(event)
    text: str = calendar.to_ical(sorted=False).decode()
    return text


def _set(event: Event, name: str, value: str) -> None:
    event.pop(name, None)
    event.add(name, value)


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(UTC if zone == "UTC" else ZoneInfo(zone)).replace(microsecond=0)


def _address(email: str, name: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{email}")
    if name:
        found.params["CN"] = name.replace('"', "'")
    return found


def _base() -> str:
    base: str = current_app.extensions["settings"].base_url.rstrip("/")
    return base
