# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of a meeting shows of who comes, to one reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cop.attending import policy, presence, queries
from cop.attending.forms import ONLINE, ROOM, CodeForm, RegistrationForm, for_meeting
from cop.attending.room import Room, room_of
from cop.contributions.prepared import run
from cop.db import db
from cop.meetings.moments import is_closed, is_upcoming
from cop.meetings.policy import sees_names
from cop.meetings.registrations import Coming, Place
from cop.people.models import Person


@dataclass(frozen=True)
class Standing:
    """Who comes, and how the reader stands among them."""

    coming: Sequence[Any]
    perhaps: Sequence[Any]
    mine: Any
    number: int
    """Where the reader stands on the waiting list; 0 when they do not wait."""
    room: Room | None
    """How the places in the room stand, while there is a limit and they are still given."""
    waits: bool
    """Whether the reader comes on the waiting list by saying that they come to the room."""
    form: Any
    code_form: CodeForm | None
    closed: bool
    """Whether it is too late to say that one comes."""
    open_to_guests: bool
    guests_type_code: bool
    """Whether a visitor who is registered as a guest types the code on a page of their own."""
    there: bool
    """Whether the reader was there."""
    certificate: bool
    """Whether there is a certificate of it."""


def of(person: Person | None, meeting: Any, refused: Any = None) -> Standing:
    """In one query for people who take part, and none for visitors, who see no names.

    The places of a room with a limit are one more.
    """
    rows: Sequence[Any] = []
    if sees_names(person):
        rows = run(queries.registrations, person, meeting_id=meeting.id).all()
    mine = next((row for row in rows if person and row.person_id == person.id), None)
    queue = in_queue(rows)
    room = room_of(meeting) if is_upcoming(meeting) else None
    has_room = mine is not None and mine.place is not None and not mine.online
    waits = bool(room and room.is_full and not is_closed(meeting) and not has_room)
    form = _form(person, meeting, mine, refused)
    if form and waits:
        form.say_that_one_waits()
    there = mine.there if mine else _is_named(person, meeting)
    checks_in = policy.may_check_in(person, meeting) and not there
    code_form = refused if isinstance(refused, CodeForm) else None
    return Standing(
        coming=[row for row in rows if row.place == Place.IN],
        perhaps=[row for row in rows if row.coming == Coming.MAYBE],
        mine=mine,
        number=queue.index(mine) + 1 if mine in queue else 0,
        room=room,
        waits=waits,
        form=form,
        code_form=(code_form or CodeForm(formdata=None)) if checks_in else None,
        closed=is_closed(meeting),
        open_to_guests=policy.may_come_as_guest(person, meeting),
        guests_type_code=person is None and policy.takes_code(meeting),
        there=there,
        certificate=policy.may_have_certificate(there, meeting),
    )


def _is_named(person: Person | None, meeting: Any) -> bool:
    """Whether the report names somebody who is not on the list."""
    if person is None or meeting.report_id is None:
        return False
    return db.session.execute(presence.certified(meeting.id, person.id)).first() is not None


def in_queue(rows: Sequence[Any]) -> list[Any]:
    """Those who wait, the first of them first."""
    found = [row for row in rows if row.place == Place.WAITING]
    return sorted(found, key=lambda row: (row.queued_at, row.id))


def _form(person: Person | None, meeting: Any, mine: Any, refused: Any) -> Any:
    """The form as the reader filled it in before, or as it was refused."""
    if not policy.may_register(person, meeting):
        return None
    if isinstance(refused, RegistrationForm):
        return refused
    where = {"where": ONLINE if mine and mine.online else ROOM}
    filled = {"coming": mine.coming, "remark": mine.remark} if mine else {}
    return for_meeting(RegistrationForm(formdata=None, data=filled | where), meeting)
