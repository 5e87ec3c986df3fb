# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail to guests: to confirm, when a place is free, when the meeting changes."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, update

from cop import clock
from cop.attending.models import GuestLink
from cop.db import db
from cop.i18n import speaking
from cop.meetings.models import Meeting
from cop.meetings.registrations import Registration
from cop.people import letters
from cop.people.actions.tokens import hash_of
from cop.people.models import Person
from cop.web.filters import show_date, show_hours, show_moment

CONFIRM_WITHIN = timedelta(days=7)
KEPT = timedelta(days=30)
"""How long after the meeting a guest can open the page, for the certificate."""
NEWS = {"meeting_moved", "meeting_cancelled", "meeting_reinstated"}
"""What guests are told of a meeting, as people are."""


def ask_to_confirm(meeting: Meeting, guest: Registration, by: Person | None = None) -> None:
    """The mail with the button, to who registered or was added by an organiser."""
    expires_at = clock.now() + CONFIRM_WITHIN
    _send("guest_confirm", meeting, guest, expires_at, organiser=by.name if by else "")


def show_again(meeting: Meeting, guest: Registration) -> None:
    """The way to their page, for a guest who registers again."""
    _send("guest_here", meeting, guest, meeting.ends_at + KEPT)


def offer(meeting: Meeting, guest: Registration) -> None:
    """That a place is free, and until when it is kept."""
    with speaking(guest.locale):
        until = show_moment(guest.offered_until, meeting.timezone)
    _send("guest_offer", meeting, guest, meeting.ends_at + KEPT, until=until)


def tell_news(meeting: Meeting, guest: Registration, news: str) -> None:
    """That the meeting moved, is cancelled or takes place after all."""
    reason = meeting.cancelled_reason
    _send("guest_news", meeting, guest, meeting.ends_at + KEPT, news=news, reason=reason)


def remind(meeting: Meeting, guest: Registration, agenda: Sequence[str]) -> None:
    """That the meeting is near, with its agenda."""
    _send("guest_near", meeting, guest, meeting.ends_at + KEPT, agenda=agenda)


def tell_person(meeting: Meeting, person: Person) -> None:
    """That they have an account, to somebody whose address was given for a guest."""
    path = f"{meeting.path}/{meeting.id}"
    letters.send_to(person, "guest_known", path=path, **_facts(meeting, person.locale))


def keep_links(meeting: Meeting, guest: Registration) -> None:
    """Let the links of a guest who confirmed work until some time after the meeting."""
    of_guest = update(GuestLink).where(GuestLink.registration_id == guest.id)
    db.session.execute(of_guest.values(expires_at=meeting.ends_at + KEPT))


def forget_links(guest: Registration) -> None:
    """End every link of a guest."""
    db.session.execute(delete(GuestLink).where(GuestLink.registration_id == guest.id))


def _send(
    letter: str, meeting: Meeting, guest: Registration, expires_at: datetime, **more: Any
) -> None:
    secret = secrets.token_urlsafe(32)
    db.session.add(
        GuestLink(token_hash=hash_of(secret), registration_id=guest.id, expires_at=expires_at)
    )
    letters.send(
        letter,
        guest.email or "",
        guest.locale,
        path=f"/meetings/guests/{secret}",
        name=guest.name,
        **_facts(meeting, guest.locale),
        **more,
    )


def _facts(meeting: Meeting, locale: str) -> dict[str, Any]:
    """What each of these mails says of the meeting."""
    zone = meeting.timezone
    with speaking(locale):
        day = show_date(meeting.starts_at, zone, "full")
        hours = show_hours(meeting.starts_at, meeting.ends_at, zone)
    return {"title": meeting.title, "when": f"{day}, {hours}", "place": meeting.place}
