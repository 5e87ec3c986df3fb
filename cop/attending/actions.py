# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of who comes: register, take a place that was offered, remove, follow changes."""

from flask_babel import gettext as _

from cop.attending import letters, queries, queue
from cop.db import db
from cop.errors import Refused
from cop.meetings.models import Meeting
from cop.meetings.moments import is_closed
from cop.meetings.registrations import Coming, Registration
from cop.notify.following import take_part
from cop.notify.models import Because
from cop.people.models import Person


def register(
    meeting: Meeting, *, by: Person, coming: Coming, online: bool | None = None, remark: str = ""
) -> Registration:
    """Say whether one comes; it can be changed until registration closes.

    Who does not choose comes to the room, if there is one. That one stays away can be said until
    the meeting begins.
    """
    queue.refuse_when_over(meeting)
    queue.hold(meeting)
    registration = db.session.scalar(queries.of_person(meeting.id, by.id))
    if is_closed(meeting) and (registration is None or coming != Coming.NO):
        raise Refused(
            _("Registration is closed. You can still say that you cannot come.")
            if registration
            else _("Registration is closed. Ask the organisers whether there is still a place.")
        )
    if registration is None:
        registration = Registration(meeting_id=meeting.id, person_id=by.id, coming=Coming.NO)
        db.session.add(registration)
    registration.remark = remark
    queue.say(meeting, registration, coming, online=chosen(meeting, online))
    take_part(by, meeting, Because.REGISTERED)
    return registration


def accept(meeting: Meeting, *, by: Person) -> None:
    """Take the place that was offered."""
    queue.refuse_when_over(meeting)
    queue.hold(meeting)
    registration = db.session.scalar(queries.of_person(meeting.id, by.id))
    if registration is None:
        raise Refused(_("You are not registered for this meeting."))
    queue.accept(meeting, registration)


def remove(meeting: Meeting, registration: Registration) -> None:
    """Take somebody off the list; the place goes to who is next."""
    queue.hold(meeting)
    queue.take_out(meeting, registration)
    letters.forget_links(registration)
    db.session.delete(registration)
    db.session.flush()
    queue.settle(meeting)


def follow_meeting(meeting: Meeting, news: str, by: Person) -> None:
    """Offer what came free when a meeting changed, and tell guests who wait for a place."""
    queue.hold(meeting)
    queue.settle(meeting)
    if news in letters.NEWS and meeting.hidden_at is None:
        for guest in db.session.scalars(queries.guests_to_tell(meeting.id)):
            letters.tell_news(meeting, guest, news)


def chosen(meeting: Meeting, online: bool | None) -> bool:
    """Whether it is online, where the meeting leaves a choice."""
    if not meeting.place:
        return True
    return bool(online and meeting.online_url)
