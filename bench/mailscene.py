# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A community with news, workers on a clock that is moved on, and what became of its mail."""

import re
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import String, cast, delete, func, insert, select, update

from bench import faultscene, grown, plan, site
from bench.faultscene import Place
from bench.mailsink import Sink, read
from cop import clock, worker
from cop.contributions.models import Contribution
from cop.db import db, reading
from cop.mail import transport
from cop.mail.outbox import OutboxMail, queue
from cop.mail.transport import SmtpTransport
from cop.notify.models import Fate, Notification
from cop.people.models import Person
from cop.questions.models import Question

PATIENCE = 120.0
"""Seconds after which what still waits counts as lost."""
WORKS = ("beat", "write_letters", "make_overviews")
"""What the worker does beside sending mail."""
TITLE = "Vraag nummer "
A_MOMENT = timedelta(seconds=30)


class Clock:
    """How far the clock of all processes is ahead of the true one."""

    def __init__(self) -> None:
        self.ahead = faultscene.number()

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.ahead.value)

    def move_to(self, moment: datetime) -> None:
        """Move on; never back."""
        self.ahead.value += max(0.0, (moment - self.now()).total_seconds())


class _Moved:
    """Stands for what `clock.at` tells, in every thread of a process."""

    def __init__(self, ahead: Any) -> None:
        self.ahead = ahead

    def get(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.ahead.value)


def at_work(place: Place, port: int, now: Clock, ready: Any = None, **more: Any) -> Any:
    """A worker as a process, killed with the block."""
    return faultscene.process(working, place, port, now.ahead, ready, more)


def working(app: Flask, port: int, ahead: Any, ready: Any, more: dict[str, Any]) -> None:
    """The worker as it is, but for its clock, its pauses and the time-out of the mail server."""
    server = SmtpTransport("127.0.0.1", port, security="none", timeout=more.get("timeout", 10.0))
    transport.chosen = lambda settings: server
    clock._told = _Moved(ahead)  # type: ignore[assignment]  # in every thread, unlike clock.at
    worker.PAUSE = more.get("pause", 0.1)
    worker.WORK[:] = [work for work in worker.WORK if work.__name__ in WORKS]
    worker.give_way()
    if ready is not None:
        ready.set()
    worker.run(app, threading.Event())


def emptied(app: Flask) -> None:
    """Nothing to be sent or told is left of what was before."""
    with app.app_context():
        for table in (Notification, OutboxMail):
            db.session.execute(delete(table))
        db.session.commit()


def queued(app: Flask, count: int) -> None:
    """Put mails in the outbox."""
    with app.app_context():
        for number in range(count):
            to = f"deelnemer{number}@voorbeeldstad.example"
            queue(db.session, to, f"Nummer {number}", "Dag", reason="bench", language="nl")
        db.session.commit()


def settled(app: Flask, now: Clock, jumps: int = 1000, patience: float = PATIENCE) -> bool:
    """Move the clock on, each time nothing is due, until all was sent or given up.

    Nothing is in a worker's hands when the clock moves, so that no lease runs out before its time.
    After so many jumps it stops.
    """
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with app.app_context(), reading():
            waiting = OutboxMail.sent_at.is_(None) & OutboxMail.failed_at.is_(None)
            nearest, held = OutboxMail.send_after, OutboxMail.leased_until
            due, in_hand = db.session.execute(
                select(func.min(nearest), func.count(held)).where(waiting)
            ).one()
        if due is None:
            return True
        if not in_hand and due > now.now():
            if jumps == 0:
                return False
            jumps -= 1
            now.move_to(due + A_MOMENT)
        time.sleep(0.05)
    return False


def became(app: Flask, sink: Sink) -> dict[str, Any]:
    """The counts of what was queued and what the server took on."""
    with app.app_context(), reading():
        domain = app.extensions["settings"].mail_from.rpartition("@")[2]
        rows = db.session.execute(
            select(OutboxMail.message_id, OutboxMail.failed_at, OutboxMail.last_error)
        ).all()
    taken = sink.ids()
    mails = {f"<{row.message_id}@{domain}>" for row in rows}
    given_up = {f"<{row.message_id}@{domain}>" for row in rows if row.failed_at and row.last_error}
    return {
        "queued": len(mails),
        "delivered": len(taken.keys() & mails),
        "given up": len(given_up),
        "lost": len(mails - taken.keys() - given_up),
        "phantom": len(taken.keys() - mails),
        "doubles": taken.total() - len(taken),
    }


def made(place: Place, size: plan.Size) -> Flask:
    """A community of a size in an empty place."""
    app = place.app()
    place.folder.mkdir(parents=True, exist_ok=True)
    with app.app_context():
        site.fill(size)
        if db.engine.dialect.name == "postgresql":
            grown.count_on()
        db.session.remove()
    return app


def a_tuesday(zone: str) -> datetime:
    """The next Tuesday at nine in the morning, when overviews are made."""
    local = clock.now().astimezone(ZoneInfo(zone)) + timedelta(days=1)
    local += timedelta(days=(1 - local.weekday()) % 7)
    return local.replace(hour=9, minute=0, second=0, microsecond=0).astimezone(UTC)


def told(app: Flask, at: datetime, letters: int, lines: int) -> None:
    """Tell everybody of so many things that are due as letters, and of others for the overview."""
    emptied(app)
    with app.app_context():
        people = db.session.scalars(select(Person.id).order_by(Person.id)).all()
        things = db.session.execute(
            select(Question.id, Question.author_id)
            .where(Contribution.group_id == plan.COMMUNITY, Contribution.hidden_at.is_(None))
            .order_by(Question.id)
        ).all()
        named = TITLE + cast(Contribution.id, String)
        db.session.execute(update(Contribution).values(title=named))
        rows = [
            {
                "person_id": person,
                "kind": "mentioned" if number < letters else "commented",
                "contribution_id": thing.id,
                "actor_id": thing.author_id,
                "created_at": at - timedelta(days=1, minutes=number),
                "updated_at": at - timedelta(days=1, minutes=number),
                "since": at - timedelta(days=1, minutes=number),
                "letter_at": at if number < letters else None,
            }
            for person in people
            for number in range(letters + lines)
            for thing in [things[(person * 7 + number) % len(things)]]
        ]
        db.session.execute(insert(Notification), rows)
        db.session.commit()


def untold(app: Flask) -> int:
    """Notifications that still wait for a letter or an overview."""
    with app.app_context(), reading():
        waiting = Notification.fate == Fate.WAITING, Notification.read_at.is_(None)
        return db.session.scalar(select(func.count()).where(*waiting)) or 0


def told_of(app: Flask, sink: Sink) -> dict[str, int]:
    """Whether everybody was told of everything by one mail, and got one overview."""
    with app.app_context(), reading():
        rows = db.session.execute(
            select(Person.email, Notification.contribution_id).join(
                Person, Person.id == Notification.person_id
            )
        ).all()
    mails: dict[str, dict[str, str]] = {}
    for content in sink.taken:
        mail = read(content)
        text = " ".join(mail.get_body(("plain",)).get_content().split())
        mails.setdefault(str(mail["To"].addresses[0].addr_spec), {})[mail["Message-ID"]] = text
    counts, overviews = Counter[int](), Counter[str]()
    for row in rows:
        title = re.compile(f"[‘“„«]\\s?{TITLE}{row.contribution_id}\\s?[’”“»]")
        counts[
            sum(title.search(text) is not None for text in mails.get(row.email, {}).values())
        ] += 1
    for to, each in mails.items():
        overviews[to] = sum(id.startswith("<overview-") for id in each)
    return {
        "told of": len(rows),
        "told of once": counts[1],
        "never": counts[0],
        "more than once": len(rows) - counts[1] - counts[0],
        "overviews": overviews.total(),
        "two overviews": sum(times > 1 for times in overviews.values()),
    }
