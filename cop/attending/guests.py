# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of guests, who have no account: asked for, confirmed, coming after all or not."""

from flask_babel import gettext as _
from sqlalchemy import update

from cop import clock
from cop.attending import letters, queries, queue
from cop.attending.actions import chosen
from cop.db import db
from cop.errors import Refused
from cop.meetings.models import Meeting
from cop.meetings.moments import is_closed
from cop.meetings.registrations import Coming, Registration
from cop.people.actions.tokens import hash_of
from cop.people.models import Person
from cop.people.queries import by_email


def ask(
    meeting: Meeting,
    *,
    name: str,
    email: str,
    organisation: str = "",
    online: bool | None = None,
    remark: str = "",
    locale: str,
    by: Person | None = None,
) -> None:
    """Ask somebody by mail to confirm that they come; an organiser may do so for them.

    Nothing that is answered tells whether the address is known. What was confirmed before is not
    changed by somebody who may be another.
    """
    if by is None and is_closed(meeting):
        raise Refused(_("Registration is closed: the meeting has begun or was cancelled."))
    queue.refuse_when_over(meeting)
    person = db.session.scalar(by_email(email))
    if person is not None and person.takes_part:
        letters.tell_person(meeting, person)
        return
    queue.hold(meeting)
    guest = db.session.scalar(queries.of_guest(meeting.id, email))
    if guest is not None and guest.confirmed_at:
        letters.show_again(meeting, guest)
        return
    if guest is None:
        guest = Registration(meeting_id=meeting.id, email=email, coming=Coming.YES)
        db.session.add(guest)
    guest.name, guest.organisation, guest.remark, guest.locale = name, organisation, remark, locale
    guest.online = chosen(meeting, online)
    db.session.flush()
    letters.forget_links(guest)
    letters.ask_to_confirm(meeting, guest, by)


def find(secret: str) -> Registration:
    """The guest of a link; raises Refused when it does not work any more."""
    guest = db.session.scalar(queries.by_link(hash_of(secret), clock.now()))
    if guest is None:
        raise Refused(_("This link does not work any more: it is too old, there is a newer one, or"
                        " you were taken off the list. Register again on the page of the"
                        " meeting."))  # fmt: skip
    return guest


def answer(
    meeting: Meeting, guest: Registration, coming: Coming, online: bool | None = None
) -> None:
    """Confirm, take the place that was offered, stay away, come after all, or change where."""
    queue.refuse_when_over(meeting)
    queue.hold(meeting)
    first = _confirmed_now(guest)
    db.session.refresh(guest)
    online = guest.online if online is None else chosen(meeting, online)
    new = (coming, online) != (guest.coming, guest.online)
    if first:
        letters.keep_links(meeting, guest)
    elif coming == Coming.YES and new and is_closed(meeting):
        raise Refused(_("Registration is closed. Ask the organisers whether there is still a"
                        " place."))  # fmt: skip
    queue.say(meeting, guest, coming, online=online)


def _confirmed_now(guest: Registration) -> bool:
    """Confirm the address; of any number who do so at the same time one succeeds."""
    confirmed = (
        update(Registration)
        .where(Registration.id == guest.id, Registration.confirmed_at.is_(None))
        .values(confirmed_at=clock.now())
        .returning(Registration.id)
        .execution_options(synchronize_session=False)
    )
    return db.session.scalar(confirmed) is not None
