# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of calendars: invite, take a meeting out of a calendar, and follow what changes."""

import secrets
from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from cop import clock
from cop.attending import queries as attending
from cop.calendars import queries, writing
from cop.calendars.writing import Guest
from cop.contributions.models import Contribution
from cop.db import db
from cop.i18n import speaking
from cop.mail.outbox import OutboxMail
from cop.meetings.models import Meeting
from cop.meetings.moments import is_upcoming
from cop.meetings.registrations import Coming, Registration
from cop.notify.kinds import KINDS
from cop.notify.models import UNMAILED, Fate, Notification
from cop.people import letters
from cop.people.models import Person
from cop.people.queries import readers_of, taking_part

REQUEST, CANCEL = "REQUEST", "CANCEL"


def invite(
    meeting: Meeting,
    guests: Iterable[tuple[int | None, Guest, str]],
    *,
    method: str = REQUEST,
    kind: str = "",
) -> None:
    """Mail the meeting for the calendar of each guest: (id of a person or none, guest, locale).

    These mails go at once and whatever somebody chose about news: an appointment that stays in a
    calendar although the meeting moved sends people to an empty room. Who wants none says that
    they do not come. Addresses whose mail came back get none (`mail.paused`), nor who left.
    An earlier one that nobody is sending yet is replaced, so that no two arrive in a wrong order.
    """
    for person_id, guest, locale in guests:
        _replace(meeting, guest.email)
        with speaking(locale):
            calendar = writing.mail(meeting, guest, method, agenda_of(meeting))
            sentence = _sentence(meeting, method, kind, guest)
        posting: dict[str, Any] = {
            "calendar": calendar, "about_id": meeting.id,
            "person_id": person_id,
            "message_id": f"calendar-{meeting.id}-{meeting.sequence}-{secrets.token_hex(6)}",
        }  # fmt: skip
        letters.send(
            "calendar", guest.email, locale, path=writing.path(meeting), posting=posting,
            meeting=meeting, sentence=sentence, cancels=method == CANCEL,
        )  # fmt: skip


def follow_change(meeting: Meeting, news: str, by: Person) -> None:
    """Mail everybody who comes that calendars show something else from now on.

    The mail says what the news says, so that the news of who gets it needs no letter: it is marked
    as told apart. Reminders of what was before are taken back.
    """
    if not news:
        return
    meeting.sequence += 1
    db.session.flush()
    if meeting.starts_at <= clock.now() or meeting.hidden_at:
        return
    kind = news if news in KINDS else ""
    if kind:
        _forget_reminders(meeting)
    method = CANCEL if meeting.cancelled_at else REQUEST
    found = _coming(meeting)
    invite(meeting, found, method=method, kind=kind)
    mailed = [person_id for person_id, _guest, _locale in found if person_id]
    if kind and mailed:
        told = update(Notification).where(
            Notification.contribution_id == meeting.id, Notification.kind == kind,
            Notification.person_id.in_(mailed), Notification.fate.in_(UNMAILED),
        )  # fmt: skip
        db.session.execute(told.values(fate=Fate.APART, fate_at=clock.now(), letter_at=None))


def follow_hiding(contribution: Contribution, by: Person) -> None:
    """Take a meeting that is hidden out of the calendars of who comes, or put it back.

    What was cancelled stands in none. Why it is hidden is said to nobody but its author.
    """
    if isinstance(contribution, Meeting) and is_upcoming(contribution):
        contribution.sequence += 1
        db.session.flush()
        method = CANCEL if contribution.hidden_at else REQUEST
        invite(contribution, _coming(contribution), method=method)


def follow_answer(
    meeting: Meeting, registration: Registration, before: Coming | None, now: Coming | None
) -> None:
    """Put the meeting in the calendar of who comes or may come, or take it out again."""
    guest = _guest_of(meeting, registration, now or Coming.NO)
    if guest is not None:
        if now is None or (before is None and _knows(meeting, guest[1].email)):
            # A calendar passes over what has a number that it knows (RFC 5546, 2.1.4).
            meeting.sequence += 1
            db.session.flush()
        invite(meeting, [guest], method=REQUEST if now else CANCEL)


def agenda_of(meeting: Meeting) -> list[Any]:
    """The items of one meeting that calendars show."""
    return list(db.session.execute(queries.agendas([meeting.id])))


def _coming(meeting: Meeting) -> list[tuple[int | None, Guest, str]]:
    return [
        (row.person_id, Guest(row.address, row.name, row.coming.value), row.locale)
        for row in db.session.execute(attending.addresses_of(meeting.id))
    ]


def _guest_of(
    meeting: Meeting, registration: Registration, coming: Coming
) -> tuple[int | None, Guest, str] | None:
    """The mailbox of a registration; None of who left, or may not read the meeting any more."""
    if registration.person_id is None:
        guest = Guest(registration.email or "", registration.name, coming.value)
        return None, guest, registration.locale
    readers = taking_part().where(
        Person.id == registration.person_id, Person.id.in_(readers_of(meeting.group_id))
    )
    person = db.session.scalar(readers)
    if person is None:
        return None
    return person.id, Guest(person.email, person.name, coming.value), person.locale


def _sentence(meeting: Meeting, method: str, kind: str, guest: Guest) -> str:
    """What happened, in the words of the news if it is news."""
    if kind:
        return str(KINDS[kind].sentence) % {"title": meeting.title, "who": ""}
    if method == CANCEL and meeting.hidden_at:
        return str(_("The meeting “%(title)s” is not on the site any more", title=meeting.title))
    if method == CANCEL:
        return str(_("You said that you do not come to “%(title)s”", title=meeting.title))
    if meeting.sequence:
        return str(_("The meeting “%(title)s” in your calendar", title=meeting.title))
    return str(_("For your calendar: “%(title)s”", title=meeting.title))


def _knows(meeting: Meeting, email: str) -> bool:
    """Whether an address had the meeting in a mail before."""
    earlier = select(OutboxMail.id).where(
        OutboxMail.about_id == meeting.id,
        OutboxMail.recipient == email,
        OutboxMail.message_id.startswith("calendar-"),
    )
    return db.session.scalar(earlier.limit(1)) is not None


def _replace(meeting: Meeting, email: str) -> None:
    unsent = delete(OutboxMail).where(
        OutboxMail.about_id == meeting.id, OutboxMail.recipient == email,
        OutboxMail.calendar != "", OutboxMail.sent_at.is_(None), OutboxMail.leased_until.is_(None),
    )  # fmt: skip
    db.session.execute(unsent, execution_options={"synchronize_session": False})


def _forget_reminders(meeting: Meeting) -> None:
    """Take back the reminders of another time, on the site and by letter."""
    now = clock.now()
    told = update(Notification).where(
        Notification.contribution_id == meeting.id, Notification.kind == "meeting_near",
        Notification.read_at.is_(None),
    )  # fmt: skip
    db.session.execute(told.values(read_at=now, letter_at=None))
    unmailed = update(Notification).where(
        Notification.contribution_id == meeting.id, Notification.kind == "meeting_near",
        Notification.fate.in_(UNMAILED),
    )  # fmt: skip
    db.session.execute(unmailed.values(fate=Fate.GONE, fate_at=now, letter_at=None))
