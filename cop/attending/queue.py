# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The places of a room: who has one, who waits, and whom a place that comes free is offered to.

Whatever changes the places of a meeting holds its row meanwhile, so that they are given one by one.
"""

from collections.abc import Callable
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from cop import clock
from cop.attending import letters, queries
from cop.attending.room import room_of
from cop.batches import one_by_one
from cop.db import db, reading
from cop.errors import Refused
from cop.meetings.models import Meeting
from cop.meetings.moments import is_upcoming
from cop.meetings.registrations import Coming, Place, Registration
from cop.notify.actions import tell

OFFER_LASTS = timedelta(hours=48)
"""How long a place is kept for who is next; never beyond the beginning of the meeting."""
BATCH = 100
"""Offers that are ended in one round of the worker."""


REGISTERED: list[Callable[[Meeting, Registration, Coming | None, Coming | None], object]] = []
"""What higher floors do when somebody gets or loses a place, or perhaps comes: before, and now."""


def hold(meeting: Meeting) -> None:
    """Let nobody else change the places until this transaction ends; SQLite has one writer."""
    table = Meeting.__table__
    # Not against rows that only refer to the meeting: key_share lets those be written.
    row = select(table.c.id).where(table.c.id == meeting.id).with_for_update(key_share=True)
    db.session.execute(row)
    db.session.refresh(meeting, ["capacity", "starts_at", "cancelled_at"])


def refuse_when_over(meeting: Meeting) -> None:
    """Refuse whatever is said of coming once a meeting has begun or is cancelled."""
    if not is_upcoming(meeting):
        raise Refused(_("Registration is closed: the meeting has begun or was cancelled."))


def say(meeting: Meeting, registration: Registration, coming: Coming, *, online: bool) -> None:
    """Note an answer, and give the place or a place in the queue that goes with it."""
    before = standing(registration)
    had_room = registration.place is not None and not registration.online
    registration.coming, registration.online = coming, online
    if coming != Coming.YES:
        _leave(registration)
    elif online:
        _leave(registration)
        registration.place = Place.IN
    elif not had_room:
        _come(meeting, registration)
    elif registration.place == Place.OFFERED:
        _take(registration)
    db.session.flush()
    _follow(meeting, registration, before)
    settle(meeting)


def standing(registration: Registration) -> Coming | None:
    """Whether somebody comes, or perhaps; None for who waits, stays away or did not confirm."""
    if registration.person_id is None and registration.confirmed_at is None:
        return None
    if registration.coming == Coming.MAYBE:
        return Coming.MAYBE
    return Coming.YES if registration.place == Place.IN else None


def take_out(meeting: Meeting, registration: Registration) -> None:
    """Let somebody give up the place, as far as others have to know it."""
    before = standing(registration)
    registration.coming = Coming.NO
    _leave(registration)
    db.session.flush()
    _follow(meeting, registration, before)


def accept(meeting: Meeting, registration: Registration) -> None:
    """Take the place that was offered, in time."""
    before = standing(registration)
    _take(registration)
    _follow(meeting, registration, before)


def _follow(meeting: Meeting, registration: Registration, before: Coming | None) -> None:
    now = standing(registration)
    for react in REGISTERED if now != before else ():
        react(meeting, registration, before, now)


def _take(registration: Registration) -> None:
    until = registration.offered_until
    if registration.place == Place.IN:
        return
    if registration.place != Place.OFFERED or until is None or until <= clock.now():
        raise Refused(_("This place is not kept for you any more: it was offered to the next."))
    registration.place, registration.offered_until = Place.IN, None
    db.session.flush()


def settle(meeting: Meeting) -> None:
    """Offer the places that are free to those who wait longest, and tell them at once."""
    if not is_upcoming(meeting):
        return
    next_up = queries.waiting(meeting.id)
    if room := room_of(meeting):
        next_up = next_up.limit(room.free)
    for registration in db.session.scalars(next_up).all():
        registration.place = Place.OFFERED
        registration.offered_until = min(clock.now() + OFFER_LASTS, meeting.starts_at)
        db.session.flush()
        if registration.person_id:
            anchor = "registration"
            tell([registration.person_id], "place_offered", meeting, anchor=anchor)
        else:
            letters.offer(meeting, registration)


def lapse() -> int:
    """End the offers nobody said yes to, each in a transaction of its own; answers how many.

    Two workers may do so at once: the second finds the offer ended.
    """
    with reading():
        due = db.session.scalars(queries.lapsed(clock.now()).limit(BATCH)).all()
    return one_by_one(due, _lapse)


def _lapse(registration_id: int) -> bool:
    registration = db.session.get(Registration, registration_id)
    if registration is None:  # taken off the list meanwhile
        return False
    meeting = db.session.get_one(Meeting, registration.meeting_id)
    hold(meeting)
    db.session.refresh(registration)
    until = registration.offered_until
    if registration.place != Place.OFFERED or until is None or until > clock.now():
        return False
    registration.place = None
    db.session.flush()
    settle(meeting)
    return True


def _leave(registration: Registration) -> None:
    registration.place = registration.queued_at = registration.offered_until = None


def _come(meeting: Meeting, registration: Registration) -> None:
    """A place in the room while there is one and nobody waits for it; else the end of the queue."""
    _leave(registration)
    room = room_of(meeting)
    if room and room.is_full:
        registration.place, registration.queued_at = Place.WAITING, clock.now()
    else:
        registration.place = Place.IN
