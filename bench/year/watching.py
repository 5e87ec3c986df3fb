# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the simulated year is watched for: every mail, every step, every question that stands."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bench.year.running import local
from cop import working_days
from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.notify.kinds import KINDS
from cop.notify.models import Notification
from cop.notify.overviews import TUESDAY
from cop.waiting import queries
from cop.waiting.models import Step, WaitingStep

LADDER = 21
"""Working days after which an organiser must decide."""
PATIENCE = 5
"""Working days in which a decent organiser decides."""


@dataclass(frozen=True)
class Mail:
    """A mail that was sent."""

    person_id: int
    kind: str
    day: date
    at: datetime
    about_id: int | None


@dataclass
class Watching:
    """What was seen so far; only what a mail or row does not tell afterwards is kept here."""

    mails: list[Mail] = field(default_factory=list)
    steps: dict[Step, set[int]] = field(default_factory=lambda: defaultdict(set))
    undecided: set[int] = field(default_factory=set)
    """Questions that stood so long after somebody was asked to decide."""
    forgotten: set[int] = field(default_factory=set)
    """Questions that stood for longer without anybody being asked to decide."""
    longest: int = 0
    """Working days that somebody who was asked to decide took at most."""
    _last: int = 0

    def sent(self) -> list[Mail]:
        """The mails that were sent since this was last asked."""
        rows = db.session.scalars(
            select(OutboxMail).where(OutboxMail.id > self._last).order_by(OutboxMail.id)
        ).all()
        new = [self._mail(row) for row in rows if row.sent_at and row.person_id]
        self._last = max((row.id for row in rows), default=self._last)
        self.mails += new
        return new

    def climbed(self, since: datetime) -> None:
        """Note the steps that were taken since."""
        for row in db.session.scalars(select(WaitingStep).where(WaitingStep.at >= since)):
            self.steps[row.step].add(row.question_id)

    def standing(self, today: date) -> None:
        """Note the questions that stand too long."""
        for row in db.session.execute(queries.ladder()):
            country = row.country or "NL"
            stands = working_days.between(local(row.created_at), today, country)
            if row.must_decide is not None:
                asked = working_days.between(local(row.must_decide), today, country)
                self.longest = max(self.longest, asked)
                if asked > PATIENCE:
                    self.undecided.add(row.id)
            elif row.forwarded is None and stands > LADDER:
                self.forgotten.add(row.id)

    def _mail(self, row: Any) -> Mail:
        day = local(row.sent_at)
        return Mail(row.person_id, _kind(row, day), day, row.sent_at, row.about_id)


def _kind(row: OutboxMail, day: date) -> str:
    """The first kind of news of a letter, in the order of the choices; else what mail it is."""
    if row.reason == "notify":
        told = select(Notification.kind).where(Notification.mail == row.message_id)
        kinds = set(db.session.scalars(told))
        return next((kind for kind in KINDS if kind in kinds), "letter")
    if row.message_id.startswith("return-"):
        return "after leave"
    if row.reason == "overview":
        return "overview, Tuesday" if day.weekday() == TUESDAY else "overview, other days"
    return row.reason
