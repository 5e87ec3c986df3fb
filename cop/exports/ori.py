# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A meeting and a report as JSON-LD in the model of Open Raadsinformatie; docs/exports.md."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from cop import markup
from cop.exports.minutes import Minutes
from cop.exports.things import (
    Addresses,
    Thing,
    about,
    agent,
    attendees,
    filled,
    media,
    medium,
    organisation,
    utc,
)
from cop.exports.vocabulary import CONTEXT, SCHEMA, STATUSES, WORD
from cop.meetings.anchoring import anchors_of
from cop.meetings.moments import timed
from cop.meetings.passages import passages
from cop.settings import Settings


def report(minutes: Minutes, settings: Settings) -> Thing:
    """The report with its results, actions and who attended."""
    found, at = minutes.report, Addresses(settings)
    here = at(f"/reports/{found.id}")
    _html, contents = passages(found.body_html or "", anchors_of(found))
    return filled({
        "@context": CONTEXT,
        "@id": here,
        "@type": ["Report", "Event", "CreativeWork"],
        **_spine(found, at, settings),
        "url": here,
        "startDate": _when(minutes),
        "superEvent": _meeting_of(minutes, at),
        "attendee": attendees(minutes, at),
        "result": [
            {"@id": f"{here}#decision-{each.id}", "@type": "Result", "text": each.text,
             "about": about(each, at)}
            for each in minutes.decisions
        ],
        "potentialAction": [_action(each, minutes, here, at) for each in minutes.actions],
        "hasPart": [
            {"@id": f"{here}#{each.anchor}", "@type": "CreativeWork", "name": each.title}
            for each in contents
        ],
        "text": markup.text_of(found.body_html or ""),
        "attachment": media(minutes.files, at),
        "encoding": [
            medium(f"{here}.pdf", "application/pdf"),
            medium(f"{here}.docx", WORD),
        ],
    })  # fmt: skip


def meeting(
    found: Any,
    items: Iterable[Any],
    files: Iterable[Any],
    settings: Settings,
) -> Thing:
    """The meeting with its agenda; `found` and `items` are rows of its page."""
    at = Addresses(settings)
    here, zone = at(f"/meetings/{found.id}"), ZoneInfo(found.timezone)
    place = {"@type": "Place", "name": found.place} if found.place else None
    remote = {"@type": "VirtualLocation", "url": found.online_url or here}
    online = remote if found.is_online or not place else None
    mode = "Mixed" if online and place else "Offline" if place else "Online"
    return filled({
        "@context": CONTEXT,
        "@id": here,
        "@type": ["Meeting", "Event"],
        **_spine(found, at, settings),
        "url": here,
        "startDate": found.starts_at.astimezone(zone).isoformat(),
        "endDate": found.ends_at.astimezone(zone).isoformat(),
        "eventStatus": SCHEMA + ("EventCancelled" if found.cancelled_at else "EventScheduled"),
        "eventAttendanceMode": f"{SCHEMA}{mode}EventAttendanceMode",
        "location": [each for each in (place, online) if each],
        "agenda": [
            _item(slot.item, number, slot.begins, here, zone, at)
            for number, slot in enumerate(timed(items, found.starts_at, found.timezone), 1)
        ],
        "subjectOf": at.thing(f"/reports/{found.report_id}", "Report") if found.report_id else None,
        "text": markup.text_of(found.body_html or ""),
        "attachment": media(files, at),
    })  # fmt: skip


def _spine(found: Any, at: Addresses, settings: Settings) -> Thing:
    return {
        "name": found.title,
        "description": found.excerpt,
        "inLanguage": found.language,
        "dateCreated": utc(found.created_at),
        "dateModified": utc(found.edited_at or found.created_at),
        "organizer": at.thing("/", "Organization", settings.site_name),
        "committee": at.thing(f"/groups/{found.group_id}", "Organization", found.group_name),
    }


def _item(
    item: Any, number: int, begins: datetime | None, here: str, zone: ZoneInfo,
    at: Addresses,
) -> Thing:  # fmt: skip
    begins = begins.astimezone(zone) if begins else None
    ends = begins + timedelta(minutes=item.minutes) if begins and item.minutes else None
    return filled({
        "@id": f"{here}#item-{item.id}",
        "@type": ["AgendaItem", "Event"],
        "position": number,
        "name": item.title or _("What this was about is hidden"),
        "additionalType": item.kind.value,
        "startDate": begins.isoformat() if begins else None,
        "endDate": ends.isoformat() if ends else None,
        "performer": {"@type": "Person", "name": item.presenter} if item.presenter else None,
        "superEvent": {"@id": here},
        "about": about(item, at),
    })  # fmt: skip


def _meeting_of(minutes: Minutes, at: Addresses) -> Thing | None:
    held = minutes.meeting
    if held is None:
        return None
    return at.thing(f"/meetings/{held.id}", "Meeting", held.title)


def _when(minutes: Minutes) -> str:
    """When the meeting began, or else the day."""
    held = minutes.meeting
    if held is None:
        day: str = minutes.report.held_on.isoformat()
        return day
    began: str = held.starts_at.astimezone(ZoneInfo(held.timezone)).isoformat()
    return began


def _action(action: Any, minutes: Minutes, here: str, at: Addresses) -> Thing:
    named = minutes.names or not action.owner_id
    owner = agent(action.owner_id, action.owner, action, at) if named else None
    if not named and action.organisation:
        owner = organisation(action.responsible_id, action.organisation, at)
    return filled({
        "@id": f"{here}#action-{action.id}",
        "@type": "PlanAction",
        "name": action.text,
        "agent": owner,
        "scheduledTime": action.due_on.isoformat() if action.due_on else None,
        "actionStatus": STATUSES[action.state],
        "object": about(action, at),
    })  # fmt: skip
