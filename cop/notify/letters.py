# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Letters about news that should not wait: written when they go, one for all of a contribution."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import delete, func, select, update

from cop import clock
from cop.batches import one_by_one
from cop.contributions.models import Contribution
from cop.contributions.parts import on_page_of
from cop.db import db
from cop.i18n import speaking
from cop.mail.outbox import OutboxMail
from cop.mail.reply_address import address_for
from cop.notify import choices, queries, quoting, told_queries, unsubscribing
from cop.notify.kinds import KINDS, Rhythm
from cop.notify.models import Fate, Notification
from cop.people import letters
from cop.people.models import Person
from cop.people.queries import taking_part
from cop.web.urls import place_of

APART = timedelta(hours=1)
"""The shortest time between two letters to one person about one contribution."""
MOST_A_DAY = 19
"""Mails to one person in 24 hours after which letters wait for the overview, which is the 20th."""
BATCH = 50
"""Letters that are written in one round of the worker."""


def make_due() -> int:
    """Write a batch of the letters that are due; answers for how many it was looked.

    Each is claimed in a transaction of its own, which also queues the mail: of two workers one
    writes it, and of one that dies nothing is left. One that cannot be written is tried again in
    an hour.
    """
    whole = func.coalesce(Contribution.part_of_id, Contribution.id)
    due = (
        select(Notification.person_id, whole)
        .join(Contribution, Contribution.id == Notification.contribution_id)
        .where(Notification.letter_at <= clock.now())
        .group_by(Notification.person_id, whole)
        .order_by(func.min(Notification.letter_at))
        .limit(BATCH)
    )
    batch = [(row[0], row[1]) for row in db.session.execute(due)]
    one_by_one(batch, _make, _put_off)
    return len(batch)


def take_back(notifications: Iterable[int]) -> None:
    """Take back the letters about notifications that nobody is sending yet.

    What else stood in them is due again at once.
    """
    sent = Notification.id.in_(list(notifications)), Notification.fate == Fate.SENT
    _take_back(OutboxMail.message_id.in_(select(Notification.mail).where(*sent)))


def write_anew(contribution: Contribution) -> None:
    """Write the letters about a contribution anew that nobody is sending yet: it was changed."""
    whole = contribution.part_of_id or contribution.id
    _take_back((OutboxMail.about_id == whole) & (OutboxMail.calendar == ""))


def _take_back(which: Any) -> None:
    unsent = (
        delete(OutboxMail)
        .where(which, OutboxMail.about_id.is_not(None))
        .where(OutboxMail.sent_at.is_(None), OutboxMail.leased_until.is_(None))
        .returning(OutboxMail.message_id)
    )
    taken = db.session.scalars(unsent, execution_options={"synchronize_session": False}).all()
    if taken:
        now = clock.now()
        again = update(Notification).where(Notification.mail.in_(taken))
        db.session.execute(again.values(fate=Fate.WAITING, fate_at=now, letter_at=now, mail=""))


def _put_off(letter: tuple[int, int]) -> None:
    """Let a letter wait that could not be written."""
    _settle(_claim(*letter), Fate.WAITING, letter_at=clock.now() + APART)


def _make(letter: tuple[int, int]) -> None:
    """Write one letter, to a person about a whole, or say what became of its news instead."""
    person_id, whole_id = letter
    claimed = _claim(person_id, whole_id)
    if not claimed:
        return
    person = db.session.scalar(taking_part().where(Person.id == person_id))
    if person is None:
        _settle(claimed, Fate.GONE)
    elif person.away_until is not None or _had_enough(person):
        _settle(claimed, Fate.HELD)
    elif earlier := _last(person, whole_id):
        _settle(claimed, Fate.WAITING, letter_at=earlier + APART)
    else:
        _write(person, whole_id, claimed)


def _claim(person_id: int, whole_id: int) -> Sequence[int]:
    """Take what is due for ourselves until the end of the transaction."""
    of_whole = select(Contribution.id).where(on_page_of(whole_id))
    claim = (
        update(Notification)
        .where(Notification.person_id == person_id, Notification.letter_at <= clock.now())
        .where(Notification.contribution_id.in_(of_whole))
        .values(letter_at=None)
        .returning(Notification.id)
    )
    return db.session.scalars(claim, execution_options={"synchronize_session": False}).all()


def _write(person: Person, whole_id: int, claimed: Sequence[int]) -> None:
    rows = _wanted(person, claimed)
    if not rows:
        return
    rows.sort(key=lambda row: (not KINDS[row.news].names, row.updated_at))
    ids, first = [row.notification_id for row in rows], rows[0]
    message_id = f"notification-{min(ids)}-{first.since:%Y%m%d%H%M%S}"
    stop = unsubscribing.address(person, {row.news for row in rows}, whole_id)
    headers = _thread(whole_id) | unsubscribing.headers(stop)
    settings = current_app.extensions["settings"]
    if to := address_for(person.id, first.id, settings=settings):
        headers["Reply-To"] = to
    posting = {
        "message_id": message_id, "person_id": person.id, "about_id": whole_id, "headers": headers
    }  # fmt: skip
    with speaking(person.locale):
        values = {
            "title": first.title,
            "news": [quoting.said(person, row) for row in rows],
            "whys": dict.fromkeys(str(KINDS[row.news].why) for row in rows),
            "button": KINDS[first.news].button,
            "answerable": bool(to),
            "stop": stop,
        }
        path = place_of(first, first.anchor)
        letters.send_to(person, "notify", path=path, posting=posting, **values)
    _settle(ids, Fate.SENT, mail=message_id)


def _wanted(person: Person, claimed: Sequence[int]) -> list[Any]:
    """The rows of what may still be read and is still wanted at once; settles the rest."""
    told = told_queries.told(person).where(Notification.id.in_(claimed))
    rows = db.session.execute(told_queries.listed(told)).all()
    _settle(set(claimed) - {row.notification_id for row in rows}, Fate.GONE)
    rhythms, muted = choices.rhythms(person), set(db.session.scalars(queries.muted(person)))
    wanted = []
    for row in rows:
        rhythm = rhythms.get(row.news, Rhythm.WEEKLY)
        silent = {row.id, row.part_of_id} & muted and not KINDS[row.news].names
        if silent or rhythm == Rhythm.NEVER:
            _settle([row.notification_id], Fate.UNWANTED)
        elif rhythm == Rhythm.AT_ONCE:
            wanted.append(row)
    return wanted


def _settle(notifications: Iterable[int], fate: Fate, **values: Any) -> None:
    """Say what became of notifications."""
    settled = update(Notification).where(Notification.id.in_(list(notifications)))
    db.session.execute(settled.values(fate=fate, fate_at=clock.now(), **values))


def _had_enough(person: Person) -> bool:
    """Whether the person was mailed so often in the last 24 hours that letters have to wait."""
    sent = select(func.count()).where(
        OutboxMail.person_id == person.id, OutboxMail.created_at > clock.now() - timedelta(days=1)
    )
    return (db.session.scalar(sent) or 0) >= MOST_A_DAY


def _last(person: Person, whole_id: int) -> datetime | None:
    """When a letter about the contribution was written to the person within the hour."""
    last = select(func.max(OutboxMail.created_at)).where(
        OutboxMail.person_id == person.id,
        OutboxMail.about_id == whole_id,
        OutboxMail.created_at > clock.now() - APART,
    )
    return db.session.scalar(last)


def _thread(whole_id: int) -> dict[str, str]:
    """What keeps the mails about one contribution together (RFC 5322)."""
    began = f"contribution-{whole_id}"
    return {"In-Reply-To": began, "References": began}
