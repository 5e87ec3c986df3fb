# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The clock of the simulated year: what people do at which moment, and the worker that comes by."""

import heapq
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select

from cop import clock, worker, working_days
from cop.db import db
from cop.errors import Refused
from cop.mail.outbox import OutboxMail
from cop.notify.models import Notification, Overview
from cop.worker import Works

ZONE = "Europe/Amsterdam"
STEP = timedelta(minutes=10)
OPENS, CLOSES = time(8), time(20)
ALL_AT = (8, 12, 16)
"""The hours of all works, on days off the first; between them only letters and mail can be due."""
SEARCH = {worker.feed_the_index, worker.read_files, worker.count_misses}
WORKS = [work for work in worker.WORK if work not in SEARCH] + worker.MAIL
"""What the worker does, but for the search index."""
DUE = select(Notification.id).where(Notification.letter_at <= bindparam("now")).limit(1)
LETTERS = [worker.write_letters, worker.send_mail]


class Clock:
    """Moments to come with what happens then; after each step the worker works."""

    def __init__(self) -> None:
        self._planned: list[tuple[datetime, int, Callable[[], None]]] = []
        self._number = itertools.count()

    def plan(self, moment: datetime, happens: Callable[[], None]) -> None:
        """Let something happen at a moment."""
        heapq.heappush(self._planned, (moment, next(self._number), happens))

    def steps(self, day: date) -> Iterator[datetime]:
        """Let a day go by; after each round of the worker the moment is given."""
        moment = at(day, OPENS)
        end = at(day, CLOSES) if working_days.is_working(day, "NL") else moment
        while moment <= end:
            self._happen(moment)
            if works := _due(moment):
                with clock.at(moment):
                    _work(works)
                    yield moment
            moment += STEP

    def _happen(self, until: datetime) -> None:
        while self._planned and self._planned[0][0] <= until:
            moment, _number, happens = heapq.heappop(self._planned)
            with clock.at(moment):
                try:
                    happens()
                    db.session.commit()
                except Refused:
                    db.session.rollback()


def at(day: date, hour: time) -> datetime:
    """A moment of a day on the clock of the site."""
    return datetime.combine(day, hour, ZoneInfo(ZONE)).astimezone(UTC)


def local(moment: datetime) -> date:
    """The day of a moment on the clock of the site."""
    return moment.astimezone(ZoneInfo(ZONE)).date()


def in_working_hours(moment: datetime) -> datetime:
    """The same moment, or one in the next working day when nobody works then."""
    there = moment.astimezone(ZoneInfo(ZONE))
    if working_days.is_working(there.date(), "NL") and 8 <= there.hour < 18:
        return moment
    day = there.date() if there.hour < 8 else there.date() + timedelta(days=1)
    while not working_days.is_working(day, "NL"):
        day += timedelta(days=1)
    return at(day, time(8 + there.minute % 9, there.minute))


def _work(works: Works) -> None:
    """Rounds of the worker until one of them changes nothing."""
    before, after = None, _done()
    while before != after:
        for each in works:
            each()
            db.session.commit()
        before, after = after, _done()


def _done() -> Any:
    """How much was mailed, made and settled by now."""
    return db.session.execute(
        select(
            select(func.count(OutboxMail.id)).scalar_subquery(),
            select(func.count(OutboxMail.sent_at)).scalar_subquery(),
            select(func.count()).select_from(Overview).scalar_subquery(),
            select(func.count(Notification.letter_at)).scalar_subquery(),
        )
    ).one()


def _due(moment: datetime) -> Works:
    """What the worker has to do: now and then everything, else letters where some are due."""
    there = moment.astimezone(ZoneInfo(ZONE))
    if there.hour in ALL_AT and there.minute == 0:
        return WORKS
    waits = db.session.scalar(DUE, {"now": moment}) is not None
    db.session.rollback()
    return LETTERS if waits else []
